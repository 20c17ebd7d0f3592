import AssayDiagnostics

extension RuleID {
  static let unquotedBraces: RuleID = "yaml-unquoted-braces"
}

/// `stem: {{length}} characters`: YAML takes the braces for a mapping in a mapping.
extension Composer {
  /// Reports a flow mapping that begins with `{{`, and mutes what would be said about its inside.
  mutating func noticeTemplate(_ record: Int) {
    let bytes = places.bytes
    let lower = Int(records[record].lower)
    guard lower + 1 < bytes.count, bytes[lower] == UInt8(ascii: "{"), bytes[lower + 1] == UInt8(ascii: "{") else {
      return
    }
    let end = Self.endOfBraces(bytes, from: lower)
    report(
      Self.unquotedBraces(
        in: file, at: lower..<end,
        value: openFrames.contains(where: \.isFlow) ? nil : Self.restOfLine(bytes, from: lower)))
    template = record
    explainedLine = records[record].line
  }

  /// Takes the source text of `{{…}}` as the scalar that was meant, so that reading goes on.
  mutating func replaceTemplate(_ record: Int) {
    records.removeLast(records.count - record - 1)
    let range = Int(records[record].lower)..<Int(records[record].upper)
    records[record].kind = .scalar
    records[record].style = .plain
    records[record].first = UInt32(truncatingIfNeeded: text.count)
    records[record].length = UInt32(truncatingIfNeeded: range.count)
    records[record].end = UInt32(truncatingIfNeeded: record + 1)
    text.append(contentsOf: places.bytes[range])
    template = nil
  }

  /// - Parameters:
  ///   - file: Where it stands.
  ///   - braces: The bytes of `{{…}}`.
  ///   - value: The bytes of the whole value where they are known.
  /// - Returns: The diagnostic, with a fix when the value is known.
  static func unquotedBraces(in file: SourceFile, at braces: Range<Int>, value: Range<Int>?) -> Diagnostic {
    let text = file.text(braces.count > 60 ? braces.lowerBound..<braces.lowerBound + 60 : braces)
    let message: Diagnostic.Message =
      "`\(text)` must stand in quotes here, because YAML gives braces a meaning of its own"
    guard let value else {
      return Diagnostic(
        message, rule: .unquotedBraces, at: file.span(braces), help: "put the whole value in quotes: `\"… \(text) …\"`")
    }
    return Diagnostic(
      message, rule: .unquotedBraces, at: file.span(braces), help: Quoting.help(file, value),
      fixes: [Quoting.fix(file, value)])
  }

  /// The end of `{{…}}`, or of the line.
  static func endOfBraces(_ bytes: [UInt8], from lower: Int) -> Int {
    var place = lower
    while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D {
      if bytes[place] == UInt8(ascii: "}"), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "}") {
        return place + 2
      }
      place += 1
    }
    return place
  }

  /// The bytes up to the end of the line, without a comment or spaces at the end.
  static func restOfLine(_ bytes: [UInt8], from lower: Int) -> Range<Int> {
    var end = lower
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
      if bytes[end] == UInt8(ascii: "#"), end > lower, bytes[end - 1] == 0x20 { break }
      end += 1
    }
    while end > lower, isBlank(bytes[end - 1]) { end -= 1 }
    return lower..<end
  }
}
