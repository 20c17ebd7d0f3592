import AssayDiagnostics
import AssayModel
import AssayYAML

// Numbers, exactly as typed. Each gives nil, and reports, when the node is not what is asked for.
extension Reading {
  /// A whole number.
  func whole(_ node: YAMLNode, in range: ClosedRange<Int>) -> Int? {
    guard isScalar(node) else { return nil }
    guard let value = Int(plainDigits: node) else {
      notANumber(node, "a whole number", such: "3")
      return nil
    }
    guard range.contains(value) else {
      outOfRange(node, "\(range.lowerBound)", range.upperBound == .max ? nil : "\(range.upperBound)")
      return nil
    }
    return value
  }

  /// A decimal number or a fraction of two, such as `0.25` or `1/3`.
  func number(_ node: YAMLNode, in range: ClosedRange<Rational>) -> Rational? {
    guard isScalar(node) else { return nil }
    guard let value = Rational(fraction: node) else {
      notANumber(node, "a number", such: "1.5")
      return nil
    }
    guard range.contains(value) else {
      outOfRange(node, "\(range.lowerBound)", range.upperBound >= Self.unlimited ? nil : "\(range.upperBound)")
      return nil
    }
    return value
  }

  /// A share: `70%`, or a number such as `0.7` or `1/3`.
  func share(_ node: YAMLNode, in range: ClosedRange<Rational> = .zero ... .one) -> Rational? {
    guard isScalar(node) else { return nil }
    guard let value = Rational(share: node) else {
      notANumber(node, "a percentage", such: "70%")
      return nil
    }
    guard range.contains(value) else {
      outOfRange(node, (range.lowerBound * 100).percent, (range.upperBound * 100).percent)
      return nil
    }
    return value
  }

  /// A share with its percent sign, or points without one, as cuts and conditions take them.
  func amount(_ node: YAMLNode) -> Amount? {
    guard isScalar(node) else { return nil }
    if node.utf8.last == UInt8(ascii: "%") { return share(node).map { .share($0) } }
    return number(node, in: .zero...Self.unlimited).map { .points($0) }
  }

  /// A duration: `90m`, `1h30m`, `30s`, `2d`.
  func duration(_ node: YAMLNode) -> Interval? {
    guard isScalar(node) else { return nil }
    if let interval = Interval(duration: node.string) { return interval }
    error(
      "`\(node.quotation)` is not a duration; write days, hours, minutes and seconds like `90m`, `1h30m` or `2d`",
      rule: .wrongValue, at: node.span)
    return nil
  }

  /// A range of whole numbers: `150..250`, or one number for both ends.
  func wholeRange(_ node: YAMLNode, in bounds: ClosedRange<Int>) -> ClosedRange<Int>? {
    guard let (lower, upper) = ends(node, such: "3..5", { Int(exactText: $0) }) else { return nil }
    guard lower <= upper else {
      backwards(node)
      return nil
    }
    guard bounds.contains(lower), bounds.contains(upper) else {
      outOfRange(node, "\(bounds.lowerBound)", bounds.upperBound == .max ? nil : "\(bounds.upperBound)")
      return nil
    }
    return lower...upper
  }

  /// A range of numbers: `1.25..2.0`, or one number for both ends.
  func numberRange(_ node: YAMLNode, in bounds: ClosedRange<Rational>) -> ClosedRange<Rational>? {
    guard let (lower, upper) = ends(node, such: "1.25..2.0", { Rational(fraction: $0) }) else { return nil }
    return range(node, lower, upper, in: bounds, text: { "\($0)" })
  }

  /// A range of shares: `10..25%`, `10%..25%` or `0.60..0.72`, or one for both ends.
  func shareRange(_ node: YAMLNode) -> ClosedRange<Rational>? {
    let isPercent = node.isScalar && node.utf8.last == UInt8(ascii: "%")
    let read: (Substring) -> Rational? = { text in
      guard isPercent, text.utf8.last != UInt8(ascii: "%") else { return Rational(share: text) }
      return Rational(decimal: text).map { $0 / 100 }
    }
    guard let (lower, upper) = ends(node, such: "10..25%", read) else { return nil }
    return range(node, lower, upper, in: .zero ... .one, text: { ($0 * 100).percent })
  }

