package import AssayModel

extension String {
  /// The text with the differences taken out that do not count.
  ///
  /// White space at the ends never counts. `case` lower-cases by Unicode's full mapping; `spaces` makes every run of
  /// white space one blank; `accents` takes a letter for the letter that it modifies (`é`, `ø` and `ł` for `e`, `o` and
  /// `l`) and drops combining marks. Texts that Unicode calls canonically equivalent are equal in any case. The rule is
  /// part of ``scoringVersion``.
  package func folded(ignoring: Set<TextFolding>) -> String {
    var result = self
    if ignoring.contains(.case) { result = result.lowercased() }
    if ignoring.contains(.accents) { result = result.withoutAccents }
    let words = result.split(whereSeparator: \.isWhitespace)
    if ignoring.contains(.spaces) { return words.joined(separator: " ") }
    guard let first = words.first, let last = words.last else { return "" }
    return String(result[first.startIndex..<last.endIndex])
  }

  private var withoutAccents: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark where scalar.value >= 0x300: continue
      default: scalars.append(scalar.isASCII ? scalar : scalar.modifiedLetter ?? scalar)
      }
    }
    return String(scalars)
  }
}

extension Unicode.Scalar {
  /// The letter that this one is a modification of, by its Unicode name: `LATIN SMALL LETTER E WITH ACUTE` is `e`.
  ///
  /// Names never change once a character is in Unicode, so the answer is the same in every version.
  fileprivate var modifiedLetter: Unicode.Scalar? {
    guard properties.isAlphabetic, let name = properties.name, let end = name.place(of: " WITH ") else { return nil }
    let base = name[..<end]
    if base.hasPrefix("LATIN "), let letter = base.unicodeScalars.last, base.dropLast().last == " " {
      return base.hasPrefix("LATIN SMALL") ? Unicode.Scalar(letter.value + 32) : letter
    }
    let block: ClosedRange<UInt32>? =
      (0x370...0x3FF).contains(value) || (0x1F00...0x1FFF).contains(value)
      ? 0x370...0x3FF : (0x400...0x52F).contains(value) ? 0x400...0x52F : nil
    guard let block else { return nil }
    return block.lazy.compactMap(Unicode.Scalar.init).first { $0.properties.name.map { $0 == base } ?? false }
  }
}

extension String {
  /// The first place of an ASCII text.
  fileprivate func place(of text: StaticString) -> String.Index? {
    let pattern = Array(text.description.utf8)
    let bytes = Array(utf8)
    guard bytes.count >= pattern.count else { return nil }
    for start in 0...(bytes.count - pattern.count) where bytes[start..<(start + pattern.count)].elementsEqual(pattern) {
      return utf8.index(startIndex, offsetBy: start)
    }
    return nil
  }
}
