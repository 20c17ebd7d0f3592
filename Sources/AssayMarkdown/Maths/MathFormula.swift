/// A formula as a tree, read from TeX, together with what is wrong in it.
///
/// What is understood is the mathematics of LaTeX and amsmath without macros; the page on Markdown lists it. Whatever is
/// not understood stays visible as it was typed. Reading never fails, takes time in proportion to the length, and gives
/// a tree of at most some ``maximumDepth`` levels.
struct MathFormula: Sendable {
  let nodes: [MathNode]
  /// In the order of the TeX.
  let problems: [TeXProblem]
  /// The letters that stand in the formula both small and capital: bit 0 for `a` and `A`, and so on.
  let lettersInBothCases: UInt32

  /// How deep groups, fractions, fences and the like may stand in each other.
  static let maximumDepth = 32
  /// How many UTF-8 bytes of TeX a formula may have.
  static let maximumByteCount = 8192

  init(_ tex: String) {
    guard tex.utf8.count <= Self.maximumByteCount else {
      nodes = [.unknown(tex)]
      problems = [
        TeXProblem(
          range: 0..<tex.utf8.count, message: "a formula has more than \(Self.maximumByteCount) bytes",
          help: "split it into several formulas")
      ]
      lettersInBothCases = 0
      return
    }
    var parser = TeXParser(Array(tex.utf8))
    nodes = parser.row(until: .formula)
    problems = parser.problems
    lettersInBothCases = parser.smallLetters & parser.capitalLetters
  }
}
