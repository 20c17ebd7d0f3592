import AssayModel

/// How many pixels a picture unfolds to, as its header says.
///
/// A few hundred bytes can stand for gigabytes of pixels; such a picture would stop the client of whoever is shown it.
struct PictureSize: Hashable {
  var width: Int
  var height: Int

  /// The most columns or lines of a picture.
  static let longestSide = 16_384
  /// The most pixels of a picture: 50 million.
  static let largestArea = 50_000_000

  /// Makes sure that a picture has a size, and a sensible one.
  static func check(_ bytes: [UInt8], _ type: MediaType) throws(MediaProblem) {
    let size: PictureSize? =
      switch type {
      case .png: png(bytes)
      case .gif: gif(bytes)
      case .jpeg: jpeg(bytes)
      case .webp: webp(bytes)
      default: nil
      }
    guard let size, size.width > 0, size.height > 0 else { throw .damaged(type) }
    guard size.width <= longestSide, size.height <= longestSide, size.width * size.height <= largestArea else {
      throw .tooManyPixels(width: size.width, height: size.height)
    }
  }

  /// The header chunk comes first and has 13 bytes (PNG, W3C, 11.2.1).
  private static func png(_ bytes: [UInt8]) -> PictureSize? {
    guard bytes.count >= 33, bytes[8..<16].elementsEqual([0, 0, 0, 13] + "IHDR".utf8) else { return nil }
    return PictureSize(width: bytes.big(16, 4), height: bytes.big(20, 4))
  }

  /// The logical screen (GIF89a, 18).
  private static func gif(_ bytes: [UInt8]) -> PictureSize? {
    guard bytes.count >= 13 else { return nil }
    return PictureSize(width: bytes.little(6, 2), height: bytes.little(8, 2))
  }

  /// The first frame header (ITU-T T.81, B.2.2), looked for segment by segment.
  private static func jpeg(_ bytes: [UInt8]) -> PictureSize? {
    var index = 2
    while index + 9 < bytes.count {
      guard bytes[index] == 0xFF else { return nil }
      let marker = bytes[index + 1]
      switch marker {
      case 0xFF: index += 1
      case 0x01, 0xD0...0xD7: index += 2
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        return PictureSize(width: bytes.big(index + 7, 2), height: bytes.big(index + 5, 2))
      case 0xD8, 0xD9, 0xDA, 0x00: return nil
      default:
        let length = bytes.big(index + 2, 2)
        guard length >= 2 else { return nil }
        index += 2 + length
      }
    }
    return nil
  }

  /// Lossy, lossless or extended (WebP Container Specification; RFC 6386, 9.1; WebP Lossless, 3.4).
  private static func webp(_ bytes: [UInt8]) -> PictureSize? {
    guard bytes.count >= 30 else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8 ":
      guard bytes[23..<26].elementsEqual([0x9D, 0x01, 0x2A]) else { return nil }
      return PictureSize(width: bytes.little(26, 2) & 0x3FFF, height: bytes.little(28, 2) & 0x3FFF)
    case "VP8L":
      guard bytes[20] == 0x2F else { return nil }
      let bits = bytes.little(21, 4)
      return PictureSize(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
    case "VP8X":
      return PictureSize(width: bytes.little(24, 3) + 1, height: bytes.little(27, 3) + 1)
    default: return nil
    }
  }
}

extension [UInt8] {
  /// A number of some bytes, the highest first.
  fileprivate func big(_ index: Int, _ count: Int) -> Int {
    self[index..<index + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// A number of some bytes, the lowest first.
  fileprivate func little(_ index: Int, _ count: Int) -> Int {
    self[index..<index + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
