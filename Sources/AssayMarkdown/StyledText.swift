/// A piece of text in one style, on its way to a terminal.
struct StyledText: Equatable {
  struct Style: OptionSet, Hashable {
    let rawValue: Int
    static let bold = Style(rawValue: 1)
    static let underlined = Style(rawValue: 2)
    static let code = Style(rawValue: 4)
    static let faint = Style(rawValue: 8)
  }

  var text: String
  var style: Style

  init(_ text: String, _ style: Style = []) {
    self.text = text
    self.style = style
  }

  /// Text from outside, without the control characters that could command the terminal.
  static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
    var safe = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" {
        safe.unicodeScalars.append(scalar)
      } else if scalar.properties.generalCategory != .control {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// The text with the codes that switch its style on and off (ECMA-48, SGR), or alone.
  func rendered(isStyled: Bool) -> String {
    guard isStyled, !style.isEmpty, !text.isEmpty else { return text }
    let codes = [(Style.bold, "1"), (.faint, "2"), (.underlined, "4"), (.code, "36")]
    return "\u{1B}[" + codes.filter { style.contains($0.0) }.map(\.1).joined(separator: ";") + "m" + text + "\u{1B}[0m"
  }
}

/// A line of styled text and the columns that it takes.
struct StyledLine: Equatable {
  var pieces: [StyledText] = []
  var width = 0

  init() {}

  init(_ text: StyledText) { append(text) }

  mutating func append(_ piece: StyledText) {
    guard !piece.text.isEmpty else { return }
    width += DisplayWidth.of(piece.text)
    if pieces.last?.style == piece.style {
      pieces[pieces.count - 1].text += piece.text
    } else {
      pieces.append(piece)
    }
  }

  mutating func append(_ line: StyledLine) {
    for piece in line.pieces { append(piece) }
  }

  func rendered(isStyled: Bool) -> String { pieces.map { $0.rendered(isStyled: isStyled) }.joined() }
}

extension StyledLine {
  /// Breaks text into lines of at most `width` columns, at blanks where there are any and at line endings always.
  ///
  /// A word that is wider than a line is broken; no-break spaces do not break.
  static func wrapped(_ pieces: [StyledText], width: Int) -> [StyledLine] {
    let width = max(width, 1)
    var lines: [StyledLine] = []
    var line = StyledLine()
    var blank: StyledText?
    var word = StyledLine()

    func endWord() {
      if word.width == 0 { return }
      if line.width > 0 {
        if line.width + 1 + word.width <= width {
          if let blank { line.append(blank) }
        } else {
          endLine()
        }
      }
      blank = nil
      line.append(word)
      word = StyledLine()
    }
    func endLine() {
      lines.append(line)
      line = StyledLine()
      blank = nil
    }

    for piece in pieces {
      for character in piece.text {
        if character.isNewline {
          endWord()
          endLine()
        } else if character == " " || character == "\t" {
          endWord()
          blank = StyledText(" ", piece.style)
        } else {
          // A word wider than a line fills whole lines of its own.
          let columns = DisplayWidth.of(String(character))
          if word.width > 0, word.width + columns > width { endWord() }
          word.append(StyledText(String(character), piece.style))
        }
      }
    }
    endWord()
    if !line.pieces.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }
}
