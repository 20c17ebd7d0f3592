import AssayModel
import GRDB
import Testing

@testable import AssayStore

struct `What others have written` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open() throws -> SQLiteStore {
    try SQLiteStore(path: folder.file("assay.sqlite"), patience: Interval(seconds: 60))
  }

  @Test func `is told by session, and what the store wrote itself is not`() throws {
    let (one, other) = (try open(), try open())
    for name in ["a", "b", "c"] { _ = try one.start(starting(name, of: "of-\(name)")) }
    let token = try one.changeToken()
    _ = try one.append([saving(1)], to: sample("a"), after: 1)
    #expect(try one.changeToken() == token)
    #expect(try one.sessions(changedSince: token) == [])
    _ = try other.append([saving(1)], to: sample("b"), after: 1)
    _ = try one.append([saving(1)], to: sample("c"), after: 1)
    let later = try one.changeToken()
    #expect(later != token)
    #expect(try one.sessions(changedSince: token) == [sample("b")])
    #expect(try one.sessions(changedSince: later) == [])
    _ = try other.append([saving(2)], to: sample("a"), after: 2)
    _ = try other.start(starting("d", of: "of-d"))
    #expect(Set(try one.sessions(changedSince: token) ?? []) == [sample("a"), sample("b"), sample("d")])
    #expect(Set(try one.sessions(changedSince: later) ?? []) == [sample("a"), sample("d")])
  }

  @Test func `may be anything once the file was opened again`() throws {
    let (one, other) = (try open(), try open())
    _ = try one.start(starting("a"))
    let token = try one.changeToken()
    _ = try other.append([saving(1)], to: sample("a"), after: 1)
    try one.reopen()
    #expect(try one.changeToken() != token)
    #expect(try one.sessions(changedSince: token) == nil)
    #expect(try one.sessions(changedSince: try one.changeToken()) == [])
  }

  @Test func `is told of a store in memory as well, where nobody is another`() throws {
    let store = MemoryStore()
    for name in ["a", "b"] { _ = try store.start(starting(name, of: "of-\(name)")) }
    let token = try store.changeToken()
    #expect(try store.sessions(changedSince: token) == [])
    _ = try store.append([saving(1)], to: sample("b"), after: 1)
    #expect(try store.sessions(changedSince: token) == [sample("b")])
    #expect(try store.changeToken() != token)
  }

  @Test func `is not remembered for ever by whoever only reads`() throws {
    let store = try open()
    let reader = try DatabaseQueue(path: folder.file("assay.sqlite"))
    var tail = JournalTail(capacity: 3)
    for number in 0..<3 { _ = try store.start(starting("s-\(number)", of: "c-\(number)")) }
    try reader.read { try tail.follow($0, "") }
    #expect(tail.heads.count == 3)
    for number in 3..<9 { _ = try store.start(starting("s-\(number)", of: "c-\(number)")) }
    try store.write { try $0.fold() }
    _ = try store.append([saving(1)], to: sample("s-4"), after: 1)
    try reader.read { try tail.follow($0, "") }
    #expect(tail.heads.values.map(\.count) == [2])
    #expect(tail.folded == tail.last - 1)
    // Where nobody has written heads into rows yet, they are needed.
    for number in 10..<16 { _ = try store.start(starting("s-\(number)", of: "c-\(number)")) }
    try reader.read { try tail.follow($0, "") }
    #expect(tail.heads.count == 7)
  }

  @Test func `is remembered of so many sessions and no more`() {
    var writes = ForeignWrites(after: 10)
    for session in 1...ForeignWrites.capacity { writes.note(session, in: 10 + session) }
    #expect(writes.sessions(after: 9) == nil)
    #expect(writes.sessions(after: 10)?.count == ForeignWrites.capacity)
    writes.note(1, in: 50_000)
    #expect(writes.sessions(after: 40_000) == [1])
    writes.note(100_000, in: 50_001)
    #expect(writes.sessions(after: 50_000) == nil)
    #expect(writes.sessions(after: 50_001) == [])
  }
}
