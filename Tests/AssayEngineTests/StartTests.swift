import AssayEngine
import AssayJSON
import AssayModel
import AssayStore
import Testing

struct `A start` {
  @Test func `draws another form for each candidate, the same from the same seed`() throws {
    func forms(_ seeds: FormSeeds, entropy: UInt64 = 7, _ names: [String] = ["ada", "bob", "cyd"]) throws -> [String:
      Form]
    {
      let store = try sampleStore()
      let desk = Desk(store, entropy: entropy, seeds: seeds)
      for name in names { _ = try #require(Candidate(at: desk, as: name)) }
      var forms: [String: Form] = [:]
      for session in try store.sessions(of: "final", after: 0, limit: 10) {
        guard case .started(let start) = try session.events[0].kind else { continue }
        forms[start.candidate.text] = start.form
      }
      return forms
    }
    #expect(Set(try forms(.same(3)).values.map(\.seed)) == [3])
    let drawn = try forms(.perCandidate(3))
    #expect(Set(drawn.values.map(\.seed)).count == 3)
    #expect(try forms(.perCandidate(3), entropy: 99, ["cyd", "ada", "bob"]) == drawn)
    #expect(try forms(.perCandidate(4)) != drawn)
    #expect(Set(try forms(.random).values.map(\.seed)).count == 3)
    #expect(try forms(.random) == forms(.random))
    #expect(try forms(.random, entropy: 8) != forms(.random))
  }

  @Test func `has ids of its own at one engine after the other, where they follow from a seed`() throws {
    let store = try sampleStore()
    let first = Desk(store, entropy: 7, seeds: .perCandidate(3))
    let ada = try #require(Candidate(at: first, as: "ada"))
    let second = Desk(store, entropy: 7, seeds: .perCandidate(3))
    for name in ["bob", "cyd", "dan", "eve"] {
      #expect(try #require(Candidate(at: second, as: name)).session != ada.session)
    }
    let again = Desk(try sampleStore(), entropy: 99, seeds: .perCandidate(3))
    #expect(try #require(Candidate(at: again, as: "ada")).session == ada.session)
  }

  @Test func `with the same request key gives the same session, before and after the end`() throws {
    let desk = Desk(try sampleStore())
    var ada = try #require(Candidate(at: desk))
    let again = desk.call("session.start", #"{"assessment":"final","requestKey":"key-1","candidate":"ada"}"#).result
    #expect(again["session"]?.string == ada.session)
    #expect(again["resumed"]?.bool == true)
    #expect(ada.call("session.state").kind == "staleClient")
    ada.token = again["token"]?.string ?? ""
    ada.act("session.submit", #""confirm":true"#)
    let ended = desk.call("session.start", #"{"assessment":"final","requestKey":"key-1","candidate":"ada"}"#).result
    #expect(ended["session"]?.string == ada.session)
    #expect(ended["state"]?["status"]?.string == "submitted")
  }

  @Test func `of another candidate with the same request key is another session`() throws {
    let desk = Desk(try sampleStore())
    #expect(try #require(Candidate(at: desk)).session != (try #require(Candidate(at: desk, as: "bob"))).session)
  }

  @Test func `without a candidate stands for its request key`() throws {
    let store = try sampleStore()
    let desk = Desk(store)
    let one = try #require(Candidate(at: desk, as: nil, key: "a"))
    let two = try #require(Candidate(at: desk, as: nil, key: "b"))
    #expect(one.session != two.session)
    #expect(try #require(Candidate(at: desk, as: nil, key: "a")).session == one.session)
    let names = try store.summaries(of: "final", by: nil).map(\.candidate.text)
    #expect(names.allSatisfy { $0.hasPrefix("anonymous-") })
  }

  @Test func `after the attempts are used is refused, with the reason`() throws {
    let desk = Desk(try sampleStore())
    var ada = try #require(Candidate(at: desk))
    _ = ada.item("s1")
    ada.act("session.submit", #""confirm":true"#)
    let refused = desk.call("session.start", #"{"assessment":"final","requestKey":"key-2","candidate":"ada"}"#)
    #expect(refused.kind == "notEligible")
    #expect(refused["error"]?["data"]?["reason"]?.string == "attempts-used")
    var bob = try #require(Candidate(at: desk, "practice", as: "bob"))
    bob.act("session.submit", #""confirm":true"#)
    let second = try #require(Candidate(at: desk, "practice", as: "bob", key: "key-2"))
    #expect(second.state["attempt"]?.int == 2)
  }

  @Test func `within a wait tells when it is over`() throws {
    let store = try sampleStore()
    try store.publish(
      SampleBank().exam {
        $0.retake = RetakePolicy()
        $0.retake?.attempts = 2
        $0.retake?.waits = [Interval(seconds: 60)]
      })
    let desk = Desk(store)
    var ada = try #require(Candidate(at: desk))
    _ = ada.item("s1")
    ada.act("session.submit", #""confirm":true"#)
    let start = #"{"assessment":"final","requestKey":"key-2","candidate":"ada"}"#
    let refused = desk.call("session.start", start)
    #expect(refused["error"]?["data"]?["from"]?.int == Int(desk.clock.now) + 60_000)
    desk.clock.now += 60_000
    #expect(desk.call("session.start", start).result["state"]?["attempt"]?.int == 2)
  }

  @Test func `runs on the latest package, and goes on with its own`() throws {
    let store = try sampleStore()
    let desk = Desk(store)
    let ada = try #require(Candidate(at: desk))
    try store.publish(SampleBank().exam { $0.title = "Second edition" })
    #expect(desk.call("assessment.describe", #"{"assessment":"final"}"#).result["title"]?.string == "Second edition")
    let bob = try #require(Candidate(at: desk, as: "bob"))
    let packages = try store.summaries(of: "final", by: nil).map(\.package)
    #expect(Set(packages).count == 2)
    #expect(ada.item("s1")["slot"]?.string == "s1")
    #expect(bob.item("s1")["slot"]?.string == "s1")
  }

  @Test func `of an assessment whose items do not suffice is refused, and the operator told why`() throws {
    let store = MemoryStore()
    try store.publish(
      SampleBank().exam {
        $0.blueprint.sections[0].draws = [.pick(90, where: ItemFilter(tag: "core"), minimum: [])]
      })
    let desk = Desk(store)
    #expect(desk.call("session.start", #"{"assessment":"final","requestKey":"k"}"#).kind == "blueprintShortage")
    #expect(desk.call("assessment.describe", #"{"assessment":"final"}"#).kind == "blueprintShortage")
    #expect(!desk.messages.isEmpty)
    #expect(try store.summaries(of: nil, by: nil).isEmpty)
  }

  @Test func `of an exam without ratings to cut by is refused, and nothing is delivered`() throws {
    var package = SampleBank().exam()
    package.ratings = []
    let store = MemoryStore()
    try store.publish(package)
    let desk = Desk(store)
    #expect(desk.call("session.start", #"{"assessment":"final","requestKey":"k"}"#).kind == "internalError")
    #expect(desk.messages.contains { $0.contains("has no cut") })
    #expect(try store.summaries(of: nil, by: nil).isEmpty)
  }

  @Test func `in the same chunk sees what the lines before it did`() throws {
    let desk = Desk(try sampleStore())
    let ada = try #require(Candidate(at: desk))
    _ = ada.item("s1")
    let lines = [
      #"{"jsonrpc":"2.0","id":1,"method":"session.submit","params":{"session":"\#(ada.session)","token":"\#(ada.token)","seq":1,"confirm":true}}"#,
      #"{"jsonrpc":"2.0","id":2,"method":"session.start","params":{"assessment":"final","requestKey":"two","candidate":"ada"}}"#,
    ]
    let replies = desk.send(lines.joined(separator: "\n")).map { JSONValue(reply: $0) }
    #expect(replies.map { $0["id"]?.int } == [1, 2])
    #expect(replies[0].result["submitted"]?.bool == true)
    #expect(replies[1].kind == "notEligible")
  }
}

struct `The staff` {
  private func store() throws -> MemoryStore {
    let store = try sampleStore()
    try store.publish(
      SampleBank().exam {
        $0.registration = .required
        $0.accommodations = AccommodationPolicy(extraTime: 1...Rational(3, 2))
      })
    return store
  }

  private let full =
    #"{"requestKey":"r-1","candidate":"ada","assessment":"final","opens":1790000000000,"closes":1790004500000,"#
    + #""locale":"en-GB","accommodations":{"extraTime":1.25},"groups":{"language":"other","age":"60+"}}"#

  @Test func `registers candidates, who may then start within their window`() throws {
    let store = try store()
    let staff = Desk(store, role: .staff)
    let desk = Desk(store, clock: StoppedClock(1_789_999_999_999))
    let start = #"{"assessment":"final","requestKey":"k","candidate":"ada"}"#
    #expect(desk.call("session.start", start).kind == "notRegistered")
    #expect(desk.call("session.start", #"{"assessment":"final","requestKey":"k"}"#).kind == "notRegistered")
    #expect(staff.call("registration.put", full).result["registered"]?.bool == true)
    let early = desk.call("session.start", start)
    #expect(early.kind == "notEligible")
    #expect(early["error"]?["data"]?["from"]?.int == 1_790_000_000_000)
    desk.clock.now = 1_790_000_000_000
    #expect(desk.call("session.start", start).result["session"] != nil)
    let other = #"{"requestKey":"r-2","candidate":"bob","assessment":"final","closes":1790000000000}"#
    #expect(staff.call("registration.put", other).result["registered"]?.bool == true)
    let late = desk.call("session.start", #"{"assessment":"final","requestKey":"k","candidate":"bob"}"#)
    #expect(late["error"]?["data"]?["reason"]?.string == "window-closed")
  }

  @Test func `lists what it registered, each with all that was said`() throws {
    let staff = Desk(try store(), role: .staff)
    staff.call("registration.put", full)
    staff.call("registration.put", #"{"requestKey":"r-2","candidate":"Bob","assessment":"final"}"#)
    let list = staff.send(#"{"jsonrpc":"2.0","id":1,"method":"registration.list","params":{"assessment":"final"}}"#)
    let same = full.replacing(
      #""groups":{"language":"other","age":"60+"}"#, with: #""groups":{"age":"60+","language":"other"}"#)
    #expect(
      list == [
        #"{"jsonrpc":"2.0","id":1,"result":{"registrations":[{"requestKey":"r-2","candidate":"Bob","assessment":"final"},"#
          + same + "]}}"
      ])
  }

  @Test func `may repeat a registration and not use its key for another`() throws {
    let staff = Desk(try store(), role: .staff)
    #expect(staff.call("registration.put", full).result == staff.call("registration.put", full).result)
    let other = #"{"requestKey":"r-1","candidate":"bob","assessment":"final"}"#
    #expect(staff.call("registration.put", other).kind == "sequenceConflict")
  }

  @Test(arguments: [
    (#"{"requestKey":"r","candidate":"a","assessment":"none"}"#, "unknownAssessment"),
    (#"{"requestKey":"r","candidate":"a","assessment":"final","accommodations":{"extraTime":1.6}}"#, "forbidden"),
    (#"{"requestKey":"r","candidate":"a","assessment":"practice","accommodations":{"extraTime":1.2}}"#, "forbidden"),
    (#"{"requestKey":"r","candidate":"a","assessment":"final","accommodations":{"extraTime":0.5}}"#, "invalidParams"),
    (#"{"requestKey":"r","candidate":"a","assessment":"final","accommodations":{"extraTime":"1.2"}}"#, "invalidParams"),
    (#"{"requestKey":"r","candidate":"a","assessment":"final","accommodations":{"breaks":1}}"#, "invalidParams"),
    (#"{"requestKey":"r","candidate":"a","assessment":"final","opens":5,"closes":5}"#, "invalidParams"),
    (#"{"requestKey":"r","candidate":"a","assessment":"final","opens":-1}"#, "invalidParams"),
    (#"{"requestKey":"r","candidate":"a","assessment":"final","groups":{"a b":"c"}}"#, "invalidParams"),
    (#"{"requestKey":"r","candidate":"a","assessment":"final","groups":{"a":1}}"#, "invalidParams"),
    (#"{"candidate":"a","assessment":"final"}"#, "invalidParams"),
  ])
  func `is refused what makes no sense`(params: String, kind: String) throws {
    let staff = Desk(try store(), role: .staff)
    #expect(staff.call("registration.put", params).kind == kind)
    #expect(try staff.store.registrations(for: "final").isEmpty)
  }
}