  /// More than any number of points.
  static var unlimited: Rational { Rational(1_000_000_000) }
}

extension Reading {
  private func ends<Value>(_ node: YAMLNode, such example: String, _ read: (Substring) -> Value?) -> (Value, Value)? {
    guard isScalar(node) else { return nil }
    let text = node.string
    var parts = [Substring(text)]
    if let dots = text.utf8.indices.first(where: { text.utf8[$0...].starts(with: "..".utf8) }) {
      parts = [text[..<dots], text[text.utf8.index(dots, offsetBy: 2)...]]
    }
    guard let lower = read(parts[0]), let upper = read(parts[parts.count - 1]) else {
      error(
        "`\(node.quotation)` is not a range; write both ends with two dots between them: `\(example)`",
        rule: .wrongValue, at: node.span)
      return nil
    }
    return (lower, upper)
  }

  private func range(
    _ node: YAMLNode, _ lower: Rational, _ upper: Rational, in bounds: ClosedRange<Rational>,
    text: (Rational) -> String
  ) -> ClosedRange<Rational>? {
    guard lower <= upper else {
      backwards(node)
      return nil
    }
    guard bounds.contains(lower), bounds.contains(upper) else {
      outOfRange(node, text(bounds.lowerBound), bounds.upperBound >= Self.unlimited ? nil : text(bounds.upperBound))
      return nil
    }
    return lower...upper
  }

  private func backwards(_ node: YAMLNode) {
    error("the range `\(node.quotation)` ends before it begins; swap its ends", rule: .outOfRange, at: node.span)
  }

  /// Reports what is no number, and a decimal comma or grouping by name.
  func notANumber(_ node: YAMLNode, _ kind: String, such example: String) {
    let text = node.string
    let bytes = Array(text.utf8)
    if bytes.contains(UInt8(ascii: ",")), bytes.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2D }) {
      error(
        "`\(node.quotation)` is not \(kind); the decimal sign is a point, and digits are not grouped",
        rule: .wrongValue,
        at: node.span)
    } else {
      error("`\(node.quotation)` is not \(kind); write one like `\(example)`", rule: .wrongValue, at: node.span)
    }
  }

  private func outOfRange(_ node: YAMLNode, _ lower: String, _ upper: String?) {
    let bounds = upper.map { "must be from \(lower) to \($0)" } ?? "must be \(lower) or more"
    error("`\(node.quotation)` \(bounds)", rule: .outOfRange, at: node.span)
  }
}

extension Rational {
  /// The number with a percent sign.
  var percent: String { "\(self)%" }

  /// Reads a decimal number or fraction; short decimals, which most are, without a string.
  init?(fraction node: YAMLNode) {
    if let short = Self.short(node.utf8) { self = short } else { self.init(fraction: node.string) }
  }

  /// Reads a share; short ones without a string.
  init?(share node: YAMLNode) {
    let bytes = node.utf8
    if bytes.last == UInt8(ascii: "%") {
      if let short = Self.short(bytes.dropLast()) {
        self = short / 100
        return
      }
    } else if let short = Self.short(bytes) {
      self = short
      return
    }
    self.init(share: node.string)
  }

  /// Reads at most nine digits with or without a point among them.
  private static func short(_ bytes: ArraySlice<UInt8>) -> Rational? {
    guard (1...10).contains(bytes.count) else { return nil }
    var (digits, power, count) = (0, 1, 0)
    var sawPoint = false
    for byte in bytes {
      if (0x30...0x39).contains(byte) {
        digits = digits * 10 + Int(byte - 0x30)
        count += 1
        if sawPoint { power *= 10 }
      } else if byte == 0x2E, !sawPoint {
        sawPoint = true
      } else {
        return nil
      }
    }
    guard count > 0 else { return nil }
    return power == 1 ? Rational(digits) : Rational(digits, power)
  }
}

extension Int {
  /// Reads digits with an optional minus and nothing else.
  fileprivate init?(plainDigits node: YAMLNode) { self.init(exactText: Substring(node.string)) }

  /// Reads digits with an optional minus and nothing else.
  fileprivate init?(exactText text: Substring) {
    guard text.utf8.first != UInt8(ascii: "+"), let value = Int(text) else { return nil }
    self = value
  }
}
