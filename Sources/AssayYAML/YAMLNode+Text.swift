extension YAMLNode {
  /// A scalar's text, with escapes resolved and lines folded as YAML says; empty for a collection.
  package var string: String { String(decoding: utf8, as: UTF8.self) }

  /// A scalar's text as UTF-8, without a copy; empty for a collection.
  package var utf8: ArraySlice<UInt8> { tree.text[textRange] }

  /// The number of bytes of a scalar's text; 0 for a collection.
  package var utf8Count: Int { textRange.count }

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
  package func isText(_ text: String) -> Bool { isScalar && utf8.elementsEqual(text.utf8) }

  /// Whether it is a scalar with the same text as another; compares bytes.
  package func hasSameText(as other: YAMLNode) -> Bool {
    isScalar && other.isScalar && utf8 == other.utf8
  }

  private var textRange: Range<Int> {
    let record = record
    guard record.kind == .scalar else { return 0..<0 }
    return Int(record.first)..<Int(record.first) + Int(record.length)
  }
}
