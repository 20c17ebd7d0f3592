import AssayJSON
import FoundationEssentials

/// Bytes, as base64 (RFC 4648, section 4) with padding.
struct BytesShape: WritableShape {
  typealias Value = [UInt8]

  let limit: Int

  var schema: Schema { .string(pattern: "^[A-Za-z0-9+/]*={0,2}$", length: 0...(limit + 2) / 3 * 4) }

  func write(_ value: [UInt8], to out: inout Output) { out.json.string(Data(value).base64EncodedString()) }
}

extension Shape where Self == BytesShape {
  /// At most so many bytes.
  static func bytes(limit: Int) -> Self { Self(limit: limit) }
}
