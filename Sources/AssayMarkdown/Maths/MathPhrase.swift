/// Words with places for the parts of a formula.
///
/// `{1}` is the first part as it is spoken. `{1|begin root|end root}` sets words around it unless it says by itself where
/// it ends, `{1?begin limit|end limit}` only where it holds words that a listener could take for the phrase's own.
struct MathPhrase: Sendable, ExpressibleByStringLiteral {
  enum Piece: Sendable, Equatable {
    case words(String)
    case part(Int)
    case delimited(Int, begin: String, end: String, Need)
  }

  /// When words are set around a part.
  enum Need: Sendable {
    case unlessClosed, ifWordy
  }

  let pieces: [Piece]
  /// The words of the phrase itself, each once.
  let words: Set<Substring>

  init(stringLiteral text: String) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.words(Self.trimmed(rest[..<open]))) }
      pieces.append(Self.part(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.words(Self.trimmed(rest))) }
    self.pieces = pieces.filter { $0 != .words("") }
    var words: Set<Substring> = []
    for case .words(let some) in pieces { words.formUnion(some.split(separator: " ")) }
    self.words = words
  }

  private static func part(_ text: Substring) -> Piece {
    let number = Int(text.prefix { $0.isNumber }) ?? 1
    let rest = text.drop { $0.isNumber }
    let words = rest.dropFirst().split(separator: "|").map(String.init)
    guard words.count == 2 else { return .part(number - 1) }
    return .delimited(number - 1, begin: words[0], end: words[1], rest.first == "?" ? .ifWordy : .unlessClosed)
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}

/// A part of a formula that goes into a phrase.
enum MathPart {
  case node(MathNode)
  case nodes([MathNode])
  case words(String)
}
