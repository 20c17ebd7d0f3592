/// Text from outside as it may be sent to a terminal.
///
/// Control characters could move the cursor or hide text, and those that set the direction of writing could show a line
/// other than it is (CVE-2021-42574), so they are shown as `\u{1B}`. A tab becomes four spaces.
enum Visible {
  /// A piece of a line and the columns it takes.
  struct Cell: Hashable {
    let text: String
    let width: Int
  }

  static func cells(of text: String) -> [Cell] {
    var cells: [Cell] = []
    cells.reserveCapacity(text.utf8.count)
    for character in text {
      if character == "\t" {
        cells.append(Cell(text: "    ", width: 4))
      } else if character.unicodeScalars.contains(where: isHidden) {
        for scalar in character.unicodeScalars {
          let shown = isHidden(scalar) ? escape(scalar) : String(scalar)
          cells.append(Cell(text: shown, width: displayWidth(of: shown)))
        }
      } else {
        cells.append(Cell(text: String(character), width: displayWidth(of: character)))
      }
    }
    return cells
  }

  /// A whole text made visible, for messages and paths.
  static func text(_ text: String) -> String {
    text.unicodeScalars.contains { isHidden($0) || $0 == "\t" } ? cells(of: text).map(\.text).joined() : text
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: scalar != "\t"
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
}
