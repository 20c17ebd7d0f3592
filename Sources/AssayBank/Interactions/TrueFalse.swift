import AssayModel

extension TrueFalseInteraction {
  /// Reads `answer: true` or `answer: false`.
  init?(_ fields: inout FieldReader) {
    let reading = fields.reading
    guard let key = fields.required(.answer, help: "`answer: true` or `answer: false`").flatMap({ reading.flag($0) })
    else { return nil }
    self.init(key: key)
  }
}
