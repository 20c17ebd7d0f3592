import AssayDiagnostics

extension RuleID {
  static let anchor: RuleID = "yaml-anchor"
  static let alias: RuleID = "yaml-alias"
  static let tag: RuleID = "yaml-tag"
}

/// Anchors, aliases and tags make a file say one thing and mean another.
///
/// An alias changes an item without touching its lines, a tag changes what its text means; a reviewer who reads the
/// diff sees neither.
extension Composer {
  mutating func refuseProperties(_ event: EventParser.Event, of record: Int) {
    guard parser.hasAnchor(event) || parser.hasTag(event) else { return }
    explainedLine = records[record].line
    if parser.hasAnchor(event) {
      report(
        Diagnostic(
          "anchors are not allowed; write the text out where it is needed", rule: .anchor,
          at: property("&", of: record),
          help: "what many items share goes under `defaults:`, in the file or in `bank.yaml`"))
    }
    if parser.hasTag(event) {
      report(
        Diagnostic(
          "tags are not allowed, because the format says what each field means; remove it", rule: .tag,
          at: property("!", of: record), help: "text that begins with `!` goes in quotes"))
    }
  }

  mutating func refuseAlias(_ record: Int) {
    explainedLine = records[record].line
    report(
      Diagnostic(
        "aliases are not allowed; write the text out where it is needed", rule: .alias, at: span(of: record),
        help: "text that begins with `*` goes in quotes; what many items share goes under `defaults:`"))
  }

  /// The `&name` or `!tag` before a node, which may have both.
  private func property(_ sign: Unicode.Scalar, of record: Int) -> SourceSpan {
    let bytes = places.bytes
    var start = Int(records[record].lower)
    let limit = min(bytes.count, start + 1024)
    while start < limit, bytes[start] != UInt8(ascii: sign) { start += 1 }
    guard start < limit else { return span(of: record) }
    var end = start
    while end < limit, !Self.isBlank(bytes[end]), !Self.isFlowSign(bytes[end]) { end += 1 }
    return file.span(start..<end)
  }

  static func isFlowSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }
}
