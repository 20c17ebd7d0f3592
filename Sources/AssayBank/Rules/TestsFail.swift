import AssayDiagnostics
import AssayModel
import AssayScoring

/// An item scores the answers of its own `tests:` as they say.
enum TestsFail: ItemRule {
  static let id: RuleID = "test-fails"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    item.tests.indices.compactMap { index in
      let test = item.tests[index]
      let actual: Rational
      switch item.credit(for: test.answer) {
      case .share(let share): actual = share * item.points
      case .blank: actual = .zero
      case .pendingMarking, .unscored: return nil
      }
      let path = FieldPath(.tests)[index]
      guard !agrees(actual, test.score, written: place.source(path / .score)) else { return nil }
      return Diagnostic(
        "this answer to `\(item.id)` earns \(actual) of \(item.points), not \(test.score)", rule: id,
        at: place.span(path / .score), notes: [.init("the answer", at: place.span(path / .answer))],
        help: "change the score if the key is right, or the key if the score is")
    }
  }

  /// Exactly, or to half a unit of the fourth decimal where four or more are written.
  private static func agrees(_ actual: Rational, _ expected: Rational, written: String?) -> Bool {
    if actual == expected { return true }
    guard let written, let point = written.utf8.firstIndex(of: UInt8(ascii: ".")) else { return false }
    let decimals = written.utf8[written.utf8.index(after: point)...].prefix { (0x30...0x39).contains($0) }.count
    return decimals >= 4 && (actual - expected).magnitude <= Rational(5, 100_000)
  }
}
