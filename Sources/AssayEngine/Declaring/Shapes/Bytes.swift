import AssayJSON
import FoundationEssentials

/// Bytes, as base64 (RFC 4648, section 4) with padding.
struct BytesShape: ReadableShape {
  typealias Value = [UInt8]

  let limit: Int

  var schema: Schema { .string(pattern: "^[A-Za-z0-9+/]*={0,2}$", length: 0...(limit + 2) / 3 * 4) }

  func read(from reader: inout JSONReader) throws(JSONError) -> [UInt8] {
    let text = try reader.readString(limit: (limit + 2) / 3 * 4)
    guard let data = Data(base64Encoded: text), data.count <= limit else {
      throw reader.refused("expected at most \(limit) bytes as base64 with padding")
    }
    return Array(data)
  }

  func write(_ value: [UInt8], to out: inout Output) { out.json.string(Self.text(of: value)) }

  static func text(of bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}

extension Shape where Self == BytesShape {
  /// At most so many bytes.
  static func bytes(limit: Int) -> Self { Self(limit: limit) }
}
