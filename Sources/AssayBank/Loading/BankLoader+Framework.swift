import AssayDiagnostics
import AssayModel
import AssayYAML

extension BankLoader {
  /// Reads a framework: its competencies, parents before children.
  mutating func readFramework(_ fields: inout FieldReader) {
    let id: FrameworkID? = fields.required("framework").flatMap { reading.id($0) }
    if let place = fields.valueSpan("framework") { reading.places.note(.root, place) }
    let title = fields.required(.title).flatMap { reading.plainText($0) }
    let source = fields["source"].flatMap { reading.plainText($0) }
    var reader = CompetencyReader(reading)
    if let node = fields.required("competencies") { reader.read(node, "competencies", below: nil) }
    fields.finish(knowing: ["framework", .title, "source", "competencies"])
    unreadIDs.formUnion(reader.unread)
    guard let id else { return reading.places.drop() }
    reading.places.close(.framework(bank.frameworks.count), in: reading.file.id)
    bank.frameworks.append(
      Framework(id: id, title: title ?? "", source: source, competencies: reader.competencies))
  }
}

extension FieldPath {
  /// The id of a framework's n-th competency, parents before children.
  static func competency(_ index: Int) -> FieldPath { FieldPath("competency")[index] }
}

/// Reads the nested competencies of a framework as one list.
private struct CompetencyReader {
  private let reading: Reading
  private(set) var competencies: [Competency] = []
  private(set) var unread: [String] = []

  static let keys: [FieldName] = [.id, .title, .description, "critical", "children"]

  init(_ reading: Reading) { self.reading = reading }

  /// Reads a list, as deep as YAML may be.
  mutating func read(_ node: YAMLNode, _ name: String, below parent: CompetencyID?) {
    guard node.isSequence else {
      reading.error(
        "`\(name)` is a list; write one `- {id: …, title: …}` for each competency", rule: .wrongShape, at: node.span)
      return
    }
    for element in node.elements { read(element, below: parent) }
  }

  private mutating func read(_ node: YAMLNode, below parent: CompetencyID?) {
    var fields = FieldReader(node, "a competency", at: FieldPath("competency-fields")[competencies.count], in: reading)
    let id: CompetencyID? = fields.required(.id).flatMap { reading.id($0) }
    let title = fields.required(.title).flatMap { reading.plainText($0) }
    let description = fields[.description].flatMap { reading.markdown($0, allowsPictures: false) }
    if fields.has("critical") { fields.warnNotCarriedOut("critical") }
    if let id, let place = fields.valueSpan(.id) {
      reading.places.note(.competency(competencies.count), place)
      competencies.append(
        Competency(id: id, title: title ?? id.text, description: description, parent: parent))
    }
    if let children = fields["children"] { read(children, "children", below: id ?? parent) }
    fields.finish(knowing: Self.keys)
  }
}
