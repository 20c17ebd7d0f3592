// The fast way in, for files of a million rows: answers are declared once and rows come as bytes.

extension ResponseMatrix {
  /// The bytes that stand for no answer on any item, in ``append(codes:)``.
  package static let codeOfNotPresented: UInt8 = 0
  package static let codeOfNotReached: UInt8 = 1
  package static let codeOfOmitted: UInt8 = 2

  /// The byte that stands for an answer on an item in ``append(codes:)``; the same for the same answer.
  ///
  /// - Throws: When the score or the choice is not the item's, or the item has more than 253 answers; those come in by
  ///   ``append(_:)``.
  package mutating func declare(_ score: Double, chosen: Choice = .none, item: Int) throws(Problem) -> UInt8 {
    let answer = try answer(score, chosen, item: item)
    let code = codes[item].code(of: answer) ?? (codes[item].answers.count > 255 ? UInt16.max : codes[item].add(answer))
    guard code < 256 else { throw .tooManyScores(item: item) }
    return UInt8(code)
  }

  /// Adds candidates as rows of declared bytes, one after another: as many bytes as items for each candidate.
  ///
  /// Best in blocks of a thousand rows or so. What comes out is what ``append(_:)`` of the same answers makes.
  ///
  /// - Throws: What is wrong with the first row that has a byte not declared for its item; the matrix is then as before.
  package mutating func append(codes block: Span<UInt8>) throws(Problem) {
    let width = items.count
    guard width > 0, block.count % width == 0 else { throw .width(row: candidateCount, found: block.count) }
    let rows = block.count / width
    try refuseUndeclared(block, rows: rows)
    let points = try points(of: block, rows: rows)
    magnitude = points.magnitude
    totals.append(contentsOf: points.totals)
    maxima.append(contentsOf: points.maxima)
    var done = 0
    while done < rows {
      let first = candidateCount % Tile.rows
      if first == 0 { tiles.append(Tile(items: width)) }
      let count = min(rows - done, Tile.rows - first)
      transpose(block, from: done, count: count, into: tiles.count - 1, at: first)
      done += count
      candidateCount += count
    }
  }

  private func refuseUndeclared(_ block: Span<UInt8>, rows: Int) throws(Problem) {
    let width = items.count
    let limits = codes.map { UInt8(min($0.answers.count, 256) - 1) }
    for row in 0..<rows {
      var bad = false
      for item in 0..<width { bad = bad || block[row * width + item] > limits[item] }
      guard bad else { continue }
      for item in 0..<width where block[row * width + item] > limits[item] {
        throw .code(row: candidateCount + row, item: item)
      }
    }
  }

  private func points(of block: Span<UInt8>, rows: Int) throws(Problem) -> RowPoints {
    // One table for all items, 256 codes each: for few items it stays in the nearest cache.
    let width = items.count
    let starts = codes.indices.reduce(into: [0]) { $0.append($0[$1] + codes[$1].answers.count) }
    let values = codes.flatMap { $0.answers.map(\.units) }
    let counting = items.map { $0.isPretest ? Int64(0) : -1 }
    let most = items.map { $0.isPretest ? 0 : $0.maximumInUnits }
    var points = RowPoints()
    points.totals.reserveCapacity(rows)
    points.maxima.reserveCapacity(rows)
    var grown: Int64 = 0
    for row in 0..<rows {
      var (total, maximum, size): (Int64, Int64, Int64) = (0, 0, 0)
      for item in 0..<width {
        let code = block[row * width + item]
        let units = values[starts[item] + Int(code)]
        total &+= units & counting[item]
        size &+= abs(units)
        maximum &+= code == 0 ? 0 : most[item]
      }
      points.totals.append(total)
      points.maxima.append(maximum)
      let (sum, overflow) = grown.addingReportingOverflow(max(size, maximum))
      guard !overflow else { throw .tooManyPoints }
      grown = sum
    }
    points.magnitude = try self.grown(by: grown)
    return points
  }

  private struct RowPoints {
    var totals: [Int64] = []
    var maxima: [Int64] = []
    var magnitude: Int64 = 0
  }

  private mutating func transpose(_ block: Span<UInt8>, from start: Int, count: Int, into tile: Int, at row: Int) {
    let width = items.count
    var low = tiles[tile].low
    tiles[tile].low = []
    // Squares of 64 rows stay in the nearest cache while their columns are taken.
    for first in stride(from: 0, to: count, by: 64) {
      let last = min(first + 64, count)
      for item in 0..<width {
        let to = item * Tile.rows + row
        for own in first..<last { low[to + own] = block[(start + own) * width + item] }
      }
    }
    for item in 0..<width {
      codes[item].count(low.span.extracting(item * Tile.rows + row..<item * Tile.rows + row + count))
    }
    tiles[tile].low = low
  }
}

extension CodeList {
  /// Adds the cells of a part of a column to the counts.
  fileprivate mutating func count(_ cells: Span<UInt8>) {
    guard answers.count <= 12 else {
      for place in cells.indices { counts[Int(cells[place])] += 1 }
      return
    }
    var left = cells.count
    for code in 1..<answers.count {
      let found = occurrences(of: UInt8(code), in: cells)
      counts[code] += found
      left -= found
    }
    counts[0] += left
  }
}

/// How many cells have a code; written so that a compiler takes many at a time.
func occurrences(of code: UInt8, in cells: Span<UInt8>) -> Int {
  var found: Int32 = 0
  for place in 0..<cells.count { found &+= cells[place] == code ? 1 : 0 }
  return Int(found)
}
