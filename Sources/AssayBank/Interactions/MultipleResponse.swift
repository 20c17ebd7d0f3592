import AssayModel

extension MultipleResponseInteraction {
  /// Reads `options:`, `select:` and `scoring:`.
  init?(_ fields: inout FieldReader, _ defaults: ItemDefaults) {
    let reading = fields.reading
    var scoring = defaults.multipleResponse
    if let node = fields[.scoring] { scoring.read(node, at: fields.path / .scoring, in: reading) }
    let select = fields[.select].flatMap { reading.whole($0, in: 1...1_000) }
    guard let options = ChoiceOption.list(&fields, .fromMinusOne) else { return nil }
    self.init(options: options, select: select, rule: scoring.rule, floor: scoring.floor)
  }
}
