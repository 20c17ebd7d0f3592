package import AssayModel

extension MediaType {
  /// What some bytes are, going by the first of them, never by a name.
  ///
  /// By the signatures of the formats' own definitions: PNG (W3C, 5.2), JFIF and Exif (ITU-T T.81, B.1.1.3), GIF89a (17),
  /// WebP and WAVE (RIFF), MPEG audio frames (ISO/IEC 11172-3, 2.4.1.3) and ID3v2 (3.1), Ogg (RFC 3533), ISO base media
  /// (ISO/IEC 14496-12, 4.3), WebM (EBML, RFC 8794), PDF (ISO 32000-1, 7.5.2), WebVTT (W3C, 4.1). SVG is XML whose first
  /// element is `svg`; text is UTF-8 without control characters.
  ///
  /// - Parameter bytes: The beginning, at least 4 KiB where there are so many; all of it to tell text.
  /// - Returns: The type; nil where it is none of these.
  package static func recognised(in bytes: [UInt8]) -> MediaType? {
    let bytes = bytes[...]
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
    if bytes.starts(with: "RIFF".utf8) {
      let form = bytes.dropFirst(8)
      return form.starts(with: "WEBP".utf8) ? .webp : form.starts(with: "WAVE".utf8) ? .wav : nil
    }
    if bytes.starts(with: "ID3".utf8) || bytes.isFrameOfLayerIII { return .mp3 }
    if bytes.starts(with: "OggS".utf8) { return .ogg }
    if bytes.dropFirst(4).starts(with: "ftyp".utf8) { return bytes.isOfBrandMP4 ? .mp4 : nil }
    if bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) { return bytes.prefix(64).holds("webm") ? .webm : nil }
    if bytes.starts(with: "%PDF-".utf8) { return .pdf }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    if text.isWebVTT { return .vtt }
    if text.beginsWithSVG { return .svg }
    return bytes.isPlainText ? .text : nil
  }
}

extension ArraySlice<UInt8> {
  /// An MPEG audio frame: 11 bits of synchronisation, layer III, a bit rate and a sampling frequency that there are.
  fileprivate var isFrameOfLayerIII: Bool {
    let head = Array(prefix(3))
    guard head.count == 3, head[0] == 0xFF, head[1] & 0xE0 == 0xE0 else { return false }
    let (version, layer) = (head[1] >> 3 & 3, head[1] >> 1 & 3)
    let (rate, frequency) = (head[2] >> 4, head[2] >> 2 & 3)
    return version != 1 && layer == 1 && rate != 0 && rate != 15 && frequency != 3
  }

  /// An ISO base media file of a brand that browsers play; pictures (HEIC, AVIF) and QuickTime are other brands.
  fileprivate var isOfBrandMP4: Bool {
    let brand = dropFirst(8).prefix(4)
    let brands = [
      "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "M4A ", "dash", "f4v ",
    ]
    return brands.contains { brand.elementsEqual($0.utf8) }
  }

  fileprivate func holds(_ word: String) -> Bool {
    let word = Array<UInt8>(word.utf8)
    return indices.contains { self[$0...].starts(with: word) }
  }

  /// `WEBVTT` alone, or followed by a blank or the end of the line.
  fileprivate var isWebVTT: Bool {
    guard starts(with: "WEBVTT".utf8) else { return false }
    guard let next = dropFirst(6).first else { return true }
    return [0x20, 0x09, 0x0A, 0x0D].contains(next)
  }

  /// Whether the first element of what may be XML is `svg`; what stands before it is looked at by ``SVG``.
  fileprivate var beginsWithSVG: Bool {
    var rest = prefix(4096)
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      guard rest[..<open].allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) else { return false }
      let tag = rest[(open + 1)...]
      if tag.starts(with: "svg".utf8) {
        guard let next = tag.dropFirst(3).first else { return false }
        return [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ">"), UInt8(ascii: "/")].contains(next)
      }
      let end: [UInt8] =
        if tag.starts(with: "!--".utf8) {
          [0x2D, 0x2D, 0x3E]
        } else if tag.first == UInt8(ascii: "?") {
          [0x3F, 0x3E]
        } else if tag.prefix(while: { $0 != 0x3E }).contains(UInt8(ascii: "[")) {
          // A document type with declarations of its own.
          [0x5D, 0x3E]
        } else {
          [0x3E]
        }
      guard tag.first == UInt8(ascii: "!") || tag.first == UInt8(ascii: "?"),
        let close = tag.indices.first(where: { tag[$0...].starts(with: end) })
      else { return false }
      rest = rest[(close + end.count)...]
    }
    return false
  }

  /// UTF-8 without control characters but tabs and ends of lines.
  fileprivate var isPlainText: Bool {
    guard !isEmpty else { return false }
    let hasControl = contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0x7F }
    return !hasControl && String(validating: self, as: UTF8.self) != nil
  }
}
