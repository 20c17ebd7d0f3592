/// Whether items can be shared out among lines that each take so many of what they admit, with minimums.
///
/// What only one line admits goes there; the rest is tried out, each state once, in a bounded number of states.
struct PickSharing {
  struct Line {
    var count: Int
    var isAdmitted: [Bool]
    /// How many items at least, and which items count.
    var minimums: [(count: Int, counts: [Bool])]
  }

  enum Answer: Hashable {
    case possible
    /// Whether it fails by the minimums alone.
    case impossible(meetsCounts: Bool)
    case undecided
  }

  private let lines: [Line]
  private let items: Int
  private var seen: Set<[Int]> = []
  private static let limit = 200_000

  init(lines: [Line], items: Int) {
    self.lines = lines
    self.items = items
  }

  mutating func solve() -> Answer {
    guard lines.reduce(0, { $0 + $1.count }) == items else { return .impossible(meetsCounts: false) }
    switch share(withMinimums: true) {
    case true?: return .possible
    case nil: return .undecided
    case false?: break
    }
    guard lines.contains(where: { !$0.minimums.isEmpty }) else { return .impossible(meetsCounts: false) }
    return .impossible(meetsCounts: share(withMinimums: false) ?? false)
  }

  private mutating func share(withMinimums: Bool) -> Bool? {
    seen = []
    var room = lines.map(\.count)
    var missing = lines.map { withMinimums ? $0.minimums.map(\.count) : $0.minimums.map { _ in 0 } }
    var open: [Int] = []
    for item in 0..<items {
      let fits = lines.indices.filter { lines[$0].isAdmitted[item] }
      guard let only = fits.first else { return false }
      if fits.count == 1 { give(item, only, &room, &missing) } else { open.append(item) }
    }
    guard room.allSatisfy({ $0 >= 0 }) else { return false }
    return place(open[...], room, missing)
  }

  private func give(_ item: Int, _ line: Int, _ room: inout [Int], _ missing: inout [[Int]]) {
    room[line] -= 1
    for (number, minimum) in lines[line].minimums.enumerated() where minimum.counts[item] {
      missing[line][number] = max(missing[line][number] - 1, 0)
    }
  }

  private mutating func place(_ open: ArraySlice<Int>, _ room: [Int], _ missing: [[Int]]) -> Bool? {
    guard let item = open.first else { return missing.allSatisfy { $0.allSatisfy { $0 == 0 } } }
    for line in lines.indices where missing[line].contains(where: { $0 > room[line] }) { return false }
    guard seen.insert([open.count] + room + missing.flatMap { $0 }).inserted else { return false }
    guard seen.count <= Self.limit else { return nil }
    for line in lines.indices where lines[line].isAdmitted[item] && room[line] > 0 {
      var (room, missing) = (room, missing)
      give(item, line, &room, &missing)
      switch place(open.dropFirst(), room, missing) {
      case true?: return true
      case nil: return nil
      case false?: continue
      }
    }
    return false
  }
}

/// Whether sets can be shared out among lines that each take so many, holding so many items together.
struct SetSharing {
  struct Line {
    var count: Int
    /// How many scored items in all; nil for any number.
    var total: Int?
    var isAdmitted: [Bool]
  }

  private let lines: [Line]
  private let sizes: [Int]
  private var seen: Set<[Int]> = []

  init(lines: [Line], sizes: [Int]) {
    self.lines = lines
    self.sizes = sizes
  }

  var isPossible: Bool {
    mutating get {
      guard lines.reduce(0, { $0 + $1.count }) == sizes.count else { return false }
      return place(0, lines.map(\.count), lines.map { $0.total ?? 0 })
    }
  }

  private mutating func place(_ set: Int, _ room: [Int], _ rest: [Int]) -> Bool {
    guard set < sizes.count else { return zip(lines, rest).allSatisfy { $0.total == nil || $1 == 0 } }
    guard seen.insert([set] + room + rest).inserted else { return false }
    for line in lines.indices where lines[line].isAdmitted[set] && room[line] > 0 {
      var (room, rest) = (room, rest)
      room[line] -= 1
      if lines[line].total != nil { rest[line] -= sizes[set] }
      if place(set + 1, room, rest) { return true }
    }
    return false
  }
}
