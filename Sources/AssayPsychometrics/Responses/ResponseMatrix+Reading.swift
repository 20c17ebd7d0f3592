extension ResponseMatrix {
  /// What a candidate did with an item.
  package func response(candidate: Int, item: Int) -> Response {
    let code = code(candidate: candidate, item: item)
    switch code {
    case Cell.notPresented: return .notPresented
    case Cell.notReached: return .notReached
    case Cell.omitted: return .omitted
    default:
      let answer = codes[item].answers[Int(code)]
      let score = ResponseMatrix.points(answer.units)
      if items[item].takesSeveral { return .scored(score, chosen: .several(answer.choice)) }
      return .scored(score, chosen: answer.choice == 0 ? .none : .one(Int(answer.choice) - 1))
    }
  }

  /// The code of a cell: ``Cell``, or the place of the answer in the item's ``CodeList``.
  func code(candidate: Int, item: Int) -> UInt16 {
    let (tile, row) = candidate.quotientAndRemainder(dividingBy: Tile.rows)
    return tiles[tile].code(row: row, item: item)
  }

  /// How many rows of a tile are filled.
  func rows(inTile tile: Int) -> Int { min(Tile.rows, candidateCount - tile * Tile.rows) }

  /// A candidate's points over operational items; omitted and not reached count 0.
  package func total(candidate: Int) -> Double { ResponseMatrix.points(totals[candidate]) }

  /// The most points a candidate's operational items could bring.
  package func maximum(candidate: Int) -> Double { ResponseMatrix.points(maxima[candidate]) }

  /// A candidate's points as a share of the most that the own form could bring; nil without operational items.
  ///
  /// This is the percent-correct metric, as a proportion.
  package func proportionCorrect(candidate: Int) -> Double? {
    maxima[candidate] == 0 ? nil : Double(totals[candidate]) / Double(maxima[candidate])
  }

  /// All candidates' points, in the order of the rows.
  package var totalScores: [Double] { totals.map(ResponseMatrix.points) }

  /// All candidates' proportions correct, without candidates who had no operational item.
  package var proportionsCorrect: [Double] { (0..<candidateCount).compactMap(proportionCorrect) }

  /// Whether every candidate had the same operational items; pretest items may differ.
  package var isFixedForm: Bool {
    zip(items, codes).allSatisfy { item, codes in
      let absent = codes.counts[Int(Cell.notPresented)]
      return item.isPretest || absent == 0 || absent == candidateCount
    }
  }

  /// The operational items that somebody had.
  package var operationalItems: [Int] {
    items.indices.filter { !items[$0].isPretest && codes[$0].counts[Int(Cell.notPresented)] < candidateCount }
  }

  /// The candidates at these places, such as those of one form, with all columns.
  package func selecting(candidates: [Int]) -> ResponseMatrix {
    var selection = self
    selection.keepRows(candidates)
    return selection
  }

  private mutating func keepRows(_ rows: [Int]) {
    let (oldTiles, oldTotals, oldMaxima) = (tiles, totals, maxima)
    (tiles, totals, maxima) = ([], rows.map { oldTotals[$0] }, rows.map { oldMaxima[$0] })
    candidateCount = rows.count
    for item in codes.indices { codes[item].forgetCounts() }
    for start in stride(from: 0, to: rows.count, by: Tile.rows) {
      var tile = Tile(items: items.count)
      for item in items.indices {
        for (place, row) in rows[start..<min(start + Tile.rows, rows.count)].enumerated() {
          let (old, rowInTile) = row.quotientAndRemainder(dividingBy: Tile.rows)
          let code = oldTiles[old].code(row: rowInTile, item: item)
          codes[item].counts[Int(code)] += 1
          tile.set(code, row: place, item: item)
        }
      }
      tiles.append(tile)
    }
  }
}

extension ResponseMatrix {
  /// The candidates who did not reach an item that counts, in ascending order.
  package var candidatesWhoStopped: [Int] {
    let items = operationalItems.filter { codes[$0].counts[Int(Cell.notReached)] > 0 }
    return (0..<candidateCount).filter { candidate in
      items.contains { code(candidate: candidate, item: $0) == Cell.notReached }
    }
  }
}
