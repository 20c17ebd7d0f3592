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
  mutating func noticesCommaSplit(_ frame: Frame, value: Int) -> Bool {
    let node = records[value]
    guard node.kind == .scalar, node.length == 0, node.style == .plain, node.lower == node.upper else { return false }
    let key = span(of: frame.key)
    var place = Int(key.upper)
    while place < Int(node.lower), Self.isBlank(places.bytes[place]) { place += 1 }
    if place < places.bytes.count, places.bytes[place] == UInt8(ascii: ":") { return false }
    guard records[frame.key].kind == .scalar, !frame.drops else { return false }
    if let last = commaSplits.last, last.depth == frames.count {
      commaSplits[commaSplits.count - 1].upper = key.upper
      return true
    }
    var before: (key: String, value: SourceSpan)?
    if let entry = frame.lastEntry, records[entry.value].kind == .scalar, records[entry.value].style == .plain {
      before = (name(of: entry.key), span(of: entry.value))
    }
    commaSplits.append(
      CommaSplit(depth: frames.count, first: key, name: name(of: frame.key), before: before, upper: key.upper))
    return true
  }

  /// Reports what was noted at a depth, once it is known how far it goes.
  mutating func flushCommaSplit(depth: Int) {
    guard let split = commaSplits.last, split.depth == depth else { return }
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
