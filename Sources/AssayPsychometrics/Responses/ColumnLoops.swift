// The inner loops over columns of bytes. Each is a function of its own, with its sizes compared before the loop and no
// trap in it: so a compiler takes 8 or 16 rows at a time.

/// How many cells have a code; at most 2³¹ cells.
@inline(never)
func occurrences(of code: UInt8, in cells: Span<UInt8>) -> Int {
  let count = cells.count
  var found: Int32 = 0
  var row = 0
  while row < count {
    found &+= cells[row] == code ? 1 : 0
    row &+= 1
  }
  return Int(found)
}

/// How many rows have one code in one column and another in the other.
@inline(never)
func occurrences(of code: UInt8, in cells: Span<UInt8>, with other: UInt8, in others: Span<UInt8>) -> Int {
  let count = cells.count
  precondition(others.count == count, "columns are equally long")
  var found: Int32 = 0
  var row = 0
  while row < count {
    found &+= (cells[row] ^ code) | (others[row] ^ other) == 0 ? 1 : 0
    row &+= 1
  }
  return Int(found)
}

/// The sum of the values in whose place a column has a code; values are not negative, and at most ``Tile/rows``.
@inline(never)
func sum(_ values: Span<Int16>, where column: Span<UInt8>, is code: UInt8) -> Int64 {
  let count = values.count
  precondition(column.count == count, "a column has as many rows as there are values")
  var sum: Int32 = 0
  var row = 0
  while row < count {
    let value = Int32(values[row])
    sum &+= column[row] == code ? value : 0
    row &+= 1
  }
  return Int64(sum)
}

/// The same for values of at most ``mostSmall``: sums of so few stay in 16 bits, and twice as many are taken at a time.
@inline(never)
func sumOfSmall(_ values: Span<Int16>, where column: Span<UInt8>, is code: UInt8) -> Int64 {
  let count = values.count
  precondition(column.count == count, "a column has as many rows as there are values")
  var sum: Int64 = 0
  var start = 0
  while start < count {
    let end = min(start &+ rowsOfSmall, count)
    var part: UInt16 = 0
    var row = start
    while row < end {
      let value = UInt16(bitPattern: values[row])
      part &+= column[row] == code ? value : 0
      row &+= 1
    }
    sum &+= Int64(part)
    start = end
  }
  return sum
}

/// A quarter of a tile.
private let rowsOfSmall = Tile.rows / 4
/// The largest value of which so many sum to less than 2¹⁶.
let mostSmall = 65_535 / (Tile.rows / 4)

/// Adds a number to the sums in whose place a column has a code.
@inline(never)
func add(_ number: Int64, to sums: inout [Int64], where column: Span<UInt8>, is code: UInt8) {
  let count = sums.count
  precondition(column.count == count, "a column has as many rows as there are sums")
  var sums = sums.mutableSpan
  var row = 0
  while row < count {
    sums[row] &+= column[row] == code ? number : 0
    row &+= 1
  }
}

/// Turns rows of bytes into columns: `count` rows, `width` bytes each, of which byte i of row r goes to
/// i · ``Tile/rows`` + `first` + r.
@inline(never)
func transpose(_ block: Span<UInt8>, width: Int, count: Int, into columns: inout [UInt8], at first: Int) {
  precondition(block.count == width * count && columns.count == width * Tile.rows && first + count <= Tile.rows)
  var columns = columns.mutableSpan
  // Strips of 64 rows stay in the nearest cache while their columns are taken.
  var strip = 0
  while strip < count {
    let end = min(strip + 64, count)
    var item = 0
    while item < width {
      var (from, to) = (strip &* width &+ item, item &* Tile.rows &+ first &+ strip)
      let last = item &* Tile.rows &+ first &+ end
      while to < last {
        columns[to] = block[from]
        to &+= 1
        from &+= width
      }
      item &+= 1
    }
    strip = end
  }
}
