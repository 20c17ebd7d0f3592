import AssayDiagnostics
import AssayModel
import AssayYAML

extension LabelledChoice {
  static let keys: [FieldName] = [.id, .text, .media]

  /// Reads a list of texts, or of mappings with `id` and `text`.
  ///
  /// - Parameters:
  ///   - node: The list.
  ///   - name: Its key.
  ///   - thing: What one element is, with an article: `a column`.
  ///   - path: The way to it.
  ///   - ids: Takes the ids; those by position are put in by the caller.
  ///   - reading: What is at hand.
  /// - Returns: The elements with ids as far as they are written; nil when it is no list.
  static func list(
    _ node: YAMLNode, _ name: FieldName, _ thing: StaticString, at path: FieldPath, _ ids: inout OptionIDs,
    in reading: Reading
  ) -> [LabelledChoice]? {
    reading.list(node, name.text, at: path) { element, path in
      guard element.isMapping else {
        guard let text = reading.markdown(element) else { return nil }
        ids.addMissing()
        return LabelledChoice(id: ids.last, text: text)
      }
      var fields = FieldReader(element, thing, at: path, in: reading)
      let text = fields.required(.text).flatMap { reading.markdown($0) }
      if text != nil { ids.add(&fields) } else { fields.skip(.id) }
      let media = fields.media()
      fields.finish(knowing: keys)
      guard let text else { return nil }
      var choice = LabelledChoice(id: ids.last, text: text)
      choice.media = media
      return choice
    }
  }

  /// Reads a required list whose elements have ids of their own.
  static func list(
    _ fields: inout FieldReader, _ name: FieldName, _ thing: StaticString, prefix: Character
  ) -> [LabelledChoice]? {
    guard let node = fields.required(name) else { return nil }
    var ids = OptionIDs(prefix: prefix)
    var list = list(node, name, thing, at: fields.path / name, &ids, in: fields.reading)
    if let resolved = ids.generated {
      for index in list?.indices ?? 0..<0 { list?[index].id = resolved[index] }
    }
    return list
  }
}
