/// Words within formulas, and names.
extension TeXParser {
  /// The argument of `\text` and its like, as words; nil when there is none.
  ///
  /// Braces and commands for the shape of letters leave no trace; a sign may be a command.
  mutating func words() -> String? {
    skipBlanks()
    guard let first = byte(index) else { return nil }
    guard first == .openBrace else {
      return first == .closeBrace || first == .backslash ? nil : String(scalar())
    }
    let start = index
    var (words, level) = ([UInt8](), 0)
    repeat {
      guard let byte = byte(index) else {
        report(start..<start + 1, "this `{` is not closed", help: "write `}` where it ends")
        break
      }
      switch byte {
      case .openBrace:
        level += 1
        index += 1
      case .closeBrace:
        level -= 1
        index += 1
      case .backslash: words += Array(sign().utf8)
      case .tilde, .space, .newline, .carriageReturn, .tab:
        words.append(.space)
        index += 1
      default:
        words.append(byte)
        index += 1
      }
    } while level > 0
    return String(decoding: words, as: UTF8.self)
  }

  /// What a command is among words.
  private mutating func sign() -> String {
    let start = index
    let name = commandName()
    if let symbol = TeXSymbols.commands[name] { return String(symbol.scalar) }
    if let letter = TeXSymbols.letters[name] { return String(letter.letter) }
    switch TeXCommand.all[name] {
    case .text, .font: return ""
    case .space, .newLine: return " "
    default: break
    }
    reportUnknown(start..<index, name)
    return source(start..<index)
  }

  /// The name of the command here, without its backslash; everything is behind us then.
  mutating func commandName() -> String {
    index += 1
    let start = index
    while let byte = byte(index), byte.isLetter { index += 1 }
    guard index == start else { return source(start..<index) }
    _ = scalar()
    return source(start..<index)
  }

  /// The name in the braces of `\begin{…}`, and where it stands.
  mutating func environmentName() -> (name: String, range: Range<Int>)? {
    skipBlanks()
    guard byte(index) == .openBrace else { return nil }
    var end = index + 1
    while let byte = byte(end), byte.isLetter || byte == .star { end += 1 }
    guard byte(end) == .closeBrace, end > index + 1 else { return nil }
    let range = index + 1..<end
    index = end + 1
    return (source(range), range)
  }

  mutating func reportUnknown(_ range: Range<Int>, _ name: String) {
    report(range, "unknown TeX command `\\\(name)`", help: TeXAdvice.help(for: name), isName: true)
  }

  /// Whether there is a command of a name.
  static func isKnown(_ name: String) -> Bool {
    TeXCommand.all[name] != nil || TeXSymbols.commands[name] != nil || TeXSymbols.letters[name] != nil
  }
}

extension TeXCommand {
  /// Everything that a formula may name: commands with their backslash, environments without.
  static let names: [String] =
    (Array(all.keys) + TeXSymbols.commands.keys + TeXSymbols.letters.keys).filter { $0.utf8.allSatisfy(\.isLetter) }
    .sorted().map { "\\" + $0 } + TeXEnvironment.names
}
