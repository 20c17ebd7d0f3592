import AssayDiagnostics
import AssayModel
import AssayYAML

// What stands before a session: the time in which it may begin, and what has to be agreed to.
extension AssessmentReader {
  /// Reads `window: {opens: 2027-06-01, closes: 2027-06-30}`; a day is open from its beginning to its end in UTC.
  func readWindow(_ node: YAMLNode, at path: FieldPath) -> Window? {
    var fields = FieldReader(node, "`window`", at: path, in: reading)
    if !fields.has("opens"), !fields.has("closes") {
      _ = fields.required("opens", help: "`window: {opens: 2027-06-01, closes: 2027-06-30}`, or one of the two")
    }
    let opens = fields["opens"].flatMap { reading.instant($0) }
    let last = fields["closes"]
    let closes = last.flatMap { reading.instant($0, atEndOfDay: true) }
    fields.finish(knowing: ["opens", "closes"])
    if let opens, let closes, let last, closes <= opens {
      reading.error(
        "the window closes before it opens, so nobody could start; swap its ends", rule: .outOfRange, at: last.span)
      return nil
    }
    return opens == nil && closes == nil ? nil : Window(opens: opens, closes: closes)
  }

  /// Reads `before: [{agreement: nda, text: …, decline: end-unused-attempt}]`.
  func readAgreements(_ node: YAMLNode, at path: FieldPath) -> [Agreement] {
    var known: [AgreementID: SourceSpan] = [:]
    let help = "`before: [{agreement: nda, text: …}]`"
    return reading.list(node, "before", at: path) { element, path -> Agreement? in
      var fields = FieldReader(element, "an agreement", at: path, in: reading)
      let id: AgreementID? = fields.required("agreement", help: help).flatMap { reading.id($0) }
      if let id, let place = fields.valueSpan("agreement") {
        if let first = known[id] {
          reading.error(
            "the agreement `\(id)` is there twice; give each an id of its own", rule: "duplicate-id", at: place,
            notes: [.init("the first is here", at: first)])
        } else {
          known[id] = place
        }
      }
      let text = fields.required(.text, help: "what the candidate has to agree to, as Markdown").flatMap {
        reading.markdown($0, allowsPictures: false)
      }
      let decline = fields["decline"].flatMap {
        reading.word($0, "what becomes of who declines", Agreement.Decline.self)
      }
      fields.finish(knowing: ["agreement", .text, "decline"])
      guard let id, let text else { return nil }
      return Agreement(id: id, text: text, decline: decline ?? .endUnusedAttempt)
    } ?? []
  }
}
