extension JSONReader {
  /// Reads `null`.
  package mutating func readNull() throws(JSONError) {
    guard startValue() == UInt8(ascii: "n") else { throw wrongKind(.null) }
    try take("null")
    endValue()
  }

  /// Reads `null` where it stands; anything else is left for the next call.
  ///
  /// - Returns: Whether it was there.
  package mutating func readNullIfPresent() throws(JSONError) -> Bool {
    guard startValue() == UInt8(ascii: "n") else { return false }
    try take("null")
    endValue()
    return true
  }

  /// Reads `true` or `false`.
  package mutating func readBool() throws(JSONError) -> Bool {
    let byte = startValue()
    guard byte == UInt8(ascii: "t") || byte == UInt8(ascii: "f") else { throw wrongKind(.bool) }
    try take(byte == UInt8(ascii: "t") ? "true" : "false")
    endValue()
    return byte == UInt8(ascii: "t")
  }

  /// Moves behind a word that must stand at the position.
  private mutating func take(_ word: String) throws(JSONError) {
    let start = position
    for byte in word.utf8 {
      guard position < end else { throw unexpected("the rest of `\(word)`") }
      guard bytes[position] == byte else {
        position = start
        throw unexpected("`true`, `false` or `null`, in small letters and whole")
      }
      position += 1
    }
  }
}
