extension ResponseMatrix {
  /// What a candidate did with an item.
  package func response(candidate: Int, item: Int) -> Response {
    let place = candidate * items.count + item
    switch cells[place] {
    case Cell.notPresented: return .notPresented
    case Cell.notReached: return .notReached
    case Cell.omitted: return .omitted
    default:
      let score = ResponseMatrix.points(scores[item].values[Int(cells[place] - Cell.firstScore)])
      let chosen = choices.isEmpty ? 0 : choices[place]
      if items[item].takesSeveral { return .scored(score, chosen: .several(chosen)) }
      return .scored(score, chosen: chosen == 0 ? .none : .one(Int(chosen) - 1))
    }
  }

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
    zip(items, counts).allSatisfy { item, count in
      item.isPretest || count[Int(Cell.notPresented)] == 0 || count[Int(Cell.notPresented)] == candidateCount
    }
  }

  /// The operational items that somebody had.
  var operationalItems: [Int] {
    items.indices.filter { !items[$0].isPretest && counts[$0][Int(Cell.notPresented)] < candidateCount }
  }

  /// The candidates at these places, such as those of one form, with all columns.
  package func selecting(candidates: [Int]) -> ResponseMatrix {
    var selection = self
    selection.keepRows(candidates)
    return selection
  }

  private mutating func keepRows(_ rows: [Int]) {
    let width = items.count
    let (oldCells, oldChoices, oldTotals, oldMaxima) = (cells, choices, totals, maxima)
    (cells, choices, totals, maxima) = ([], [], [], [])
    counts = scores.map { Array(repeating: 0, count: $0.values.count + Int(Cell.firstScore)) }
    for row in rows {
      let range = row * width..<(row + 1) * width
      cells.append(contentsOf: oldCells[range])
      if !oldChoices.isEmpty { choices.append(contentsOf: oldChoices[range]) }
      for (item, place) in range.enumerated() { counts[item][Int(oldCells[place])] += 1 }
      totals.append(oldTotals[row])
      maxima.append(oldMaxima[row])
    }
    candidateCount = rows.count
  }
}
