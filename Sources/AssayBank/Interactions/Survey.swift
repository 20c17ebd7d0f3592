import AssayModel

extension SurveyInteraction {
  /// Reads `scale:`.
  init?(_ fields: inout FieldReader) {
    guard let scale = LabelledChoice.list(&fields, .scale, "a step of the scale", prefix: "o") else { return nil }
    self.init(scale: scale)
  }
}
