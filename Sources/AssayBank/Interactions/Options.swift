import AssayDiagnostics
import AssayModel
import AssayYAML

extension ChoiceOption {
  static let keys: [FieldName] = [.correct, .distractor, .option, .id, .credit, .rationale, .pin, .media]

  /// The range of credit that the options of an interaction may have.
  enum Credits {
    /// From 0: where wrong answers cost something, `negative` says so.
    case fromZero
    /// From -100 %: what the rule `weights` adds up.
    case fromMinusOne
  }

  /// Reads `options:`, each a mapping that begins with `correct:`, `distractor:` or `option:`.
  static func list(_ fields: inout FieldReader, _ credits: Credits) -> [ChoiceOption]? {
    guard let node = fields.required(.options, help: "each option is a line `- correct: …` or `- distractor: …`") else {
      return nil
    }
    var ids = OptionIDs(prefix: "o")
    var options = fields.reading.list(node, "options", at: fields.path / .options) { element, path in
      read(element, at: path, credits, &ids, in: fields.reading)
    }
    if let resolved = ids.generated {
      for index in options?.indices ?? 0..<0 { options?[index].id = resolved[index] }
    }
    return options
  }

  /// Reads one option; nil when it has no text.
  private static func read(
    _ node: YAMLNode, at path: FieldPath, _ credits: Credits, _ ids: inout OptionIDs, in reading: Reading
  ) -> ChoiceOption? {
    guard node.isMapping else {
      let text = node.isScalar ? node.quotation : "…"
      reading.error(
        "an option begins with `correct:` or `distractor:`", rule: .wrongShape, at: node.span,
        help: "`- correct: \(text)` or `- distractor: \(text)`")
      return nil
    }
    var fields = FieldReader(node, "an option", at: path, in: reading)
    guard let (kind, text) = fields.optionKind() else {
      fields.skip(.id)
      fields.finish(knowing: keys)
      return nil
    }
    let credit = readCredit(&fields, kind, credits)
    ids.add(&fields)
    var option = ChoiceOption(
      id: ids.last, text: text, credit: credit,
      rationale: fields[.rationale].flatMap { reading.markdown($0) },
      pin: fields[.pin].flatMap { reading.word($0, "a place to pin an option to") })
    option.media = fields.media()
    fields.finish(knowing: keys)
    return option
  }

  private static func readCredit(_ fields: inout FieldReader, _ kind: FieldName, _ credits: Credits) -> Rational {
    let reading = fields.reading
    switch kind {
    case .correct, .distractor:
      if fields.has(.credit) {
        let earns = kind == .correct ? "the full credit" : "no credit"
        reading.error(
          "an option written as `\(kind):` earns \(earns); to give it another, write `option:` with `credit`",
          rule: "credit-contradicted", at: fields.keySpan(.credit))
        fields.skip(.credit)
      }
      return kind == .correct ? .one : .zero
    default:
      let range: ClosedRange<Rational> = credits == .fromZero ? 0...1 : -1...1
      let node = fields.required(.credit, help: "`credit: 60%`, or write `correct:` or `distractor:`")
      return node.flatMap { reading.share($0, in: range) } ?? .zero
    }
  }
}

extension FieldReader {
  /// Which of `correct`, `distractor` and `option` an option has, and its text; reports none and several.
  fileprivate mutating func optionKind() -> (FieldName, String)? {
    guard
      let kind = has(.correct) ? .correct : has(.distractor) ? .distractor : has(.option) ? .option : FieldName?.none
    else {
      reading.error(
        "an option needs `correct:` or `distractor:` before its text", rule: .missingKey, at: head,
        help: "write `option:` with `credit` for an option that earns a part")
      return nil
    }
    if kind != .option { refuse(.option, beside: kind) }
    if kind == .correct { refuse(.distractor, beside: kind) }
    guard let node = self[kind], let text = reading.markdown(node) else { return nil }
    return (kind, text)
  }

  private mutating func refuse(_ other: FieldName, beside kind: FieldName) {
    guard has(other) else { return }
    reading.error(
      "an option is either `\(kind)` or `\(other)`, not both; keep one of the two", rule: "option-contradicted",
      at: keySpan(other), notes: [.init("`\(kind)` is written here", at: keySpan(kind))])
    skip(other)
  }
}
