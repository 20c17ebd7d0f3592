/// Scored answers of candidates (rows) to items (columns), with the four ways of giving none told apart.
///
/// A score is kept as a whole number of ``scoreUnit``s, so that sums are exact and no statistic depends on the order
/// of the rows, not even in its last digit. A cell holds the code of its answer in the item's list of the answers that
/// occurred: one byte, and a second only where an item has more than 253 different ones. A million candidates at a
/// hundred items take 100 MB, and 16 for their totals.
package struct ResponseMatrix: Sendable {
  /// 1/90,090,000 of a point (2⁴·3²·5⁴·7·11·13): fractions with a denominator up to 16 and decimals of up to four
  /// places are exact; any other score is rounded by less than 6·10⁻⁹ of a point.
  package static let scoreUnit = 1.0 / unitsPerPoint

  package internal(set) var items: [Item]
  package internal(set) var candidateCount = 0

  /// The cells: candidate c in tile c / ``Tile/rows``.
  var tiles: [Tile] = []
  /// For each item the answers that occurred, and how often.
  var codes: [CodeList]
  /// For each candidate the score over operational items, in score units.
  var totals: [Int64] = []
  /// For each candidate the most points that the operational items given could bring, in score units.
  var maxima: [Int64] = []
  /// At least the sum of all scores' sizes.
  var magnitude: Int64 = 0

  /// An empty matrix with these columns.
  package init(items: [Item]) throws(Problem) {
    for (place, item) in items.enumerated() {
      guard item.maximum > 0, item.maximum <= ResponseMatrix.largestScore else { throw .maximum(item: place) }
      guard !item.takesSeveral || item.options.count <= 32 else { throw .tooManyOptions(item: place) }
    }
    self.items = items
    codes = Array(repeating: CodeList(), count: items.count)
  }

  /// Adds a candidate; one response for each item, in the order of the columns.
  ///
  /// - Throws: What is wrong with the row; the matrix is then as before.
  package mutating func append(_ row: [Response]) throws(Problem) {
    guard row.count == items.count else { throw .width(row: candidateCount, found: row.count) }
    var total: Int64 = 0
    var maximum: Int64 = 0
    var size: Int64 = 0
    for (place, response) in row.enumerated() {
      if response != .notPresented, !items[place].isPretest { maximum += items[place].maximumInUnits }
      guard case .scored(let score, let choice) = response else { continue }
      let answer = try answer(score, choice, item: place)
      if !items[place].isPretest { total += answer.units }
      size += abs(answer.units)
      if codes[place].isFull, codes[place].code(of: answer) == nil { throw .tooManyScores(item: place) }
    }
    magnitude = try grown(by: max(size, maximum))
    let rowInTile = candidateCount % Tile.rows
    if rowInTile == 0 { tiles.append(Tile(items: items.count)) }
    let last = tiles.count - 1
    for (place, response) in row.enumerated() {
      let code = code(of: response, item: place)
      codes[place].counts[Int(code)] += 1
      tiles[last].set(code, row: rowInTile, item: place)
    }
    totals.append(total)
    maxima.append(maximum)
    candidateCount += 1
  }

  func answer(_ score: Double, _ choice: Choice, item: Int) throws(Problem) -> CodeList.Answer {
    guard abs(score) <= items[item].maximum else { throw .score(row: candidateCount, item: item) }
    guard items[item].allows(choice) else { throw .choice(row: candidateCount, item: item) }
    return CodeList.Answer(units: ResponseMatrix.units(score), choice: choice.number)
  }

  /// The magnitude with more points, if there can be so many.
  func grown(by points: Int64) throws(Problem) -> Int64 {
    let (sum, overflow) = magnitude.addingReportingOverflow(points)
    guard !overflow, sum < 1 << 62 else { throw .tooManyPoints }
    return sum
  }

  private mutating func code(of response: Response, item: Int) -> UInt16 {
    switch response {
    case .notPresented: return Cell.notPresented
    case .notReached: return Cell.notReached
    case .omitted: return Cell.omitted
    case .scored(let score, let choice):
      let answer = CodeList.Answer(units: ResponseMatrix.units(score), choice: choice.number)
      return codes[item].code(of: answer) ?? codes[item].add(answer)
    }
  }
}

extension Choice {
  /// 0 for none, a place plus one, or a bit set.
  fileprivate var number: UInt32 {
    switch self {
    case .none: 0
    case .one(let option): UInt32(option + 1)
    case .several(let bits): bits
    }
  }
}

extension ResponseMatrix {
  /// What a cell can hold besides an answer.
  enum Cell {
    static let notPresented: UInt16 = 0
    static let notReached: UInt16 = 1
    static let omitted: UInt16 = 2
    static let firstAnswer: UInt16 = 3
    static let mostAnswers = 65_000
  }

  static let unitsPerPoint = 90_090_000.0
  static let largestScore = 10_000.0

  static func units(_ points: Double) -> Int64 { Int64((points * unitsPerPoint).rounded()) }
  static func points(_ units: Int64) -> Double { Double(units) / unitsPerPoint }

  /// Why a matrix or a row is refused.
  package enum Problem: Error, Hashable, Sendable {
    /// An item's maximum is not above 0 and at most 10,000 points.
    case maximum(item: Int)
    /// An item that takes several answers has more than 32 options.
    case tooManyOptions(item: Int)
    /// A row has another number of responses than there are items.
    case width(row: Int, found: Int)
    /// A score is not a number, or beyond the item's maximum either way.
    case score(row: Int, item: Int)
    /// A choice names an option that the item has not, or several where one is taken.
    case choice(row: Int, item: Int)
    /// A code was not declared for its item.
    case code(row: Int, item: Int)
    /// An item has more than 65,000 different scores and choices, or more than 253 where codes of a byte are declared.
    case tooManyScores(item: Int)
    /// All scores together pass 5·10¹⁰ points.
    case tooManyPoints
  }
}
