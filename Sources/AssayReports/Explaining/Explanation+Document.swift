import AssayPsychometrics

extension Explanation {
  var document: Document {
    var document = Document()
    document.title(title)
    document.paragraph(meaning)
    var facts: [Document.Fact] = []
    if let formula { facts.append(.init("formula", formula)) }
    facts.append(.init("how to read it", reading))
    facts.append(.init("source", source))
    if !otherNames.isEmpty { facts.append(.init("also called", otherNames.joined(separator: ", "))) }
    facts.append(.init("asked for by", id))
    document.facts(facts)
    guard !methods.isEmpty else { return document }
    document.subheading("Methods that reports name")
    document.bullets(methods.map { "\($0.name): \($0.source)" })
    return document
  }

  static func list(_ explanations: [Explanation]) -> Document {
    var document = Document()
    document.title("Statistics that can be explained")
    document.table(
      [.init("name", .left), .init("what it is", .left, isFlexible: true)],
      explanations.map { [Table.Cell($0.id), Table.Cell($0.title)] })
    return document
  }
}
