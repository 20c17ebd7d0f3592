import AssayDelivery
import AssayEngine
import AssayJSON
import AssayModel
import AssayStore
import Testing

struct `A store that fails` {
  private typealias Failing = FailingStore<MemoryStore>

  private static let faults: [Failing.Fault] = [
    .refused(.diskFull(path: "disk")), .refused(.locked(path: "disk")), .lost, .unknown,
  ]

  /// Sends a call again for as long as the store fails, as the advice says.
  private func persist(_ call: () -> JSONValue) -> JSONValue {
    for _ in 0..<4 {
      let reply = call()
      guard reply.kind == "storage" else { return reply }
      #expect(reply["error"]?["data"]?["retryable"]?.bool == true)
    }
    return .null
  }

  /// A whole sitting whose store fails by plan; what was acknowledged is looked up beneath.
  private func sitting(_ store: Failing) throws -> JSONValue {
    let desk = Desk(store)
    let key = #"{"assessment":"final","requestKey":"key-1","candidate":"ada"}"#
    let started = persist { desk.call("session.start", key) }.result
    let session = try #require(started["session"]?.string)
    let token = try #require(started["token"]?.string)
    let slots = try #require(started["state"]?["slots"]?.elements).compactMap { $0["slot"]?.string }
    let id = try #require(SessionID(session))
    let common = #""session":"\#(session)","token":"\#(token)""#
    var number = 0
    for (turn, slot) in slots.enumerated() {
      let item = persist { desk.call("item.get", #"{\#(common),"slot":"\#(slot)"}"#) }.result
      #expect(item["slot"]?.string == slot)
      number += 1
      let answer = try #require(fullAnswer(to: item, turn))
      let saved = persist {
        desk.call("response.save", #"{\#(common),"seq":\#(number),"slot":"\#(slot)","answer":\#(answer)}"#)
      }
      #expect(saved.result["saved"]?.bool == true, "\(saved)")
      let kept = try #require(try store.base.session(id)).events
      #expect(kept.contains { $0.sequence == number })
      #expect(kept.filter { $0.sequence == number }.count == 1)
    }
    number += 1
    let submitted = persist { desk.call("session.submit", #"{\#(common),"seq":\#(number)}"#) }
    #expect(submitted.result["submitted"]?.bool == true, "\(submitted)")
    #expect(try store.base.session(id)?.summary.state == .submitted)
    #expect(try store.base.summaries(of: nil, by: nil).count == 1)
    return persist { desk.call("session.result", #"{\#(common)}"#) }.result
  }

  @Test func `never has an answer acknowledged that it does not hold, whichever call fails`() throws {
    let whole = Failing(try sampleStore(), failingAt: [:])
    let expected = try sitting(whole)
    #expect(expected["released"]?.bool == true)
    #expect(whole.calls > 25)
    for call in 1...whole.calls {
      for fault in Self.faults {
        let result = try sitting(Failing(try sampleStore(), failingAt: [call: fault]))
        #expect(result == expected, "call \(call), \(fault)")
      }
    }
  }

  /// A chunk that touches two sessions, and a desk whose store fails at its commit.
  private func chunk(_ fault: Failing.Fault?) throws -> (Desk, Failing, String) {
    func prepared(_ plan: [Int: Failing.Fault]) throws -> (Desk, Failing, Candidate, Candidate) {
      let store = Failing(try sampleStore(), failingAt: plan)
      let desk = Desk(store)
      return (desk, store, try #require(Candidate(at: desk)), try #require(Candidate(at: desk, as: "bob")))
    }
    let calls = try prepared([:]).1.calls
    let (desk, store, ada, bob) = try prepared(fault.map { [calls + 1: $0] } ?? [:])
    func line(_ id: Int, _ method: String, _ candidate: Candidate, _ rest: String) -> String {
      #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":{"session":"\#(candidate.session)","#
        + #""token":"\#(candidate.token)"\#(rest)}}"# + "\n"
    }
    let lines =
      line(1, "response.save", ada, #","seq":1,"slot":"s2","answer":{"true-false":true}"#)
      + #"{"jsonrpc":"2.0","id":2,"method":"ping"}"# + "\n"
      + line(3, "response.save", bob, #","seq":1,"slot":"s2","answer":{"true-false":false}"#)
      + line(4, "session.state", ada, "") + "nonsense\n"
      + line(5, "item.flag", ada, #","seq":2,"slot":"s2","flagged":true"#)
    return (desk, store, lines)
  }

  @Test func `has every reply refused that rests on its commit, and no other`() throws {
    for fault in Self.faults {
      let (desk, store, lines) = try chunk(fault)
      func replies() -> [JSONValue] {
        String(decoding: desk.engine.receive(Array(lines.utf8)[...]), as: UTF8.self).split(separator: "\n")
          .map { JSONValue(reply: String($0)) }
      }
      let calls = store.calls
      let failed = replies()
      #expect(store.calls == calls + 1)
      #expect(failed.map(\.kind) == ["storage", "", "storage", "storage", "parseError", "storage"])
      #expect(failed.map { $0["id"]?.int } == [1, 2, 3, 4, nil, 5])
      let kept = try store.base.summaries(of: nil, by: nil).map(\.count)
      #expect(kept == (fault == .unknown ? [3, 2] : [1, 1]))
      let again = replies()
      #expect(again.map(\.kind) == ["", "", "", "", "parseError", ""])
      #expect(again[0].result["replayed"]?.bool == (fault == .unknown ? true : nil))
      #expect(again[5].result["replayed"]?.bool == (fault == .unknown ? true : nil))
      #expect(try store.base.summaries(of: nil, by: nil).map(\.count) == [3, 2])
    }
  }

  @Test func `costs one call for all the lines of a chunk`() throws {
    let (desk, store, lines) = try chunk(nil)
    let calls = store.calls
    _ = desk.engine.receive(Array(lines.utf8)[...])
    #expect(store.calls == calls + 1)
  }

  @Test func `is told to whoever runs the engine, and not to the client`() throws {
    let (desk, _, lines) = try chunk(.refused(.diskFull(path: "/secret/place")))
    let output = String(decoding: desk.engine.receive(Array(lines.utf8)[...]), as: UTF8.self)
    #expect(!output.contains("secret"))
    #expect(desk.messages.contains { $0.contains("/secret/place") })
  }

  @Test func `has a time-out submitted a second later`() throws {
    let base = try sampleStore()
    let counting = Failing(base, failingAt: [:])
    let whole = Desk(counting)
    _ = try #require(Candidate(at: whole))
    whole.wait(3_700_000)
    let store = Failing(try sampleStore(), failingAt: [counting.calls: .lost])
    let desk = Desk(store)
    let candidate = try #require(Candidate(at: desk))
    #expect(desk.wait(3_700_000).isEmpty)
    #expect(desk.engine.nextDeadline?.milliseconds == desk.clock.now + 1000)
    let told = desk.wait(1000)
    #expect(told.count == 1)
    #expect(told.first?.contains("session.closed") == true)
    #expect(candidate.state["submittedAt"]?.int == 1_790_000_000_000 + 3_630_000)
  }

  @Test func `holds something that cannot be read, and the engine says no more than that`() throws {
    let store = try sampleStore()
    let candidate = try #require(Candidate(at: Desk(store)))
    let counting = Failing(store, failingAt: [:])
    _ = Desk(counting)
    let broken = Failing(
      store, failingAt: [counting.calls + 1: .refused(.damaged(.store(path: "/secret/place"), detail: "flipped"))])
    let desk = Desk(broken, entropy: 9)
    let reply = desk.call("session.state", #"{"session":"\#(candidate.session)","token":"\#(candidate.token)"}"#)
    #expect(reply.kind == "storage")
    #expect(reply["error"]?["data"]?["retryable"]?.bool == false)
    #expect(!(desk.transcript.last ?? "").contains("secret"))
  }
}

struct `Two engines on one store` {
  @Test func `pass a session on, and the older client is told so`() throws {
    let store = try sampleStore()
    let (one, two) = (Desk(store), Desk(store, entropy: 8))
    var ada = try #require(Candidate(at: one))
    #expect(ada.save("s2", #"{"true-false":true}"#).result["saved"]?.bool == true)
    var moved = try #require(Candidate(at: two))
    #expect(moved.session == ada.session)
    #expect(moved.next == 2)
    #expect(ada.save("s2", #"{"true-false":false}"#).kind == "staleClient")
    #expect(ada.call("session.attach").kind == "staleClient")
    #expect(moved.save("s2", #"{"true-false":false}"#).result["saved"]?.bool == true)
    #expect(moved.item("s2")["answer"] == ["true-false": false])
  }

  @Test func `find what the other did when a client speaks to both`() throws {
    let store = try sampleStore()
    let (one, two) = (Desk(store), Desk(store, entropy: 8))
    let ada = try #require(Candidate(at: one))
    func save(_ desk: Desk, _ number: Int, _ value: Bool) -> JSONValue {
      desk.call(
        "response.save",
        #"{"session":"\#(ada.session)","token":"\#(ada.token)","seq":\#(number),"slot":"s2","answer":{"true-false":\#(value)}}"#
      )
    }
    #expect(save(two, 1, true).result["saved"]?.bool == true)
    #expect(save(one, 1, true).result["replayed"]?.bool == true)
    #expect(save(one, 2, false).result["saved"]?.bool == true)
    #expect(save(two, 2, true).kind == "sequenceConflict")
    #expect(save(two, 3, true).result["saved"]?.bool == true)
    #expect(save(one, 4, false).result["saved"]?.bool == true)
    #expect(save(one, 1, true).result["replayed"]?.bool == true)
  }

  @Test func `start one session for one candidate`() throws {
    let store = try sampleStore()
    let (one, two) = (Desk(store), Desk(store, entropy: 8))
    let first = try #require(Candidate(at: one, key: "a"))
    let second = try #require(Candidate(at: two, key: "b"))
    #expect(first.session == second.session)
    #expect(try store.summaries(of: "final", by: nil).count == 1)
  }

  @Test func `submit a session once when its time is over`() throws {
    let store = try sampleStore()
    let clock = StoppedClock()
    let (one, two) = (Desk(store, clock: clock), Desk(store, clock: clock, entropy: 8))
    let ada = try #require(Candidate(at: one))
    let state = #"{"session":"\#(ada.session)","token":"\#(ada.token)"}"#
    #expect(two.call("session.state", state).result["state"]?["status"]?.string == "open")
    #expect(one.wait(10_000_000).count == 3)
    _ = two.wait(0)
    #expect(two.call("session.state", state).result["state"]?["status"]?.string == "submitted")
    let id = try #require(SessionID(ada.session))
    let events = try #require(try store.session(id)).events
    #expect(events.filter { if case .submitted = $0.kind { true } else { false } }.count == 1)
  }
}

struct `A chunk on a session that another engine went on with` {
  @Test func `is carried out on what is there now, in the order of its lines`() throws {
    let store = try sampleStore()
    let (one, two) = (Desk(store), Desk(store, entropy: 8))
    let ada = try #require(Candidate(at: one))
    let bob = try #require(Candidate(at: one, as: "bob"))
    func save(_ id: Int, _ candidate: Candidate, _ number: Int, _ value: Bool) -> String {
      #"{"jsonrpc":"2.0","id":\#(id),"method":"response.save","params":{"session":"\#(candidate.session)","#
        + #""token":"\#(candidate.token)","seq":\#(number),"slot":"s2","answer":{"true-false":\#(value)}}}"#
    }
    // The other engine knows the session and has its first number carried out.
    #expect(two.send(save(1, ada, 1, true)).count == 1)
    let start =
      #"{"jsonrpc":"2.0","id":7,"method":"session.start","params":{"assessment":"final","requestKey":"key-1","candidate":"ada"}}"#
    let chunk = [
      save(1, bob, 1, true), save(2, ada, 1, true), save(3, ada, 2, false),
      #"{"jsonrpc":"2.0","id":4,"method":"ping"}"#,
      save(5, ada, 4, false), save(6, bob, 2, false), start, save(8, ada, 3, true),
    ]
    let replies = one.send(chunk.joined(separator: "\n")).map { JSONValue(reply: $0) }
    #expect(replies.map { $0["id"]?.int } == Array(1...8))
    #expect(replies.map(\.kind) == ["", "", "", "", "sequenceGap", "", "", "staleClient"])
    #expect(replies[1].result["replayed"]?.bool == true)
    #expect(replies[2].result["saved"]?.bool == true)
    #expect(replies[6].result["state"]?["nextSeq"]?.int == 3)
  }
}
