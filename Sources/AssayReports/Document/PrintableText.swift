import AssayDiagnostics

/// A text from outside on one line and without characters that could steer a terminal.
///
/// White space becomes a blank. Control characters, the directional overrides of bidirectional text and what is not a
/// character become U+FFFD.
func printable(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control where !scalar.properties.isWhitespace, .surrogate, .unassigned, .privateUse:
      result.append("\u{FFFD}")
    case .format where scalar.isDirectional: result.append("\u{FFFD}")
    default: result.append(scalar.properties.isWhitespace ? " " : scalar)
    }
  }
  return String(result)
}

extension Unicode.Scalar {
  fileprivate var isDirectional: Bool {
    switch value {
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

/// A text cut to so many columns, with `…` at the end where something is missing.
func clipped(_ text: String, to width: Int) -> String {
  guard displayWidth(of: text) > width else { return text }
  var result = ""
  var used = 0
  for character in text {
    let own = displayWidth(of: character)
    guard used + own <= width - 1 else { break }
    result.append(character)
    used += own
  }
  return result + "…"
}

/// A text broken into lines of at most so many columns, at blanks where there are any.
func wrapped(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  for word in text.split(separator: " ") {
    var rest = String(word)
    var size = displayWidth(of: rest)
    if used > 0, used + 1 + size > width {
      lines.append(line)
      (line, used) = ("", 0)
    }
    while size > width {
      var piece = ""
      var taken = 0
      for character in rest {
        let own = displayWidth(of: character)
        guard taken + own <= width || piece.isEmpty else { break }
        piece.append(character)
        taken += own
      }
      lines.append(piece)
      rest.removeFirst(piece.count)
      size = displayWidth(of: rest)
    }
    guard size > 0 else { continue }
    line += used > 0 ? " " + rest : rest
    used += (used > 0 ? 1 : 0) + size
  }
  if used > 0 { lines.append(line) }
  return lines
}
