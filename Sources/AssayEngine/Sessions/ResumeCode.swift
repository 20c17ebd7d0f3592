import AssayDigest
import AssayModel

/// A code of 60 random bits that a person can read out: `7K2M-9QXD-4TRA`.
///
/// Kept is its digest alone, bound to its session; with an end after minutes and one use, nobody can guess it in time.
struct ResumeCode {
  let text: String

  init(_ entropy: inout Entropy) {
    let letters = Base32.encode(entropy.bytes(8)).utf8.prefix(12)
    var groups: [String] = []
    for start in stride(from: 0, to: 12, by: 4) {
      groups.append(String(decoding: letters.dropFirst(start).prefix(4), as: UTF8.self).uppercased())
    }
    text = groups.joined(separator: "-")
  }

  /// Reads what a person typed: capitals or not, with hyphens and blanks or without.
  init?(typed text: String) {
    let letters = text.utf8.filter { $0 != 0x2D && $0 != 0x20 }
    guard letters.count == 12 else { return nil }
    self.text = String(decoding: letters, as: UTF8.self).uppercased()
  }

  /// What is kept in its place.
  func digest(for session: SessionID) -> String {
    var hasher = FieldHasher(domain: "assay resume code v1")
    hasher.append(session.text)
    hasher.append(String(decoding: text.utf8.filter { $0 != 0x2D }, as: UTF8.self))
    return hasher.finalize().description
  }
}
