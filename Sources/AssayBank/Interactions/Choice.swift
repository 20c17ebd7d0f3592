import AssayModel

extension ChoiceInteraction {
  /// Reads `options:`.
  init?(_ fields: inout FieldReader) {
    guard let options = ChoiceOption.list(&fields, .fromZero) else { return nil }
    self.init(options: options)
  }
}
