import AssayDiagnostics
import AssayModel
import AssayYAML

extension MatrixInteraction {
  /// Reads `columns:`, `rows:` and `scoring:`.
  init?(_ fields: inout FieldReader, _ defaults: ItemDefaults) {
    let reading = fields.reading
    let rule = fields[.scoring].flatMap { reading.rule($0, at: fields.path / .scoring) } ?? defaults.matrix
    let columns = LabelledChoice.list(&fields, .columns, "a column", prefix: "c")
    let help = "`rows: {Backup: [Availability]}`, or a list of rows with `id`, `text` and `correct`"
    guard let node = fields.required(.rows, help: help), let columns else { return nil }
    guard let rows = MatrixRow.list(node, at: fields.path / .rows, columns: columns, in: reading) else { return nil }
    self.init(rows: rows, columns: columns, rule: rule)
  }
}

extension MatrixRow {
  /// Reads rows: a map from the text of each to its right columns, or a list of mappings.
  fileprivate static func list(
    _ node: YAMLNode, at path: FieldPath, columns: [LabelledChoice], in reading: Reading
  ) -> [MatrixRow]? {
    var ids = OptionIDs(prefix: "r")
    var rows: [MatrixRow]?
    if node.isMapping {
      rows = []
      for (index, entry) in node.entries.enumerated() {
        reading.note(path[index], entry.key)
        reading.note(path[index] / .correct, entry.value)
        guard let text = reading.markdown(entry.key) else { continue }
        ids.addMissing()
        rows?.append(MatrixRow(id: ids.last, text: text, key: reading.key(entry.value, among: columns, "a column")))
      }
    } else {
      rows = reading.list(node, "rows", at: path) { element, path in
        var fields = FieldReader(element, "a row", at: path, in: reading)
        let text = fields.required(.text).flatMap { reading.markdown($0) }
        let key = fields.required(.correct).map { reading.key($0, among: columns, "a column") }
        let rationale = fields[.rationale].flatMap { reading.markdown($0) }
        if text != nil { ids.add(&fields) } else { fields.skip(.id) }
        let media = fields.media()
        fields.finish(knowing: [.id, .text, .correct, .rationale, .media])
        guard let text else { return nil }
        var row = MatrixRow(id: ids.last, text: text, key: key ?? [], rationale: rationale)
        row.media = media
        return row
      }
    }
    let resolved = ids.resolved
    for index in rows?.indices ?? 0..<0 { rows?[index].id = resolved[index] }
    return rows
  }
}

extension Reading {
  /// One choice or a list of them, each by id or by its text.
  fileprivate func key(_ node: YAMLNode, among choices: [LabelledChoice], _ kind: StaticString) -> [OptionID] {
    let nodes = node.isSequence ? Array(node.elements) : [node]
    var ids: [OptionID] = []
    for node in nodes {
      guard let id = choice(node, among: choices, kind) else { continue }
      if ids.contains(id) {
        error("`\(node.quotation)` is written twice here; once is enough", rule: "duplicate-choice", at: node.span)
      } else {
        ids.append(id)
      }
    }
    return ids
  }
}
