import AssayDiagnostics
import AssayModel
import AssayScoring
import AssayYAML

extension NumberInteraction {
  static let keys: [FieldName] = [.answer, .tolerance, .also]

  /// Reads `answer:`, `tolerance:` and `also:`.
  init?(_ fields: inout FieldReader) {
    let reading = fields.reading
    let key = fields.required(.answer).flatMap { reading.numberKey($0) }
    let tolerance = fields[.tolerance].flatMap { Tolerance($0, at: fields.path / .tolerance, in: reading) }
    let also = fields.list(.also) { AcceptedNumber($0, at: $1, in: reading) } ?? []
    guard let key else { return nil }
    self.init(key: key, tolerance: tolerance, also: also)
  }
}

extension Reading {
  /// A number as a candidate would type it, digits kept; not grouped, and with a decimal point.
  fileprivate func numberKey(_ node: YAMLNode) -> String? {
    guard isScalar(node) else { return nil }
    let text = node.string
    let isNumber = Rational(written: text) != nil
    if isNumber, !text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }) { return text }
    let words = text.split(separator: " ")
    if !isNumber, words.count == 2, Rational(written: String(words[0])) != nil {
      error(
        "`\(node.quotation)` has a unit, and this version scores numbers alone; write `\(words[0])` and name the unit in the stem",
        rule: .notSupported, at: node.span)
    } else {
      notANumber(node, "a number", such: "0.25")
    }
    return nil
  }
}

extension Tolerance {
  /// Reads `1%`, `0.01`, `{digits: 3}` or `{decimals: 1}`.
  fileprivate init?(_ node: YAMLNode, at path: FieldPath, in reading: Reading) {
    guard node.isMapping else {
      guard reading.isScalar(node) else { return nil }
      if node.utf8.last == UInt8(ascii: "%") {
        guard let share = reading.share(node, in: 0...10) else { return nil }
        self = .relative(share)
      } else {
        guard let distance = reading.number(node, in: .zero...Reading.unlimited) else { return nil }
        self = .absolute(distance)
      }
      return
    }
    var fields = FieldReader(node, "a tolerance", at: path, in: reading)
    let digits = fields["digits"].flatMap { reading.whole($0, in: 1...12) }
    let decimals = fields["decimals"].flatMap { reading.whole($0, in: 0...12) }
    if fields.has("digits"), let other = fields.keySpan("decimals") {
      reading.error(
        "a tolerance has either `digits` or `decimals`, not both; keep one of the two", rule: "tolerance-contradicted",
        at: other)
      return nil
    }
    if !fields.has("digits"), !fields.has("decimals") {
      reading.error(
        "a tolerance is a number, a percentage, `{digits: 3}` or `{decimals: 1}`", rule: .wrongShape, at: fields.head)
    }
    fields.finish(knowing: ["digits", "decimals"])
    guard let tolerance = digits.map({ Self.digits($0) }) ?? decimals.map({ .decimals($0) }) else { return nil }
    self = tolerance
  }
}

extension AcceptedNumber {
  /// Reads `{answer: 40, credit: 50%, rationale: …}`.
  fileprivate init?(_ node: YAMLNode, at path: FieldPath, in reading: Reading) {
    var fields = FieldReader(node, "a further number", at: path, in: reading)
    if fields.has("calc") {
      reading.error(
        "`calc` is not carried out by this version; write the number as `answer`", rule: .notSupported,
        at: fields.keySpan("calc"))
      fields.skip("calc")
      fields.skip(.answer)
    } else {
      guard node.isMapping else { return nil }
    }
    let number = fields.has("calc") ? nil : fields.required(.answer).flatMap { reading.numberKey($0) }
    let credit = fields.required(.credit).flatMap { reading.share($0) }
    let rationale = fields[.rationale].flatMap { reading.markdown($0) }
    fields.finish(knowing: [.answer, .credit, .rationale])
    guard let number, let credit else { return nil }
    self.init(number: number, credit: credit, rationale: rationale)
  }
}
