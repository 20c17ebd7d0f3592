import AssayDiagnostics
import AssayModel
import AssayYAML

extension TextInteraction {
  static let keys: [FieldName] = [.accept, .ignore]

  /// Reads `accept:` and `ignore:`.
  init?(_ fields: inout FieldReader, _ defaults: ItemDefaults) {
    let reading = fields.reading
    let ignore = fields.foldings() ?? defaults.ignore
    let help = "`accept: [social engineering, {text: phishing, credit: 50%}]`"
    guard let node = fields.required(.accept, help: help),
      let accept = reading.list(node, "accept", at: fields.path / .accept, { AcceptedText($0, at: $1, in: reading) })
    else { return nil }
    self.init(accept: accept, ignore: ignore)
  }
}

extension AcceptedText {
  /// Reads a text, or a mapping with `text`, `credit` and `rationale`.
  ///
  /// The text is what a candidate types, so it is not Markdown.
  fileprivate init?(_ node: YAMLNode, at path: FieldPath, in reading: Reading) {
    guard node.isMapping else {
      guard let text = reading.plainText(node) else { return nil }
      self.init(text: text)
      return
    }
    var fields = FieldReader(node, "an accepted text", at: path, in: reading)
    let text = fields.required(.text).flatMap { reading.plainText($0) }
    let credit = fields[.credit].flatMap { reading.share($0) }
    let rationale = fields[.rationale].flatMap { reading.markdown($0) }
    fields.finish(knowing: [.text, .credit, .rationale])
    guard let text else { return nil }
    self.init(text: text, credit: credit ?? .one, rationale: rationale)
  }
}
