import AssayDiagnostics
import AssayModel

/// A knowledge check takes practice items only, an exam exam items only.
///
/// Practice items tell their key, so an exam that draws one is given away.
enum DrawOfOtherUse: AssessmentRule {
  static let id: RuleID = "other-use"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    let context = place.context
    return assessment.draws.compactMap { draw, section, index in
      switch draw {
      case .item(let id):
        guard let item = context.items[id].map({ context.bank.items[$0] }), item.use != assessment.type.use else {
          return nil
        }
        return Diagnostic(
          .otherUse("`\(item.id)` is", item.use, in: assessment.type), rule: Self.id,
          at: place.span(.draw(index, ofSection: section)), notes: note(item.id, context))
      case .set(let id):
        guard let set = context.bank.sets.first(where: { $0.id == id }) else { return nil }
        let items = set.items.compactMap { context.items[$0] }.map { context.bank.items[$0] }
        guard let other = items.first(where: { $0.use != assessment.type.use }) else { return nil }
        return Diagnostic(
          .otherUse("`\(other.id)` of the set `\(set.id)` is", other.use, in: assessment.type), rule: Self.id,
          at: place.span(.named(index, section)), notes: note(other.id, context))
      case .pick, .pickSets: return nil
      }
    }
  }

  private static func note(_ id: ItemID, _ context: RuleContext) -> [Diagnostic.Note] {
    guard let index = context.items[id] else { return [] }
    return [.init("`\(id)` is here", at: context.loaded.span(of: .item(index)))]
  }
}

extension Diagnostic.Message {
  fileprivate static func otherUse(_ what: String, _ use: ItemUse, in type: AssessmentType) -> Self {
    let own = use == .exam ? "for exams" : "for practice"
    let wanted =
      type == .exam ? "an exam takes items with `use: exam`" : "a knowledge check takes items with `use: practice`"
    return "\(what) \(own), and \(wanted) only"
  }
}
