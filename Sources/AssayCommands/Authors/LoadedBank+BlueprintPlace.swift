import AssayBank
import AssayDiagnostics
import AssayForms
import AssayModel

extension LoadedBank {
  /// Where a line of an assessment's blueprint stands.
  func span(of place: BlueprintPlace, in assessment: AssessmentID) -> SourceSpan? {
    guard let index = bank.assessments.firstIndex(where: { $0.id == assessment }) else { return nil }
    let definition = bank.assessments[index]
    func path(_ section: SectionID, _ path: (Int) -> FieldPath) -> FieldPath {
      definition.position(of: section).map(path) ?? .root
    }
    let field: FieldPath =
      switch place {
      case .blueprint: .root
      case .draw(let section, let draw): path(section) { .draw(draw, ofSection: $0) }
      case .minimum(let section, let draw, let minimum):
        path(section) { .minimum(minimum, ofDraw: draw, inSection: $0) }
      case .anchors(let section): path(section) { .anchors(ofSection: $0) }
      case .pretest: .pretest
      case .share(let share): .balanceShare(share)
      case .meanDifficulty: .meanDifficulty
      }
    return span(of: .assessment(index), field)
  }
}
