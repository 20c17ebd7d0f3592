import AssayDiagnostics

extension RuleID {
  static let commaInFlow: RuleID = "yaml-comma-in-flow"
}

/// `{stem: Hello, world}`: the comma ends the value, and the rest becomes a key without one, silently.
struct CommaSplit {
  /// How many frames were open.
  let depth: Int
  /// The first key without a value.
  let first: SourceSpan
  let name: String
  /// The key and plain value before it, if there is one.
  let before: (key: String, value: SourceSpan)?
  /// The end of the last key without a value that follows on.
  var upper: UInt32
}

extension Composer {
  /// Notes an entry of a flow mapping that has no colon, and says whether it is one.
  mutating func noticesCommaSplit(_ value: NodeRecord) -> Bool {
    guard value.kind == .scalar, value.length == 0, value.style == .plain, value.lower == value.upper else {
      return false
    }
    let key = span(of: top.key)
    var place = Int(key.upper)
    while place < Int(value.lower), Self.isBlank(places.bytes[place]) { place += 1 }
    if place < places.bytes.count, places.bytes[place] == UInt8(ascii: ":") { return false }
    guard records[top.key].kind == .scalar, !top.drops else { return false }
    if let last = commaSplits.last, last.depth == frames.count {
      commaSplits[commaSplits.count - 1].upper = key.upper
      return true
    }
    var before: (key: String, value: SourceSpan)?
    if top.lastKey >= 0, records[top.lastValue].kind == .scalar, records[top.lastValue].style == .plain {
      before = (name(of: top.lastKey), span(of: top.lastValue))
    }
    commaSplits.append(
      CommaSplit(depth: frames.count, first: key, name: name(of: top.key), before: before, upper: key.upper))
    return true
  }

  /// Reports what was noted at a depth, once it is known how far it goes.
  mutating func flushCommaSplit(depth: Int) {
    guard !commaSplits.isEmpty, let split = commaSplits.last, split.depth == depth else { return }
    commaSplits.removeLast()
    guard let before = split.before else {
      return report(
        Diagnostic(
          "`\(split.name)` has no value; write `\(split.name): …`", rule: .commaInFlow, at: split.first,
          help: "text that holds a comma goes in quotes"))
    }
    let value = Int(before.value.lower)..<Int(split.upper)
    report(
      Diagnostic(
        "`\(split.name)` has no value, because the comma ended the text of `\(before.key)`", rule: .commaInFlow,
        at: split.first, notes: [.init("`\(before.key)` is only this", at: before.value)],
        help: Quoting.help(file, value), fixes: [Quoting.fix(file, value)]))
  }
}
