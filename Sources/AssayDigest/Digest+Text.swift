/// A digest as it stands in files and in replies: `sha256:` and 64 lower-case hexadecimal digits.
extension Digest: CustomStringConvertible {
  /// `sha256:` and 64 lower-case hexadecimal digits.
  package var description: String { Self.prefix + hexadecimal }

  /// The 64 lower-case hexadecimal digits alone.
  package var hexadecimal: String {
    String(decoding: bytes.flatMap { [Self.digit($0 >> 4), Self.digit($0 & 15)] }, as: UTF8.self)
  }

  /// Reads `sha256:` and 64 lower-case hexadecimal digits, and nothing else.
  ///
  /// Upper case is refused, so that a digest has one spelling and two texts are the same digest exactly when their bytes
  /// are the same.
  package init?(_ text: String) {
    let utf8 = Array(text.utf8)
    let prefix = Array(Self.prefix.utf8)
    guard utf8.count == prefix.count + 2 * Self.byteCount, utf8.starts(with: prefix) else { return nil }
    let digits = utf8[prefix.count...].compactMap(Self.value(of:))
    guard digits.count == 2 * Self.byteCount else { return nil }
    self.init(bytes: stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  private static let prefix = "sha256:"

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
