import AssayDiagnostics
import AssayModel

/// Each row of a matrix has a right column.
enum RowWithoutKey: ItemRule {
  static let id: RuleID = "row-without-key"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard case .matrix(let matrix) = item.interaction else { return [] }
    return matrix.rows.indices.filter { matrix.rows[$0].key.isEmpty }.map { index in
      let path = FieldPath(.rows)[index]
      return Diagnostic(
        "no column is right for this row of `\(item.id)`; name at least one in `correct`", rule: id,
        at: place.span(path / .correct, or: path),
        help: "for rows that nothing fits, add a column such as `None of these`")
    }
  }
}
