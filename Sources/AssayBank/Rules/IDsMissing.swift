import AssayDiagnostics
import AssayModel

/// Whatever a candidate of an approved item chooses, places or matches has an id of its own.
///
/// Rescoring, translation and statistics over years name it; an id by position would change with the order of lines.
enum IDsMissing: ItemRule {
  static let id: RuleID = "ids-missing"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard item.status == .approved || item.status == .pretest else { return [] }
    return item.partLists.compactMap { list in
      let missing = list.parts.filter { !place.wrote($0.idPath) }
      guard let first = missing.first else { return nil }
      let count = counted(missing.count, list.one, list.several)
      return Diagnostic(
        "`\(item.id)` is \(item.status.rawValue), and \(count) of it \(missing.count == 1 ? "has" : "have") no `id`",
        rule: id, at: place.span(first.textPath, or: first.path), help: "`assay fmt` writes the ids that are missing")
    }
  }
}
