extension YAMLNode {
  /// A scalar's text, with escapes resolved and lines folded as YAML says; empty for a collection.
  package var string: String {
    let text = tree.text
    do {
      return String(copying: try UTF8Span(validating: text.span.extracting(textRange)))
    } catch {
      return String(decoding: utf8, as: UTF8.self)
    }
  }

  /// A scalar's text as UTF-8, without a copy; empty for a collection.
  package var utf8: ArraySlice<UInt8> { tree.text[textRange] }

  /// Whether it is a scalar with just this text, however it is quoted; compares bytes.
  package func isText(_ text: StaticString) -> Bool {
    let record = record
    guard record.kind == .scalar, text.hasPointerRepresentation, Int(record.length) == text.utf8CodeUnitCount else {
      return false
    }
    return text.withUTF8Buffer { expected in
      for i in expected.indices {
        if unsafe tree.text[Int(record.first) + i] != expected[i] { return false }
      }
      return true
    }
  }

  /// Whether it is a scalar with just this text, however it is quoted; compares bytes.
  package func isText(_ text: String) -> Bool {
    let record = record
    guard record.kind == .scalar, Int(record.length) == text.utf8.count else { return false }
    var place = Int(record.first)
    for byte in text.utf8 {
      if tree.text[place] != byte { return false }
      place += 1
    }
    return true
  }

  /// Whether it is a scalar in which nothing but white space is written.
  package var isBlank: Bool {
    let record = record
    guard record.kind == .scalar else { return false }
    for place in record.textRange where tree.text[place] > 0x20 { return false }
    return true
  }

  /// The name of a scalar that is a key.
  package var name: YAMLName {
    let record = record
    guard record.name == .none else { return record.name }
    let text = tree.text
    return YAMLName(text.span, record.textRange)
  }

  /// Whether it is a scalar with the same text as another; compares bytes.
  package func hasSameText(as other: YAMLNode) -> Bool {
    isScalar && other.isScalar && utf8 == other.utf8
  }

  private var textRange: Range<Int> { record.textRange }
}
