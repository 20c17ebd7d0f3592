/// What the bytes of a medium, or of a file that a candidate sends, are; the raw value is the media type (RFC 6838).
package enum MediaType: String, Hashable, Sendable, Codable, CaseIterable {
  case png = "image/png"
  case jpeg = "image/jpeg"
  case gif = "image/gif"
  case webp = "image/webp"
  case svg = "image/svg+xml"
  case mp3 = "audio/mpeg"
  case ogg = "audio/ogg"
  case wav = "audio/wav"
  case mp4 = "video/mp4"
  case webm = "video/webm"
  case pdf = "application/pdf"
  /// Captions: Web Video Text Tracks.
  case vtt = "text/vtt"
  /// Text of a candidate's; no medium of a bank.
  case text = "text/plain"

  /// What is done with a medium.
  package enum Kind: Hashable, Sendable {
    case picture, sound, film, document, captions, text
  }

  package var kind: Kind {
    switch self {
    case .png, .jpeg, .gif, .webp, .svg: .picture
    case .mp3, .ogg, .wav: .sound
    case .mp4, .webm: .film
    case .pdf: .document
    case .vtt: .captions
    case .text: .text
    }
  }

  /// Whether it goes on for a while, so that it has plays, captions and a transcript.
  package var isPlayed: Bool { kind == .sound || kind == .film }

  /// The type as authors write it, such as `png`.
  package var word: String {
    switch self {
    case .png: "png"
    case .jpeg: "jpeg"
    case .gif: "gif"
    case .webp: "webp"
    case .svg: "svg"
    case .mp3: "mp3"
    case .ogg: "ogg"
    case .wav: "wav"
    case .mp4: "mp4"
    case .webm: "webm"
    case .pdf: "pdf"
    case .vtt: "vtt"
    case .text: "txt"
    }
  }

  /// The endings that names of such files have.
  package var endings: [String] { self == .jpeg ? ["jpg", "jpeg"] : [word] }

  /// The most bytes of a bank's medium of the type.
  package var largestMedium: Int {
    switch self {
    case .svg, .vtt, .text: 1 << 20
    case .png, .jpeg, .gif, .webp: 8 << 20
    case .pdf: 16 << 20
    case .mp3, .ogg, .wav: 32 << 20
    case .mp4, .webm: 64 << 20
    }
  }

  /// The types of which a bank's media are.
  package static let ofMedia = allCases.filter { $0 != .text }

  /// The types that candidates can be asked for.
  ///
  /// SVG and captions are not among them: both can hold what a rater's browser would carry out or show.
  package static let ofUploads: [MediaType] = [.pdf, .png, .jpeg, .gif, .webp, .mp3, .ogg, .wav, .mp4, .webm, .text]
}
