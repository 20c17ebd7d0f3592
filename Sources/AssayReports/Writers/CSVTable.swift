/// Rows of comma-separated values (RFC 4180): UTF-8 without a byte order mark, lines ended by CR LF.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in front: one that begins with `=`, `+`, `-`,
/// `@`, a tab, a CR or LF, or one of the full-width twins `＝`, `＋`, `－`, `＠`, blanks before it or not. Numbers are
/// written as they are, so that a negative one stays a number.
struct CSVTable {
  private(set) var text = ""

  enum Cell: ExpressibleByStringLiteral {
    case text(String)
    case int(Int)
    case number(Double)
    /// A decimal number whose digits are at hand.
    case digits(String)
    case empty

    init(stringLiteral text: String) { self = .text(text) }

    static func text(_ text: String?) -> Cell { text.map(Cell.text) ?? .empty }
    static func number(_ value: Double?) -> Cell { value.map(Cell.number) ?? .empty }
    static func digits(_ digits: String?) -> Cell { digits.map(Cell.digits) ?? .empty }
  }

  init(header: [String]) { append(header.map(Cell.text)) }

  mutating func append(_ cells: [Cell]) {
    text += cells.map(\.csv).joined(separator: ",")
    text += "\r\n"
  }
}

/// A text as one cell, quoted where it must be, and never a formula.
package func csvCell(_ text: String) -> String { CSVTable.Cell.text(text).csv }

extension CSVTable.Cell {
  var csv: String {
    switch self {
    case .empty: ""
    case .int(let value): String(value)
    case .number(let value): value.isFinite ? plain(value) : ""
    case .digits(let digits): digits
    case .text(let text): quoted(text.isFormulaLike ? "'" + text : text)
    }
  }

  private func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D, 0x09, 0x3B].contains($0) }
    guard needsQuotes || text.utf8.first == 0x27 || text.utf8.first == 0x20 || text.utf8.last == 0x20 else {
      return text
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"\"" } else { result.unicodeScalars.append(scalar) }
    }
    return result + "\""
  }
}

extension String {
  /// Whether a spreadsheet might run it.
  fileprivate var isFormulaLike: Bool {
    for scalar in unicodeScalars {
      switch scalar {
      case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
      case " ", "\u{A0}", "\u{3000}": continue
      default: return false
      }
    }
    return false
  }
}
