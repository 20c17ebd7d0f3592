import AssayModel
import AssayStore
import Testing

struct `A failing store` {
  @Test func `does nothing at a call that is refused, and goes on`() throws {
    let store = FailingStore(MemoryStore(), failingAt: [2: .refused(.locked(path: "x"))])
    _ = try store.start(starting("a"))
    #expect(throws: StoreError.locked(path: "x")) { try store.append([saving(1)], to: sample("a"), after: 1) }
    #expect(try store.append([saving(1)], to: sample("a"), after: 1) == .appended(count: 2))
    #expect(store.calls == 3)
  }

  @Test(arguments: [(FailingStore<MemoryStore>.Fault.lost, 1), (.unknown, 2)])
  func `stops at a call whose outcome is unknown, until it is opened again`(
    fault: FailingStore<MemoryStore>.Fault, count: Int
  ) throws {
    let store = FailingStore(MemoryStore(), failingAt: [2: fault])
    _ = try store.start(starting("a"))
    let error = #expect(throws: StoreError.self) { try store.append([saving(1)], to: sample("a"), after: 1) }
    #expect(error?.isRetryable == true)
    #expect(throws: StoreError.stopped(path: "failing store")) { try store.session(sample("a")) }
    try store.reopen()
    #expect(try store.session(sample("a"))?.events.count == count)
  }

  /// A writer that reads again after every failure loses nothing and keeps nothing twice, wherever the failure falls.
  @Test(arguments: [FailingStore<MemoryStore>.Fault.lost, .unknown, .refused(.diskFull(path: "x"))])
  func `can be written through, whichever call fails`(fault: FailingStore<MemoryStore>.Fault) throws {
    for call in 1...9 {
      let store = FailingStore(MemoryStore(), failingAt: [call: fault])
      _ = try store.base.start(starting("a"))
      for number in 1...5 {
        var isKept = false
        while !isKept {
          do throws(StoreError) {
            let events = try store.session(sample("a"))?.events ?? []
            isKept = events.contains { $0.sequence == number }
            if !isKept { _ = try store.append([saving(number)], to: sample("a"), after: events.count) }
          } catch {
            try store.reopen()
          }
        }
      }
      #expect(try store.base.session(sample("a"))?.events.compactMap(\.sequence) == Array(1...5), "call \(call)")
    }
  }
}
