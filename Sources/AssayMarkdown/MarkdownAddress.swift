/// Which addresses a document may hold.
enum MarkdownAddress {
  /// Whether a link may lead there: a whole `https`, `http` or `mailto` address without blanks or control characters.
  ///
  /// Compared as bytes from the first one on, so that no browser's leniency about blanks and tabs within a scheme
  /// (WHATWG URL, section 4.4) can turn what is allowed here into something else.
  static func isLink(_ address: String) -> Bool {
    let bytes = Array(address.utf8)
    guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else { return false }
    let lower = bytes.prefix(8).map { $0 >= 0x41 && $0 <= 0x5a ? $0 | 0x20 : $0 }
    return ["https://", "http://", "mailto:"].contains { scheme in
      lower.starts(with: scheme.utf8) && bytes.count > scheme.utf8.count
    }
  }

  /// Whether an image may come from there: a relative path into the bank, in plain spelling.
  ///
  /// No scheme, host, query, escape, backslash or step upwards; each part begins with a letter, a digit or `_`.
  static func isMedia(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard path.utf8.count <= 1_024 else { return false }
    return parts.allSatisfy { part in
      guard let first = part.first, first != .period, first != .hyphen else { return false }
      return part.allSatisfy { $0 >= 0x80 || $0.isNamePart || $0 == .space }
    }
  }
}

extension MarkdownProblem {
  static func link(_ address: String, at range: Range<Int>) -> Self {
    Self(
      .linkAddress, at: range, "a link must not lead to `\(excerpt(address))`",
      help: "give a whole `https://…`, `http://…` or `mailto:…` address, or leave the words without a link")
  }

  static func image(_ source: String, at range: Range<Int>) -> Self {
    Self(
      .imageSource, at: range, "an image must not come from `\(excerpt(source))`",
      help: "put the file into the bank and give its path, as in `![a login page](media/login.png)`")
  }

  static func imageAlternative(_ source: String, at range: Range<Int>) -> Self {
    Self(
      .imageAlternative, at: range, "the image `\(excerpt(source))` has no text for those who cannot see it",
      help: "say between the brackets what the image shows, as in `![a login page](\(excerpt(source)))`")
  }

  /// At most 60 characters of an author's text, on one line.
  static func excerpt(_ text: String) -> String {
    let line = text.prefix(61).map { $0.isNewline ? " " : String($0) }
    return line.count > 60 ? line.prefix(59).joined() + "…" : line.joined()
  }
}
