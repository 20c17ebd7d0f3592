import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB
import Testing

@testable import AssayStore

struct `What a store seals` {
  private let folder: TemporaryFolder
  private var path: String { folder.file("assay.sqlite") }
  private var keysPath: String { folder.file("assay.sqlite-keys") }

  init() throws { folder = try TemporaryFolder() }

  @Test func `stands in the clear in no file`() throws {
    let store = try SQLiteStore(path: path)
    var registration = Registration(candidate: sample("c-1"), assessment: "exam")
    registration.groups = ["language": "CANARY-GROUP"]
    _ = try store.put(registration, requestKey: "k", at: Instant(milliseconds: 1))
    _ = try store.start(starting("a"))
    _ = try store.append([essay("CANARY-ESSAY"), saving(2)], to: sample("a"), after: 1)
    try store.write { try $0.fold() }
    try store.reopen()
    _ = try store.append([essay("CANARY-SECOND")], to: sample("a"), after: 3)
    for canary in ["CANARY", "phish-01", "token-digest", "\"event\"", "extra-time"] {
      #expect(try !folder.contains(canary), "\(canary)")
    }
    // What stays in the clear is what the docs say.
    #expect(try folder.contains("c-1") && folder.contains("submitted"))
    #expect(try store.session(sample("a"))?.events.count == 4)
  }

  @Test func `has its key on disk before it`() throws {
    let store = try SQLiteStore(path: path)
    for number in 0..<20 {
      _ = try store.start(starting("s-\(number)", of: "c-\(number)"))
      try folder.crash("assay.sqlite", into: "copy-\(number).sqlite")
      let copy = try SQLiteStore(path: folder.file("copy-\(number).sqlite"))
      #expect(try copy.session(sample("s-\(number)"))?.events.count == 1)
    }
  }

  @Test func `cannot be read without the file with the keys, and nothing is made in its place`() throws {
    _ = try SQLiteStore(path: path).start(starting("a"))
    try folder.remove(["assay.sqlite-keys", "assay.sqlite-keys-wal", "assay.sqlite-keys-shm"])
    let error = #expect(throws: StoreError.keysMissing(path: keysPath)) { try SQLiteStore(path: path) }
    #expect(error?.message.contains("backup") == true)
    #expect(!FileManager.default.fileExists(atPath: keysPath))
  }

  @Test func `is not opened with the keys of another store`() throws {
    _ = try SQLiteStore(path: path).start(starting("a"))
    _ = try SQLiteStore(path: folder.file("other.sqlite")).start(starting("a"))
    try folder.remove(["assay.sqlite-keys", "assay.sqlite-keys-wal", "assay.sqlite-keys-shm"])
    try folder.copyKeys(of: "other.sqlite", to: "assay.sqlite")
    #expect(throws: StoreError.keysOfAnotherStore(path: keysPath)) { try SQLiteStore(path: path) }
  }

  @Test func `of a candidate whose key is gone is told by the candidate, and others' go on`() throws {
    let first = try SQLiteStore(path: path)
    _ = try first.start(starting("a"))
    try folder.crash("assay.sqlite", into: "early.sqlite")
    _ = try first.start(starting("b", of: "c-2"))
    _ = try first.put(
      Registration(candidate: sample("c-2"), assessment: "exam"), requestKey: "k", at: Instant(milliseconds: 1))
    try folder.crash("assay.sqlite", into: "late.sqlite")
    try folder.remove(["late.sqlite-keys", "late.sqlite-keys-wal"])
    try folder.copyKeys(of: "early.sqlite", to: "late.sqlite")
    let store = try SQLiteStore(path: folder.file("late.sqlite"))
    #expect(try store.session(sample("a"))?.events.count == 1)
    let missing = StoreError.keyMissing(sample("c-2"), path: folder.file("late.sqlite-keys"))
    #expect(throws: missing) { try store.session(sample("b")) }
    #expect(throws: missing) { try store.append([saving(1)], to: sample("b"), after: 1) }
    #expect(throws: missing) { try store.registration(of: sample("c-2"), for: "exam") }
    #expect(try store.append([saving(1)], to: sample("a"), after: 1) == .appended(count: 2))
    #expect(missing.message.contains("`c-2`") && missing.message.contains("backup"))
  }

  @Test func `is sealed with one key for a candidate, whichever process makes it`() async throws {
    let path = path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let store = try SQLiteStore(path: path, patience: Interval(seconds: 60))
          for number in 0..<10 {
            _ = try store.start(starting("s-\(writer)-\(number)", of: "c-\(number)", attempt: writer + 1))
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try SQLiteStore(path: path)
    for writer in 0..<4 {
      for number in 0..<10 { #expect(try store.session(sample("s-\(writer)-\(number)"))?.events.count == 1) }
    }
    let keys = try await DatabaseQueue(path: keysPath).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM key") }
    #expect(keys == 10)
  }

  @Test func `is read and written beyond what is remembered of keys and sessions`() throws {
    let store = try SQLiteStore(path: path)
    for number in 0..<40 { _ = try store.start(starting("s-\(number)", of: "c-\(number)")) }
    try store.write { try $0.fold() }
    let other = try SQLiteStore(path: path)
    for number in 0..<40 {
      #expect(try other.append([saving(1)], to: sample("s-\(number)"), after: 1) == .appended(count: 2))
      #expect(try store.append([saving(2)], to: sample("s-\(number)"), after: 1) == .conflict(count: 2))
      #expect(try store.append([saving(2)], to: sample("s-\(number)"), after: 2) == .appended(count: 3))
    }
    #expect(try other.summaries(of: "exam", by: nil).allSatisfy { $0.count == 3 })
  }

  private func essay(_ text: String) -> SessionEvent {
    SessionEvent(at: Instant(milliseconds: 1100), sequence: 1, .saved("s1", .essay(text)))
  }
}
