import AssayDigest
import AssayModel
import Testing

@testable import AssayStore

struct `An entry of the journal` {
  private let key: SealingKey
  private let nonces = SealingNonces(.seeded(5))
  private let place = SessionPlace(number: 300, id: sample("s-1"))

  init() throws { key = try #require(SealingKey(keptBytes: Array(0..<32))) }

  private func entry() throws -> (bytes: [UInt8], head: SessionHead) {
    var writer = EntryWriter()
    let first = writer.events(
      of: place, after: .beginning, [JournalEvent(saving(1)), JournalEvent(saving(2))], sealedWith: key, nonces)
    writer.fact(.init(kind: .publication, number: 7, digest: Digest(of: "p")))
    let second = writer.events(of: place, after: first, [JournalEvent(submission)], sealedWith: key, nonces)
    writer.erased(128, by: 3)
    writer.adopted(1 << 40, count: 127, Digest(of: "a"))
    return (writer.bytes, second)
  }

  @Test func `is read as it was written`() throws {
    let (bytes, head) = try entry()
    let records = try EntryReader.records(of: bytes)
    #expect(records.count == 5)
    guard case .events(let first) = records[0], case .events(let second) = records[2] else {
      Issue.record("\(records)")
      return
    }
    #expect(first.session == 300 && first.first == 1 && first.last == 2 && first.previous == 0 && !first.isSubmitted)
    #expect(first.latest == saving(2).at.milliseconds)
    #expect(second.first == 3 && second.last == 3 && second.isSubmitted && second.digest == head.digest)
    #expect(head.count == 3 && head.isSubmitted && head.latest == submission.at.milliseconds)
    let opened = key.open(bytes[first.places[1]], boundTo: SealingContext.event(2, of: place.id))
    #expect(opened == Array(saving(2).journalText.utf8))
    #expect(records[1] == .fact(.init(kind: .publication, number: 7, digest: Digest(of: "p"))))
    #expect(records[3] == .erased(session: 128, erasure: 3))
    #expect(records[4] == .adopted(session: 1 << 40, count: 127, digest: Digest(of: "a")))
  }

  @Test(arguments: [Int64.min, -1, 0, 1, 1_700_000_000_000, .max])
  func `keeps any time`(milliseconds: Int64) throws {
    var writer = EntryWriter()
    let event = SessionEvent(at: Instant(milliseconds: milliseconds), .moved("s1"))
    let head = writer.events(of: place, after: .beginning, [JournalEvent(event)], sealedWith: key, nonces)
    guard case .events(let record) = try EntryReader.records(of: writer.bytes)[0] else { return }
    #expect(record.latest == milliseconds && head.latest == milliseconds)
  }

  /// Whatever damage makes of the bytes, reading them gives records or an error, and neither traps nor asks for much
  /// memory.
  @Test func `that is cut or changed is read or refused`() throws {
    let (bytes, _) = try entry()
    var refused = 0
    func read(_ bytes: [UInt8]) {
      do throws(EntryReader.Malformed) { _ = try EntryReader.records(of: bytes) } catch { refused += 1 }
    }
    for count in 0..<bytes.count { read(Array(bytes[..<count])) }
    var dice = Dice(seed: 4)
    for _ in 0..<20_000 {
      var changed = bytes
      for _ in 0...dice.below(4) {
        changed[dice.below(changed.count)] = dice.bool() ? UInt8(dice.below(256)) : dice.one(of: [0, 0x7F, 0x80, 0xFF])
      }
      read(changed)
    }
    #expect(refused > 1000)
  }

  /// Nobody can put another event in the place of one, even with all digests made anew.
  @Test func `holds events in their places alone`() throws {
    var writer = EntryWriter()
    _ = writer.events(
      of: place, after: .beginning, [JournalEvent(saving(1)), JournalEvent(saving(2))], sealedWith: key, nonces)
    guard case .events(let record) = try EntryReader.records(of: writer.bytes)[0] else { return }
    let first = writer.bytes[record.places[0]]
    #expect(key.open(first, boundTo: SealingContext.event(1, of: place.id)) != nil)
    #expect(key.open(first, boundTo: SealingContext.event(2, of: place.id)) == nil)
    #expect(key.open(first, boundTo: SealingContext.event(1, of: sample("s-2"))) == nil)
    #expect(key.open(first, boundTo: SealingContext.registration(1)) == nil)
  }
}
