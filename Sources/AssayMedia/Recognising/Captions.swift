/// Captions are text: what a player shows as such, and nothing that it carries out.
enum Captions {
  /// Makes sure that captions are UTF-8.
  static func check(_ bytes: [UInt8]) throws(MediaProblem) {
    if let offset = firstMalformed(bytes[...]) { throw .notUTF8(offset: offset) }
  }
}

/// Where bytes stop to be UTF-8; nil where they are.
func firstMalformed(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var offset = bytes.startIndex
  while true {
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar): offset += UTF8.width(scalar)
    case .emptyInput: return nil
    case .error: return offset
    }
  }
}
