import AssayPsychometrics
import Testing

struct `Item flags` {
  /// Forty candidates, ten of each of four levels, on ten plain items whose score is the level times 2.5, rounded, and
  /// an item with options answered by level.
  private func statistics(
    _ answers: [[Int?]], thresholds: FlagThresholds = FlagThresholds(), each: Int = 10
  ) throws -> ItemStatistics {
    let options = ["A", "B", "C"].enumerated().map { ResponseMatrix.Option($1, isKey: $0 == 0) }
    var matrix = try ResponseMatrix(items: [.init(options: options)] + Array(repeating: .init(), count: 9))
    for (level, own) in answers.enumerated() {
      for candidate in 0..<each {
        let answer = own[candidate % own.count]
        let first: Response = answer.map { .scored($0 == 0 ? 1 : 0, chosen: .one($0)) } ?? .omitted
        try matrix.append([first] + (0..<9).map { .scored($0 < level * 3 ? 1 : 0) })
      }
    }
    return ItemAnalysis(matrix, thresholds: thresholds).items[0]
  }

  @Test func `are silent about a good item`() throws {
    let good = try statistics([[0, 1, 2, 1], [0, 1, 2], [0, 0, 1], [0]])
    #expect(good.flags.isEmpty && good.flagsWithheld == nil, "\(good.flags)")
  }

  @Test func `find a possible miskey`() throws {
    let flags = try statistics([[0, 2], [0, 1], [1, 2], [1]]).flags
    #expect(flags.map(\.kind) == [.negativeDiscrimination, .possibleMiskey], "\(flags)")
    #expect(flags.last?.reason.hasPrefix("option B has correlation 0.") == true)
    #expect(flags.last?.reason.contains("above the key's -0.") == true)
  }

  @Test func `find a wrong option that attracts the able`() throws {
    let flags = try statistics([[2], [2, 1], [0, 1], [0, 0, 1]]).flags
    #expect(flags.map(\.kind) == [.attractiveDistractor] && flags[0].reason.hasPrefix("option B "), "\(flags)")
  }

  @Test func `find options nobody chooses`() throws {
    let flags = try statistics([[1, 0], [1, 0], [0, 0, 1], [0]]).flags
    #expect(flags.map(\.kind) == [.unusedDistractor])
    #expect(flags[0].reason == "nobody chose option C, which is wrong; the least is 0.010")
  }

  @Test func `find the too easy, the too hard and the blank`() throws {
    let easy = try statistics([[1, 2, 0, 0, 0, 0, 0, 0, 0, 0], [0], [0], [0], [0], [0]].map { $0.map(Optional.some) })
    #expect(easy.flags.map(\.kind) == [.tooEasy] && easy.flags[0].reason == "p-value 0.967 is above 0.950")
    let hard = try statistics([[1, 2], [1, 2], [1, 2], [0, 0, 0, 0, 0, 1, 2, 1, 2, 1]])
    #expect(hard.flags.map(\.kind) == [.tooHard] && hard.flags[0].reason == "p-value 0.125 is below 0.200")
    let blank = try statistics([[nil], [0, 1, 2], [0, 0, 1, 2], [0]])
    #expect(blank.flags.map(\.kind) == [.highOmitRate] && blank.flags[0].reason == "omit rate 0.250 is above 0.100")
  }

  @Test func `wait for enough candidates`() throws {
    let few = try statistics([[1], [1], [1], [1]], each: 7)
    #expect(few.flags.isEmpty && few.flagsWithheld == .tooFewCandidates(needed: 30))
    var thresholds = FlagThresholds()
    thresholds.minimumCandidates = 28
    #expect(
      try statistics([[1], [1], [1], [1]], thresholds: thresholds, each: 7).flags.contains { $0.kind == .tooHard })
  }

  @Test func `go by the thresholds given`() throws {
    var thresholds = FlagThresholds()
    thresholds.lowestDiscrimination = 0.95
    thresholds.easiest = 0.5
    let flags = try statistics([[0, 1, 2, 1], [0, 1, 2], [0, 0, 1], [0]], thresholds: thresholds).flags
    #expect(flags.map(\.kind) == [.tooEasy, .lowDiscrimination])
  }
}
