import AssayModel

extension OrderInteraction {
  /// Reads `items:` in the right order, and `scoring:`.
  init?(_ fields: inout FieldReader, _ defaults: ItemDefaults) {
    let rule = fields[.scoring].flatMap { fields.reading.rule($0, at: fields.path / .scoring) } ?? defaults.order
    guard let entries = LabelledChoice.list(&fields, .items, "an entry", prefix: "e") else { return nil }
    self.init(entries: entries, rule: rule)
  }
}
