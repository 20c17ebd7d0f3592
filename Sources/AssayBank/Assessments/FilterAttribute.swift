import AssayDiagnostics
import AssayModel
import AssayYAML

/// What items are told apart by in draws, minimums and balances.
enum FilterAttribute: String, CaseIterable {
  case competency
  case cognitiveLevel = "cognitive-level"
  case difficulty, tag, type

  static let words = allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")

  /// The values that it can have; empty where they are ids.
  var values: [String] {
    switch self {
    case .competency, .tag: []
    case .cognitiveLevel: CognitiveLevel.allCases.map(\.rawValue)
    case .difficulty: DifficultyEstimate.allCases.map(\.rawValue)
    case .type: InteractionType.allCases.map(\.rawValue)
    }
  }

  /// A filter with one condition more; nil when the value is none of the attribute's.
  func filter(_ value: String, in filter: ItemFilter) -> ItemFilter? {
    var filter = filter
    switch self {
    case .competency:
      guard let value = CompetencyID(value) else { return nil }
      filter.competency = value
    case .cognitiveLevel:
      guard let value = CognitiveLevel(rawValue: value) else { return nil }
      filter.cognitiveLevel = value
    case .difficulty:
      guard let value = DifficultyEstimate(rawValue: value) else { return nil }
      filter.difficulty = value
    case .tag:
      guard let value = Tag(value) else { return nil }
      filter.tag = value
    case .type:
      guard let value = InteractionType(rawValue: value) else { return nil }
      filter.type = value
    }
    return filter
  }
}

extension AssessmentReader {
  /// Reads conditions on items: `{competency: SEC.1, cognitive-level: apply}`; nil when one of them is wrong.
  func readFilter(_ node: YAMLNode, _ thing: StaticString, at path: FieldPath) -> ItemFilter? {
    let before = reading.errorCount
    var fields = FieldReader(node, thing, at: path, in: reading)
    var filter = ItemFilter()
    for attribute in FilterAttribute.allCases {
      guard let value = fields[FieldName(stringLiteral: attribute.rawValue)], reading.isScalar(value) else { continue }
      filter = attribute.filter(value.string, in: filter) ?? notAValue(value.string, of: attribute, at: value) ?? filter
    }
    if node.isMapping, node.count == 0 {
      reading.error(
        "\(thing) has no condition; write one, such as `{competency: …}`", rule: .missingValue, at: node.span)
    }
    fields.finish(knowing: FilterAttribute.allCases.map { FieldName(stringLiteral: $0.rawValue) })
    return reading.errorCount == before ? filter : nil
  }
}
