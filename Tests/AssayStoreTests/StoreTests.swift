import AssayModel
import AssayStore
import Testing

struct `A store` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: StoreKind.allCases)
  func `keeps a package under the digest of its bytes, once`(kind: StoreKind) throws {
    let store = try kind.make(in: folder)
    let digest = try store.putPackage([1, 2, 3], at: now)
    #expect(digest == ContentDigest(of: [1, 2, 3]))
    #expect(try store.putPackage([1, 2, 3], at: Instant(milliseconds: 5)) == digest)
    #expect(try store.package(digest) == [1, 2, 3])
    #expect(try store.package(ContentDigest(of: [4])) == nil)
  }

  @Test(arguments: StoreKind.allCases)
  func `keeps every publication, and the latest counts`(kind: StoreKind) throws {
    let store = try kind.make(in: folder)
    #expect(throws: StoreError.unknownPackage(ContentDigest(of: [1]))) {
      try store.publish("exam", package: ContentDigest(of: [1]), at: now, note: "")
    }
    let first = try store.publish("exam", packageBytes: [1], at: now, note: "first \"edition\"")
    let other = try store.publish("check", packageBytes: [2], at: now, note: "")
    let second = try store.publish("exam", packageBytes: [3], at: now, note: "")
    #expect(try store.publication(of: "exam") == second)
    #expect(try store.publication(of: "check") == other)
    #expect(try store.publication(of: "none") == nil)
    #expect(try store.publications() == [first, other, second])
    #expect(first.number == 1 && first.note == "first \"edition\"" && first.package == ContentDigest(of: [1]))
  }

  @Test(arguments: StoreKind.allCases)
  func `takes the same registration request once`(kind: StoreKind) throws {
    let store = try kind.make(in: folder)
    var registration = Registration(candidate: sample("c-1"), assessment: "exam")
    registration.opens = Instant(milliseconds: 7)
    registration.groups = ["language": "other", "age": "25"]
    let recorded = try store.put(registration, requestKey: "k1", at: now)
    guard case .recorded(let record) = recorded else {
      Issue.record("\(recorded)")
      return
    }
    #expect(record.registration == registration)
    #expect(try store.put(registration, requestKey: "k1", at: Instant(milliseconds: 9)) == .repeated(record))
    var longer = registration
    longer.accommodations.extraTime = Rational(5, 4)
    #expect(try store.put(longer, requestKey: "k1", at: now) == .conflict(record))
    let later = try store.put(longer, requestKey: "k2", at: now)
    #expect(try store.registration(of: sample("c-1"), for: "exam") == later.record)
    #expect(try store.registration(of: sample("c-1"), for: "check") == nil)
    let early = try store.put(
      Registration(candidate: sample("c-0"), assessment: "exam"), requestKey: "k3", at: now)
    #expect(try store.registrations(for: "exam") == [early.record, later.record])
  }

  @Test(arguments: StoreKind.allCases)
  func `starts a session, an attempt and a request once`(kind: StoreKind) throws {
    let store = try kind.make(in: folder)
    #expect(try store.start(starting("a", key: "k1")) == .started)
    #expect(try store.start(starting("b", key: "k1")) == .repeated(sample("a")))
    #expect(try store.start(starting("b", attempt: 2, key: "k1")) == .repeated(sample("a")))
    #expect(try store.start(starting("b", key: "k2")) == .attemptTaken(sample("a")))
    #expect(try store.start(starting("a", attempt: 2, key: "k2")) == .idTaken)
    #expect(try store.start(starting("b", attempt: 2, key: "k2")) == .started)
    #expect(try store.start(starting("c", of: "c-2", key: "k1")) == .started)
    #expect(try store.start(starting("d", at: "check", key: "k1")) == .started)
    #expect(try store.summaries(of: nil, by: nil).map(\.session.text) == ["a", "b", "c", "d"])
    #expect(try store.summaries(of: "exam", by: nil).map(\.session.text) == ["a", "b", "c"])
    #expect(try store.summaries(of: nil, by: sample("c-1")).map(\.session.text) == ["a", "b", "d"])
    #expect(try store.summaries(of: "exam", by: sample("c-2")).map(\.number) == [3])
  }

  @Test(arguments: StoreKind.allCases)
  func `appends what follows, and nothing else`(kind: StoreKind) throws {
    let store = try kind.make(in: folder)
    _ = try store.start(starting("a"))
    let a: SessionID = sample("a")
    #expect(try store.append([saving(1), saving(2)], to: a, after: 1) == .appended(count: 3))
    #expect(try store.append([saving(3)], to: a, after: 1) == .conflict(count: 3))
    #expect(try store.append([saving(3)], to: a, after: 4) == .conflict(count: 3))
    #expect(try store.append([saving(3)], to: sample("z"), after: 1) == .unknownSession)
    #expect(try store.session(a)?.events == starting("a") + [saving(1), saving(2)])
    let summary = try #require(try store.summary(of: a))
    #expect(summary.count == 3 && summary.state == .open && summary.latest == saving(2).at)
    #expect(try store.summary(of: sample("z")) == nil)
    #expect(try store.session(sample("z")) == nil)
  }

  @Test(arguments: StoreKind.allCases)
  func `takes no work after the end, but the result, what was refused, and a client that comes back`(
    kind: StoreKind
  ) throws {
    let store = try kind.make(in: folder)
    _ = try store.start(starting("a"))
    let a: SessionID = sample("a")
    #expect(try store.append([saving(1), submission], to: a, after: 1) == .appended(count: 3))
    #expect(try store.append([saving(2)], to: a, after: 3) == .closed(count: 3))
    #expect(try store.append([submission], to: a, after: 3) == .closed(count: 3))
    let refusal = Refusal(.stateViolation, "It is over.", advice: "See the result.")
    let late: [SessionEvent] = [
      decision, SessionEvent(at: now, .refused(.save("s1", .choice("o1")), refusal)),
      SessionEvent(at: now, .attached(epoch: 2, tokenDigest: "t")),
    ]
    #expect(try store.append(late, to: a, after: 3) == .appended(count: 6))
    #expect(try store.summary(of: a)?.state == .submitted)
    #expect(try store.session(a)?.events.count == 6)
  }

  @Test(arguments: StoreKind.allCases)
  func `keeps the rest of a batch in which one append conflicts`(kind: StoreKind) throws {
    let store = try kind.make(in: folder)
    for name in ["a", "b"] { _ = try store.start(starting(name, of: name)) }
    let outcomes = try store.append([
      SessionAppend(sample("a"), after: 1, [saving(1)]),
      SessionAppend(sample("b"), after: 5, [saving(1)]),
      SessionAppend(sample("z"), after: 1, [saving(1)]),
      SessionAppend(sample("a"), after: 2, [saving(2), submission]),
      SessionAppend(sample("a"), after: 4, [saving(3)]),
      SessionAppend(sample("b"), after: 1, [saving(2)]),
    ])
    #expect(
      outcomes == [
        .appended(count: 2), .conflict(count: 1), .unknownSession, .appended(count: 4), .closed(count: 4),
        .appended(count: 2),
      ])
    #expect(try store.session(sample("a"))?.events == starting("a", of: "a") + [saving(1), saving(2), submission])
    #expect(try store.session(sample("b"))?.events == starting("b", of: "b") + [saving(2)])
    #expect(try store.append([]).isEmpty)
  }

  @Test(arguments: StoreKind.allCases)
  func `streams the sessions of an assessment in the order of their starts`(kind: StoreKind) throws {
    let store = try kind.make(in: folder)
    for number in 0..<150 {
      _ = try store.start(starting("s-\(number)", of: "c-\(number)", at: number % 10 == 9 ? "check" : "exam"))
    }
    var names: [String] = []
    var stream = store.allSessions(of: "exam")
    while let session = try stream.next() {
      names.append(session.summary.session.text)
      #expect(try session.events.count == 1)
    }
    #expect(names == (0..<150).filter { $0 % 10 != 9 }.map { "s-\($0)" })
    var none = store.allSessions(of: "none")
    #expect(try none.next() == nil)
  }
}

private let now = Instant(milliseconds: 1_700_000_000_000)
