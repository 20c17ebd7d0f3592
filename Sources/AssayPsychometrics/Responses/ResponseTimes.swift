/// How long candidates spent on items, in seconds, beside a ``ResponseMatrix``; four bytes a cell.
package struct ResponseTimes: Sendable {
  package let itemCount: Int
  package private(set) var candidateCount = 0
  /// For each item the candidates' seconds; not a number where missing.
  private(set) var columns: [[Float]]

  package init(itemCount: Int) {
    self.itemCount = itemCount
    columns = Array(repeating: [], count: itemCount)
  }

  /// Adds a candidate: seconds for each item in the order of the columns, nil where unknown.
  ///
  /// A negative or infinite time is taken as unknown. Fewer entries than items leave the last unknown; more are ignored.
  package mutating func append(_ row: [Float?]) {
    for item in 0..<itemCount {
      let seconds = item < row.count ? row[item] ?? .nan : .nan
      columns[item].append(seconds >= 0 && seconds < .infinity ? seconds : .nan)
    }
    candidateCount += 1
  }

  /// The seconds of a candidate on an item; nil where unknown.
  package func seconds(candidate: Int, item: Int) -> Float? {
    let seconds = columns[item][candidate]
    return seconds.isNaN ? nil : seconds
  }

  /// The times of the candidates at these places.
  package func selecting(candidates: [Int]) -> ResponseTimes {
    var selection = self
    selection.columns = columns.map { column in candidates.map { column[$0] } }
    selection.candidateCount = candidates.count
    return selection
  }
}
