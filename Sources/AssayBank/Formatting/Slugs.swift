import AssayModel
import AssayScoring

/// Makes short ids from texts, each once.
///
/// An id is made of the text's own words and never of what is right: a word such as `correct` is not taken. Where a
/// text has no word that fits, the id is that of its position.
struct Slugs {
  private var used: Set<String>
  /// How often each text is there.
  private var texts: [String: Int] = [:]
  private let mentioned: Set<String>
  private let prefix: Character

  /// - Parameters:
  ///   - used: Ids that are written already.
  ///   - texts: The texts of all that is in the list; an id is never another's text.
  ///   - mentioned: What the item names elsewhere: an id by position that is among it is kept.
  ///   - prefix: The letter of ids by position, as the reader of the list gives them.
  init(used: Set<String>, texts: some Sequence<String>, mentioned: Set<String>, prefix: Character) {
    self.used = used
    for text in texts { self.texts[text, default: 0] += 1 }
    self.mentioned = mentioned
    self.prefix = prefix
  }

  /// The id of the text at a position, counted from 0.
  mutating func make(_ text: String, at index: Int) -> OptionID {
    func isFree(_ id: String) -> Bool { !used.contains(id) && texts[id, default: 0] <= (text == id ? 1 : 0) }
    let byPosition = "\(prefix)\(index + 1)"
    if mentioned.contains(byPosition), used.insert(byPosition).inserted { return OptionID(prefix, index + 1) }
    let words = Self.words(text)
    let first = words.first { !Self.isPale($0) } ?? words.first
    var candidates = [first].compactMap(\.self)
    if let first, let place = words.firstIndex(of: first), place + 1 < words.count {
      candidates.append("\(first)-\(words[place + 1])")
    }
    candidates += words.filter { !Self.isPale($0) }
    for candidate in candidates where !Self.isByPosition(candidate) && isFree(candidate) {
      guard let id = OptionID(candidate) else { continue }
      used.insert(candidate)
      return id
    }
    var number = index + 1
    while !isFree("\(prefix)\(number)") { number += 1 }
    used.insert("\(prefix)\(number)")
    return OptionID(prefix, number)
  }

  /// Lower-case ASCII words of at most 20 bytes, without those that would say what is right.
  private static func words(_ text: String) -> [String] {
    text.folded(ignoring: [.case, .accents]).utf8.split { byte in
      !(0x61...0x7A).contains(byte) && !(0x30...0x39).contains(byte)
    }.prefix(40).map { String(decoding: $0.prefix(20), as: UTF8.self) }.filter { !telling.contains($0) }
  }

  /// Whether a word names little.
  private static func isPale(_ word: String) -> Bool { word.utf8.count < 3 || pale.contains(word) }

  /// Whether a word looks like an id by position, such as `o2`.
  private static func isByPosition(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return bytes.count >= 2 && bytes[0] > 0x39 && bytes.dropFirst().allSatisfy { $0 <= 0x39 }
  }

  private static let telling: Set<String> = [
    "answer", "correct", "correctly", "distractor", "false", "incorrect", "key", "right", "true", "wrong",
  ]
  private static let pale: Set<String> = [
    "about", "all", "and", "any", "are", "because", "been", "but", "can", "does", "each", "every", "for", "from", "has",
    "have", "how", "into", "its", "more", "most", "not", "one", "only", "other", "some", "such", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "through", "was", "were", "what", "when",
    "where", "which", "who", "will", "with", "without", "would", "you", "your",
  ]
}
