import AssayMedia
import AssayModel
import Testing

struct `A file of media` {
  /// The first bytes of a file of each type, long enough to be told.
  static let samples: [(MediaType, [UInt8])] = [
    (.png, png(width: 3, height: 2)), (.jpeg, jpeg(width: 640, height: 480)), (.gif, gif(width: 16, height: 16)),
    (.webp, webp(width: 10, height: 20)), (.svg, Array(#"<svg xmlns="http://www.w3.org/2000/svg"/>"#.utf8)),
    (.mp3, Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, 0]), (.mp3, [0xFF, 0xFB, 0x90, 0x64]),
    (.ogg, Array("OggS".utf8) + [0, 2]), (.wav, Array("RIFF\u{24}\0\0\0WAVEfmt ".utf8)),
    (.mp4, [0, 0, 0, 0x18] + Array("ftypisom".utf8)),
    (.webm, [0x1A, 0x45, 0xDF, 0xA3, 0x84, 0x42, 0x82, 0x84] + Array("webm".utf8)),
    (.pdf, Array("%PDF-1.7\n".utf8)), (.vtt, Array("WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n".utf8)),
  ]

  @Test func `is what its first bytes say`() {
    for (type, bytes) in Self.samples {
      #expect(MediaVerdict(bytes) == .medium(type), "\(type)")
      #expect(MediaType.recognised(in: bytes) == type)
    }
    #expect(Set(Self.samples.map(\.0)) == Set(MediaType.ofMedia))
  }

  static let impostors: [[UInt8]] = [
    Array("#!/bin/sh\nrm -rf ~\n".utf8), Array("<!DOCTYPE html><script>alert(1)</script>".utf8),
    Array("<html><svg></svg></html>".utf8), Array("GIF88a".utf8), Array("MZ\u{90}\0".utf8),
    [0x7F] + Array("ELF".utf8), Array("PK\u{3}\u{4}".utf8), [0x1F, 0x8B, 8], [0, 0, 0, 0x18] + Array("ftypheic".utf8),
    [0x1A, 0x45, 0xDF, 0xA3, 0x42, 0x82] + Array("matroska".utf8), Array("WEBVTTX".utf8), Array("RIFF....AVI ".utf8),
    [0xFF, 0xFE, 0x3C, 0], Array("<svgx/>".utf8), Array("text before <svg/>".utf8),
  ]

  @Test(arguments: impostors)
  func `is refused where its first bytes say nothing known`(bytes: [UInt8]) {
    #expect(MediaVerdict(bytes) == .refused(.unknown))
  }

  @Test func `that is empty, cut off or too large is refused`() {
    #expect(MediaVerdict([]) == .refused(.empty))
    #expect(MediaVerdict(Array(Self.png(width: 3, height: 2).prefix(20))) == .refused(.damaged(.png)))
    #expect(MediaVerdict([0xFF, 0xD8, 0xFF, 0xE0, 0, 16]) == .refused(.damaged(.jpeg)))
    #expect(
      MediaVerdict([0xFF, 0xD8, 0xFF, 0xE0, 0, 0] + [UInt8](repeating: 0, count: 64)) == .refused(.damaged(.jpeg)))
    let captions = Array("WEBVTT\n".utf8) + [UInt8](repeating: 0x20, count: MediaType.vtt.largestMedium)
    #expect(MediaVerdict(captions) == .refused(.tooLarge(.vtt)))
  }

  @Test func `that would unfold to more pixels than a client can hold is refused`() {
    let bombs = [
      Self.png(width: 60_000, height: 60_000), Self.png(width: 100_000, height: 1),
      Self.jpeg(width: 65_000, height: 65_000), Self.gif(width: 65_535, height: 65_535),
      Self.webp(width: 16_000, height: 16_000),
    ]
    for bytes in bombs {
      guard case .refused(.tooManyPixels) = MediaVerdict(bytes) else {
        Issue.record("\(bytes.prefix(8)) was taken")
        continue
      }
    }
    #expect(MediaVerdict(Self.png(width: 0, height: 5)) == .refused(.damaged(.png)))
    #expect(MediaVerdict(Self.png(width: 7_000, height: 7_000)) == .medium(.png))
  }

  @Test func `of captions is UTF-8 to the last byte`() {
    #expect(MediaVerdict(Array("WEBVTT\n".utf8) + [0xC3]) == .refused(.notUTF8(offset: 7)))
  }

  @Test func `that a candidate sends may be plain text`() {
    #expect(MediaType.recognised(in: Array("Dear examiner,\r\n\tfünf.\n".utf8)) == .text)
    #expect(MediaType.recognised(in: [0x41, 0x00, 0x42]) == nil)
    #expect(MediaType.recognised(in: [0x41, 0xC3]) == nil)
    #expect(MediaVerdict(Array("no medium of a bank".utf8)) == .refused(.unknown))
  }

  @Test func `is looked at without end or crash, whatever its bytes`() {
    var state: UInt64 = 42
    for (_, sample) in Self.samples {
      for _ in 0..<300 {
        var bytes = sample
        for _ in 0..<3 {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          guard !bytes.isEmpty else { break }
          let place = Int(state >> 33) % bytes.count
          switch state >> 20 & 3 {
          case 0: bytes[place] = UInt8(truncatingIfNeeded: state >> 40)
          case 1: bytes.remove(at: place)
          default: bytes = Array(bytes.prefix(place + 1))
          }
        }
        _ = MediaVerdict(bytes)
      }
    }
  }
}

extension `A file of media` {
  static func png(width: Int, height: Int) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + big(width, 4) + big(height, 4)
      + [8, 6, 0, 0, 0, 0, 0, 0, 0]
  }

  static func jpeg(width: Int, height: Int) -> [UInt8] {
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 17, 8] + big(height, 2) + big(width, 2)
      + [UInt8](repeating: 3, count: 12)
  }

  static func gif(width: Int, height: Int) -> [UInt8] {
    Array("GIF89a".utf8) + big(width, 2).reversed() + big(height, 2).reversed() + [0, 0, 0, 0x3B]
  }

  static func webp(width: Int, height: Int) -> [UInt8] {
    Array("RIFF\0\0\0\0WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0] + big(width - 1, 3).reversed()
      + big(height - 1, 3).reversed() + [0, 0]
  }

  private static func big(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
