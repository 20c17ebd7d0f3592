/// Scored answers of candidates (rows) to items (columns), with the four ways of giving none told apart.
///
/// A score is kept as a whole number of ``scoreUnit``s, so that sums are exact and no statistic depends on the order
/// of the rows, not even in its last digit. A cell holds the number of its score in the item's list of scores that
/// occurred: 2 bytes, and 4 more for the options where items have them.
package struct ResponseMatrix: Sendable {
  /// 1/90,090,000 of a point (2⁴·3²·5⁴·7·11·13): fractions with a denominator up to 16 and decimals of up to four
  /// places are exact; any other score is rounded by less than 6·10⁻⁹ of a point.
  package static let scoreUnit = 1.0 / unitsPerPoint

  package let items: [Item]
  package internal(set) var candidateCount = 0

  /// What each cell holds, row by row: ``Cell`` or ``Cell/firstScore`` plus the number of the score.
  var cells: [UInt16] = []
  /// The options of each cell: 0 for none, a place plus one, or a bit set.
  ///
  /// Empty when no item has options.
  var choices: [UInt32] = []
  /// For each item the scores that occurred.
  var scores: [ScoreList]
  /// For each item how often each cell value occurs.
  var counts: [[Int]]
  /// For each candidate the score over operational items, in score units.
  var totals: [Int64] = []
  /// For each candidate the most points that the operational items given could bring, in score units.
  var maxima: [Int64] = []

  private var magnitude: Int64 = 0
  private let keepsChoices: Bool

  /// An empty matrix with these columns.
  package init(items: [Item]) throws(Problem) {
    for (place, item) in items.enumerated() {
      guard item.maximum > 0, item.maximum <= ResponseMatrix.largestScore else { throw .maximum(item: place) }
      guard !item.takesSeveral || item.options.count <= 32 else { throw .tooManyOptions(item: place) }
    }
    self.items = items
    scores = Array(repeating: ScoreList(), count: items.count)
    counts = Array(repeating: [0, 0, 0], count: items.count)
    keepsChoices = items.contains { !$0.options.isEmpty }
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
      guard abs(score) <= items[place].maximum else { throw .score(row: candidateCount, item: place) }
      guard items[place].allows(choice) else { throw .choice(row: candidateCount, item: place) }
      let units = ResponseMatrix.units(score)
      if !items[place].isPretest { total += units }
      size += abs(units)
      if scores[place].values.count >= Cell.mostScores, scores[place].number(of: units) == nil {
        throw .tooManyScores(item: place)
      }
    }
    let (sum, overflow) = magnitude.addingReportingOverflow(max(size, maximum))
    guard !overflow, sum < 1 << 62 else { throw .tooManyPoints }
    magnitude = sum
    for (place, response) in row.enumerated() { append(response, item: place) }
    totals.append(total)
    maxima.append(maximum)
    candidateCount += 1
  }

  private mutating func append(_ response: Response, item: Int) {
    var cell = Cell.notPresented
    var chosen: UInt32 = 0
    switch response {
    case .notPresented: break
    case .notReached: cell = Cell.notReached
    case .omitted: cell = Cell.omitted
    case .scored(let score, let choice):
      cell = number(of: ResponseMatrix.units(score), item: item)
      switch choice {
      case .none: break
      case .one(let option): chosen = UInt32(option + 1)
      case .several(let bits): chosen = bits
      }
    }
    counts[item][Int(cell)] += 1
    cells.append(cell)
    if keepsChoices { choices.append(chosen) }
  }

  private mutating func number(of units: Int64, item: Int) -> UInt16 {
    if let known = scores[item].number(of: units) { return UInt16(known) + Cell.firstScore }
    counts[item].append(0)
    return UInt16(scores[item].add(units)) + Cell.firstScore
  }
}

extension ResponseMatrix {
  /// What a cell can hold besides a score.
  enum Cell {
    static let notPresented: UInt16 = 0
    static let notReached: UInt16 = 1
    static let omitted: UInt16 = 2
    static let firstScore: UInt16 = 3
    static let mostScores = 65_000
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
    /// An item has more than 65,000 different scores.
    case tooManyScores(item: Int)
    /// All scores together pass 5·10¹⁰ points.
    case tooManyPoints
  }
}
