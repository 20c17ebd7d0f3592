/// The cells of some rows, column after column: one byte each, and a second where an item has more codes than a byte
/// holds.
///
/// Rows come in, columns are read: within a tile both are near each other in memory, and a matrix grows by whole tiles
/// without ever copying what it holds.
struct Tile: Sendable {
  /// How many rows a tile has room for: 17 · 64, so that neighbouring columns lie in different lines of a cache.
  static let rows = 1088

  /// The low bytes: of item i and row r at i · ``rows`` + r.
  var low: [UInt8]
  /// The high bytes by item, each for ``rows`` rows; only of items with more than 256 codes.
  private(set) var high: [Int: [UInt8]] = [:]

  init(items: Int) { low = Array(repeating: 0, count: items * Tile.rows) }

  func code(row: Int, item: Int) -> UInt16 {
    let code = UInt16(low[item * Tile.rows + row])
    guard !high.isEmpty, let own = high[item] else { return code }
    return code | UInt16(own[row]) << 8
  }

  mutating func set(_ code: UInt16, row: Int, item: Int) {
    low[item * Tile.rows + row] = UInt8(truncatingIfNeeded: code)
    guard code > 255 || !high.isEmpty && high[item] != nil else { return }
    high[item, default: Array(repeating: 0, count: Tile.rows)][row] = UInt8(code >> 8)
  }
}
