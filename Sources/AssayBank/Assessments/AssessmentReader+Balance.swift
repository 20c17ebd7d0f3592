import AssayDiagnostics
import AssayModel
import AssayYAML

// The shares that a whole form keeps.
extension AssessmentReader {
  /// Reads `balance: {cognitive-level: {remember: 10..25%}, difficulty: {easy: 10..35%, mean: 0.60..0.72}}`.
  func readBalance(_ node: YAMLNode, at path: FieldPath) -> Balance {
    var balance = Balance()
    guard node.isMapping else {
      reading.error(
        "`balance` is written as `key: value` pairs", rule: .wrongShape, at: node.span,
        help: "`balance: {cognitive-level: {apply: 35..60%}}`")
      return balance
    }
    for entry in node.entries {
      guard let attribute = FilterAttribute(rawValue: entry.key.string) else {
        reading.unknownKey(
          entry.key, among: FilterAttribute.allCases.map { FieldName(stringLiteral: $0.rawValue) }, of: "`balance`")
        continue
      }
      guard entry.value.isMapping else {
        reading.error(
          "`\(attribute.rawValue)` has a share for each of its values", rule: .wrongShape,
          at: entry.value.isAbsent ? entry.key.span : entry.value.span,
          help: "`\(attribute.rawValue): {\(attribute.values.first ?? "SEC.1"): 10..25%}`")
        continue
      }
      for share in entry.value.entries { readShare(share, of: attribute, into: &balance) }
    }
    return balance
  }

  private func readShare(_ entry: YAMLNode.Entry, of attribute: FilterAttribute, into balance: inout Balance) {
    guard !entry.value.isAbsent else {
      reading.error(
        "`\(entry.key.quotation)` has no value; write a range such as `10..25%`", rule: .missingValue,
        at: entry.key.span)
      return
    }
    if attribute == .difficulty, entry.key.isText("mean") {
      reading.note(.meanDifficulty, entry.key)
      balance.meanDifficulty = reading.shareRange(entry.value)
      return
    }
    let value = entry.key.string
    let filter = attribute.filter(value, in: ItemFilter()) ?? notAValue(value, of: attribute, at: entry.key)
    guard let range = reading.shareRange(entry.value), let filter else { return }
    reading.note(.balanceShare(balance.shares.count), entry.key)
    balance.shares.append(.init(filter: filter, range: range))
  }
}
