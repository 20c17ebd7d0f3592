import AssayDelivery
import AssayJSON
import AssayMarkdown
import AssayModel

/// Texts of a bank as clients get them, made once: `{"text":…,"html":…,"blocks":[…]}`.
///
/// Kept by the bytes of the Markdown, and of the ids of the media in it, so that all candidates who see an item share its parts, in whatever order.
struct ContentCache {
  private var contents: [[UInt8]: [UInt8]] = [:]
  private var byteCount = 0

  /// How many bytes are kept; beyond that the cache begins anew.
  static let capacity = 32 * 1024 * 1024

  /// How many levels of arrays and objects blocks may have; deeper ones are given as one plain paragraph.
  ///
  /// With what stands around them in a reply, they stay within the 64 levels that strict readers of JSON take.
  static let maximumDepth = 50

  /// The JSON of a text.
  ///
  /// - Parameters:
  ///   - markdown: The text.
  ///   - media: What media are called; a picture that has no id stands as its words.
  /// - Returns: An object.
  mutating func content(of markdown: String, naming media: SessionMedia = SessionMedia()) -> [UInt8] {
    var key = Array(markdown.utf8)
    if !media.isEmpty {
      for path in MediaPath.mentioned(in: markdown) { key += [0] + Array((media.id(of: path) ?? "").utf8) }
    }
    if let known = contents[key] { return known }
    let made = Self.make(markdown, media)
    if byteCount + key.count + made.count > Self.capacity {
      contents.removeAll()
      byteCount = 0
    }
    contents[key] = made
    byteCount += key.count + made.count
    return made
  }

  /// A text as clients get it.
  static func document(of markdown: String, naming media: SessionMedia = SessionMedia()) -> MarkdownDocument {
    // The name of a file may tell what it should not.
    MarkdownDocument.parse(markdown).document.replacingMedia { MediaPath($0).flatMap { media.id(of: $0) } }
  }

  private static func make(_ markdown: String, _ media: SessionMedia) -> [UInt8] {
    let document = document(of: markdown, naming: media)
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("text", document.plainText { "[\($0)]" })
      writer.member("html", document.html())
      writer.name("blocks")
      var blocks = document.encoded()
      if blocks.depth > maximumDepth {
        blocks = MarkdownDocument(blocks: [.paragraph([.text(document.plainText { "[\($0)]" })])]).encoded()
      }
      writer.value(blocks)
    }
    return writer.bytes
  }
}

extension MarkdownValue {
  /// How many arrays and objects stand in each other.
  fileprivate var depth: Int {
    switch self {
    case .string, .integer, .bool: 0
    case .array(let elements): 1 + (elements.map(\.depth).max() ?? 0)
    case .object(let members): 1 + (members.map(\.value.depth).max() ?? 0)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func value(_ value: MarkdownValue) {
    switch value {
    case .string(let text): string(text)
    case .integer(let number): int(number)
    case .bool(let bool): self.bool(bool)
    case .array(let elements): array { writer in for element in elements { writer.value(element) } }
    case .object(let members):
      object { writer in
        for member in members {
          writer.name(member.name)
          writer.value(member.value)
        }
      }
    }
  }
}
