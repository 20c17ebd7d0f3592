import AssayDiagnostics
import AssayModel
import AssayYAML

// Where the cut of a form comes from.
extension AssessmentReader {
  private static let cutKeys: [FieldName] = ["basis", "at", "equivalence", "method", "set-on", "panel"]

  /// Reads `cut: {basis: form-angoff, …}` or `cut: {basis: fixed, at: 70%, …}`.
  func readCut(_ node: YAMLNode, at path: FieldPath) -> CutRule? {
    var fields = FieldReader(node, "`cut`", at: path, in: reading)
    let help = "`cut: {basis: form-angoff}`, or `cut: {basis: fixed, at: 70%}`"
    let basis = fields.required("basis", help: help).flatMap { readBasis($0) }
    var rule: CutRule?
    var isFixed = false
    switch basis {
    case .formAngoff: rule = CutRule(basis: .formAngoff)
    case .fixed:
      isFixed = true
      let amount = fields.required("at", help: "a share of the points such as `70%`, or points such as `28`")
      rule = amount.flatMap { reading.amount($0) }.map { CutRule(basis: .fixed($0)) }
      let reason = readEquivalence(&fields, at: path)
      rule?.equivalence = reason
    case nil: for name: FieldName in ["at", "equivalence"] { fields.skip(name) }
    }
    let method = fields["method"].flatMap { reading.plainText($0) }
    let day = fields["set-on"].flatMap { reading.day($0) }
    let panel = fields["panel"].flatMap { reading.whole($0, in: 1...1000) }
    rule?.method = method
    rule?.setOn = day
    rule?.panel = panel
    fields.finish(
      knowing: Self.cutKeys, idle: isFixed ? [] : ["at", "equivalence"], in: "a cut with `basis: form-angoff`")
    return rule
  }

  private enum Basis { case formAngoff, fixed }

  private func readBasis(_ node: YAMLNode) -> Basis? {
    guard reading.isScalar(node) else { return nil }
    if node.isText("form-angoff") { return .formAngoff }
    if node.isText("fixed") { return .fixed }
    if node.isText("theta") {
      reading.error(
        "a cut on ability needs calibrated items, and this version does not calibrate", rule: .notSupported,
        at: node.span, help: "write `form-angoff`, and let a panel rate the items in `statistics/angoff.csv`")
      return nil
    }
    reading.notAWord(node, "a basis of a cut", of: ["form-angoff", "fixed"])
    return nil
  }

  private func readEquivalence(_ fields: inout FieldReader, at path: FieldPath) -> String? {
    guard var equivalence = fields.mapping("equivalence", "`equivalence`") else { return nil }
    let reason = equivalence.required("reason", help: "why the same place is fair on every form").flatMap {
      reading.plainText($0)
    }
    equivalence.finish(knowing: ["reason"])
    return reason
  }
}
