import AssayModel
import AssayStore
import GRDB
import Testing

struct `Two writers` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open() throws -> SQLiteStore {
    try SQLiteStore(path: folder.file("assay.sqlite"), patience: Interval(seconds: 60))
  }

  @Test func `never both follow the same event`() throws {
    let (one, other) = (try open(), try open())
    _ = try one.start(starting("a"))
    #expect(try other.append([saving(1)], to: sample("a"), after: 1) == .appended(count: 2))
    #expect(try one.append([saving(2)], to: sample("a"), after: 1) == .conflict(count: 2))
    #expect(try one.append([submission], to: sample("a"), after: 2) == .appended(count: 3))
    #expect(try other.append([saving(3)], to: sample("a"), after: 3) == .closed(count: 3))
    #expect(try one.session(sample("a")) == other.session(sample("a")))
  }

  @Test func `may open a new file at once`() async throws {
    for round in 0..<5 {
      let path = folder.file("new-\(round).sqlite")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<4 {
          group.addTask {
            let store = try SQLiteStore(path: path, patience: Interval(seconds: 60))
            _ = try store.start(starting("s-\(writer)", of: "c-\(writer)"))
          }
        }
        try await group.waitForAll()
      }
      #expect(try SQLiteStore(path: path).summaries(of: nil, by: nil).count == 4)
    }
  }

  @Test func `wait for each other when one turns the log on`() async throws {
    _ = try open()
    let path = folder.file("assay.sqlite")
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let reader = try DatabaseQueue(path: path, configuration: configuration)
    try await reader.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = DELETE; BEGIN; SELECT * FROM session")
    }
    #expect(throws: StoreError.locked(path: path)) { try SQLiteStore(path: path, patience: Interval(milliseconds: 30)) }
    async let store = SQLiteStore(path: path, patience: Interval(seconds: 60))
    try await Task.sleep(for: .milliseconds(100))
    try await reader.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    #expect(try await store.summaries(of: nil, by: nil).isEmpty)
  }

  @Test func `start one session for one attempt`() async throws {
    let stores = try (0..<4).map { _ in try open() }
    for round in 1...10 {
      let outcomes = try await withThrowingTaskGroup(of: StartOutcome.self) { group in
        for (writer, store) in stores.enumerated() {
          group.addTask { try store.start(starting("s-\(round)-\(writer)", attempt: round, key: "\(round)-\(writer)")) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.count { $0 == .started } == 1, "\(outcomes)")
    }
    #expect(try stores[0].summaries(of: nil, by: nil).map(\.attempt).sorted() == Array(1...10))
  }

  @Test func `lose nothing that was acknowledged, and keep nothing twice`() async throws {
    _ = try open().start(starting("a"))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        let store = try open()
        group.addTask {
          for number in 1...15 {
            let event = saving(writer * 100 + number)
            var count = try store.summary(of: sample("a"))?.count ?? 0
            while case .conflict(let now) = try store.append([event], to: sample("a"), after: count) { count = now }
          }
        }
      }
      try await group.waitForAll()
    }
    let events = try #require(try open().session(sample("a"))?.events)
    let numbers = events.compactMap(\.sequence)
    #expect(numbers.count == 60 && Set(numbers).count == 60)
    for writer in 0..<4 {
      let own = numbers.filter { $0 / 100 == writer }
      #expect(own == own.sorted(), "each writer's events stand in its own order")
    }
  }
}
