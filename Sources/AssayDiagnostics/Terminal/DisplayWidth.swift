/// The columns that a character takes on a terminal: 0, 1 or 2.
///
/// East Asian wide and full-width characters and emoji take two, combining marks and format characters none (Unicode
/// Standard Annex 11, Unicode 16; emoji by their presentation property).
///
/// - Parameter character: A grapheme cluster, which takes the columns of its parts; one that begins wide takes two.
/// - Returns: The number of columns.
package func displayWidth(of character: Character) -> Int {
  var width = 0
  for scalar in character.unicodeScalars {
    // The emoji variation selector makes a narrow sign wide.
    width = scalar.value == 0xFE0F ? 2 : width + displayWidth(of: scalar)
    if width >= 2 { return 2 }
  }
  return width
}

/// The columns that a string takes on a terminal.
package func displayWidth(of text: String) -> Int { text.reduce(0) { $0 + displayWidth(of: $1) } }

private func displayWidth(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  if (0x1160...0x11FF).contains(scalar.value) { return 0 }
  return scalar.properties.isEmojiPresentation || isWide(scalar.value) ? 2 : 1
}

private func isWide(_ value: UInt32) -> Bool {
  switch value {
  case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D08,
    0x1AFF0...0x1B2FB, 0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
    true
  default: false
  }
}
