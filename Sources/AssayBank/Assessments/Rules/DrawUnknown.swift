import AssayDiagnostics
import AssayModel

/// The items and sets that an assessment names are there.
enum DrawUnknown: AssessmentRule {
  static let id: RuleID = "unknown-draw"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    let context = place.context
    let sets = context.bank.sets.map(\.id)
    return assessment.draws.compactMap { draw, section, index in
      let at = place.span(.draw(index, ofSection: section))
      switch draw {
      case .item(let item):
        if let set = sets.first(where: { $0.text == item.text }), context.items[item] == nil {
          return Diagnostic(
            "`\(set)` is a set; write `{set: \(set)}`", rule: id, at: at,
            fixes: at.map { [.init("write `{set: \(set)}`", edits: [TextEdit($0, "{set: \(set)}")])] } ?? [])
        }
        return context.unknownItem(item, rule: id, at: at)
      case .set(let set):
        guard !sets.contains(set), !context.mayExist(set.text) else { return nil }
        return .unknown("set", set.text, among: sets.map(\.text), rule: id, at: place.span(.named(index, section)))
      case .pick, .pickSets: return nil
      }
    }
  }
}

extension Assessment {
  /// Every draw with the positions of its section and of itself.
  var draws: [(draw: Draw, section: Int, index: Int)] {
    blueprint.sections.enumerated().flatMap { section, blueprint in
      blueprint.draws.enumerated().map { ($0.element, section, $0.offset) }
    }
  }
}

extension FieldPath {
  /// The id that a draw names under a key of its own.
  static func named(_ draw: Int, _ section: Int) -> FieldPath { .draw(draw, ofSection: section) / .set }
}
