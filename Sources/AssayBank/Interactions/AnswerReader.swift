import AssayDiagnostics
import AssayModel
import AssayYAML

extension Reading {
  /// The answer of a test, in the shape that the interaction takes; what is wrong is reported.
  ///
  /// What is chosen is named by its id, or by its text where the author gave no id.
  func answer(_ node: YAMLNode, to interaction: Interaction) -> Answer? {
    switch interaction {
    case .choice(let choice):
      return self.choice(node, among: choice.options, "an option").map { .choice($0) }
    case .trueFalse:
      return flag(node).map { .trueFalse($0) }
    case .multipleResponse(let multiple):
      return chosen(node, "answer", among: multiple.options, "an option").map {
        .multipleResponse($0)
      }
    case .matrix(let matrix):
      let columns = matrix.columns
      return parts(node, of: matrix.rows, "a row") { value in
        if value.isScalar { return self.choice(value, among: columns, "a column").map { [$0] } }
        return chosen(value, "columns", among: columns, "a column")
      }.map { .matrix($0) }
    case .text:
      return isScalar(node) ? .text(node.string) : nil
    case .number:
      return isScalar(node) ? .number(node.string) : nil
    case .order(let order):
      return chosen(node, "answer", among: order.entries, "an entry").map { .order($0) }
    case .match(let match):
      return parts(node, of: match.lefts, "a left side") {
        self.choice($0, among: match.rights, "a right side")
      }.map { .match($0) }
    case .cloze(let cloze):
      return gapAnswers(node, to: cloze).map { .cloze($0) }
    case .essay, .file, .survey, .info:
      return nil
    }
  }

  /// One of a few things that can be chosen, by id, or by its text where just one has it.
  func choice(_ node: YAMLNode, among choices: [some Choosable], _ kind: StaticString) -> OptionID? {
    guard isScalar(node) else { return nil }
    let span = choices.span
    for index in span.indices where node.isText(span[index].id.text) { return span[index].id }
    let byText = choices.filter { node.isText($0.text) }
    if byText.count == 1 { return byText[0].id }
    let ids = choices.map(\.id.text)
    let written = node.string
    let meant = suggestion(for: written, among: ids) ?? suggestion(for: written, among: choices.map(\.text))
    error(
      meant.map { "`\(node.quotation)` is not \(kind) here; did you mean `\($0)`?" }
        ?? "`\(node.quotation)` is not \(kind) here", rule: "unknown-choice", at: node.span,
      help: meant == nil && ids.count <= 20 ? "there are \(ids.map { "`\($0)`" }.joined(separator: ", "))" : nil)
    return nil
  }

  private func chosen(
    _ node: YAMLNode, _ name: String, among choices: [some Choosable], _ kind: StaticString
  ) -> [OptionID]? {
    guard node.isSequence else {
      error(
        "several can be chosen here; write a list, `[\(node.isScalar ? node.quotation : "…")]`", rule: .wrongShape,
        at: node.span)
      return nil
    }
    var ids: [OptionID] = []
    for element in node.elements {
      guard let id = choice(element, among: choices, kind) else { return nil }
      ids.append(id)
    }
    return ids
  }

  private func parts<Value>(
    _ node: YAMLNode, of choices: [some Choosable], _ kind: StaticString, _ read: (YAMLNode) -> Value?
  ) -> [Answer.Part<Value>]? {
    guard isParts(node) else { return nil }
    var parts: [Answer.Part<Value>] = []
    for entry in node.entries {
      guard let id = choice(entry.key, among: choices, kind), let value = read(entry.value) else { return nil }
      parts.append(.init(id, value))
    }
    return parts
  }

  private func gapAnswers(_ node: YAMLNode, to cloze: ClozeInteraction) -> [Answer.Part<Answer.GapAnswer>]? {
    guard isParts(node) else { return nil }
    var parts: [Answer.Part<Answer.GapAnswer>] = []
    for entry in node.entries {
      guard let id = choice(entry.key, among: cloze.gaps, "a gap"),
        let gap = cloze.gaps.first(where: { $0.id == id })
      else { return nil }
      if case .choice(let options) = gap.content {
        guard let option = choice(entry.value, among: options.options, "an option") else { return nil }
        parts.append(.init(id, .choice(option)))
      } else {
        guard isScalar(entry.value) else { return nil }
        parts.append(.init(id, .text(entry.value.string)))
      }
    }
    return parts
  }

  private func isParts(_ node: YAMLNode) -> Bool {
    if node.isMapping { return true }
    error("an answer has several parts here; write `{part: answer, …}`", rule: .wrongShape, at: node.span)
    return false
  }
}

/// Something that an answer names by its id, or by its text where the author gave no id.
protocol Choosable {
  var id: OptionID { get }
  var text: String { get }
}

extension ChoiceOption: Choosable {}
extension LabelledChoice: Choosable {}
extension MatrixRow: Choosable {}
extension MatchLeft: Choosable {}
extension ClozeGap: Choosable {
  var text: String { id.text }
}
