import AssayModel
import AssayStore
import FoundationEssentials
import Testing

struct `After a crash` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `everything acknowledged is there`() throws {
    let store = try SQLiteStore(path: folder.file("assay.sqlite"))
    _ = try store.start(starting("a"))
    var events = starting("a")
    for number in 1...20 {
      #expect(try store.append([saving(number)], to: sample("a"), after: number) == .appended(count: number + 1))
      events.append(saving(number))
      try folder.crash("assay.sqlite", into: "copy-\(number).sqlite")
      let copy = try SQLiteStore(path: folder.file("copy-\(number).sqlite"))
      #expect(try copy.session(sample("a"))?.events == events)
      #expect(try copy.append([saving(99)], to: sample("a"), after: number + 1) == .appended(count: number + 2))
    }
  }

  @Test func `nothing that was read back hangs on the log alone`() throws {
    for reopens in [true, false] {
      let name = "assay-\(reopens).sqlite"
      let store = try SQLiteStore(path: folder.file(name))
      _ = try store.start(starting("a"))
      _ = try store.append([saving(1)], to: sample("a"), after: 1)
      let second: SQLiteStore?
      if reopens {
        second = nil
        try store.reopen()
      } else {
        second = try SQLiteStore(path: folder.file(name))
      }
      try folder.crash(name, into: "copy-" + name, logBytes: 0)
      let copy = try SQLiteStore(path: folder.file("copy-" + name))
      #expect(try copy.session(sample("a"))?.events == (second ?? store).session(sample("a"))?.events)
      #expect(try copy.session(sample("a"))?.events.count == 2)
    }
  }

  @Test func `in the middle of a write a batch is there whole or not at all`() throws {
    let store = try SQLiteStore(path: folder.file("assay.sqlite"))
    for name in ["a", "b"] { _ = try store.start(starting(name, of: name)) }
    let settled = try logSize()
    for batch in 0..<5 {
      _ = try store.append(
        ["a", "b"].map { SessionAppend(sample($0), after: 1 + 2 * batch, [saving(2 * batch), saving(2 * batch + 1)]) })
    }
    let size = try logSize()
    var dice = Dice(seed: 1)
    var lengths: Set<Int> = []
    for round in 0..<60 {
      let name = "copy-\(round).sqlite"
      try folder.crash("assay.sqlite", into: name, logBytes: settled + dice.below(size - settled + 1))
      let copy = try SQLiteStore(path: folder.file(name))
      let (a, b) = (try #require(try copy.session(sample("a"))), try #require(try copy.session(sample("b"))))
      let (one, other) = (try a.events, try b.events)
      #expect(one.count == other.count && one.count % 2 == 1)
      #expect(one.dropFirst() == (0..<one.count - 1).map(saving)[...])
      lengths.insert(one.count)
    }
    #expect(lengths.count > 2, "the cuts fell into several batches: \(lengths)")
  }

  private func logSize() throws -> Int {
    try #require(FileManager.default.contents(atPath: folder.file("assay.sqlite-wal"))).count
  }
}
