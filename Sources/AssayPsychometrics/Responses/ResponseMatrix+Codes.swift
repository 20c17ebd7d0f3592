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
  /// - Throws: What is wrong with the first item that has a byte not declared for it; the matrix is then as before.
  package mutating func append(codes block: Span<UInt8>) throws(Problem) {
    let width = items.count
    guard width > 0, block.count % width == 0 else { throw .width(row: candidateCount, found: block.count) }
    let before = (candidateCount, tiles.count, totals.count)
    var counts = codes.map(\.counts)
    do {
      var done = 0
      while done < block.count {
        let first = candidateCount % Tile.rows
        if first == 0 { tiles.append(Tile(items: width)) }
        let rows = min((block.count - done) / width, Tile.rows - first)
        try append(block.extracting(done..<done + rows * width), rows: rows, at: first, &counts)
        done += rows * width
      }
      magnitude = try grown(by: size(of: counts))
    } catch {
      candidateCount = before.0
      tiles.removeLast(tiles.count - before.1)
      totals.removeLast(totals.count - before.2)
      maxima.removeLast(maxima.count - before.2)
      throw error
    }
    for item in codes.indices { codes[item].counts = counts[item] }
  }

  /// Adds rows to the last tile.
  private mutating func append(_ block: Span<UInt8>, rows: Int, at first: Int, _ counts: inout [[Int]]) throws(Problem)
  {
    let width = items.count
    var low: [UInt8] = []
    swap(&low, &tiles[tiles.count - 1].low)
    defer { swap(&low, &tiles[tiles.count - 1].low) }
    transpose(block, width: width, count: rows, into: &low, at: first)

    let whole = items.reduce(0) { $1.isPretest ? $0 : $0 + $1.maximumInUnits }
    var (points, most) = ([Int64](repeating: 0, count: rows), [Int64](repeating: whole, count: rows))
    for item in 0..<width {
      let column = low.span.extracting(item * Tile.rows + first..<item * Tile.rows + first + rows)
      guard let found = codes[item].occurrences(in: column) else {
        let limit = codes[item].answers.count
        let row = column.indices.first { Int(column[$0]) >= limit } ?? 0
        throw .code(row: candidateCount + row, item: item)
      }
      for code in found.indices where found[code] > 0 {
        counts[item][code] += found[code]
        let units = codes[item].answers[code].units
        if !items[item].isPretest, units != 0 { add(units, to: &points, where: column, is: UInt8(code)) }
      }
      if found[0] > 0, !items[item].isPretest {
        add(-items[item].maximumInUnits, to: &most, where: column, is: UInt8(Cell.notPresented))
      }
    }
    self.totals.append(contentsOf: points)
    self.maxima.append(contentsOf: most)
    candidateCount += rows
  }

  /// At least the points that new cells have or could bring.
  private func size(of counts: [[Int]]) -> Int64 {
    var size: Int128 = 0
    for (item, now) in counts.enumerated() {
      for code in now.indices {
        let new = Int128(now[code] - codes[item].counts[code])
        size += new * Int128(abs(codes[item].answers[code].units))
        if code > 0, !items[item].isPretest { size += new * Int128(items[item].maximumInUnits) }
      }
    }
    return Int64(clamping: size)
  }
}

extension CodeList {
  /// How many cells have each code; nil when one has none of these.
  fileprivate func occurrences(in cells: Span<UInt8>) -> [Int]? {
    var found = [Int](repeating: 0, count: min(answers.count, 256))
    guard answers.count > 12 else {
      // Answers are commoner than none.
      var left = cells.count
      for code in found.indices.reversed() where left > 0 {
        found[code] = AssayPsychometrics.occurrences(of: UInt8(code), in: cells)
        left -= found[code]
      }
      return left == 0 ? found : nil
    }
    for place in 0..<cells.count {
      let code = Int(cells[place])
      guard code < found.count else { return nil }
      found[code] += 1
    }
    return found
  }
}
