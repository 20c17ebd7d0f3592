import AssayJSON
import AssayModel
import AssayStore
import Testing

@testable import AssayEngine

struct `A client that cannot do everything` {
  /// A desk whose client said this of itself.
  private func desk(_ store: MemoryStore, _ abilities: String) -> Desk {
    let desk = Desk(store, isInitialised: false)
    desk.call("initialize", #"{"protocol":"1","client":{"name":"x"},\#(abilities)}"#)
    return desk
  }

  private func start(_ desk: Desk, _ assessment: String = "final") -> JSONValue {
    desk.call("session.start", #"{"assessment":"\#(assessment)","requestKey":"k","candidate":"ada"}"#)
  }

  private func words(_ reply: JSONValue, _ name: String) -> [String]? {
    reply["error"]?["data"]?[name]?.elements?.compactMap(\.string)
  }

  @Test func `is refused before anything starts, and told exactly what it lacks`() throws {
    let store = try sampleStore()
    let refused = start(
      desk(store, #""types":["choice","text"],"content":["maths"],"features":["timers","hologram"],"needs":["spoken"]"#)
    )
    #expect(refused.kind == "unsupportedContent")
    #expect(words(refused, "types")?.contains("cloze") == true)
    #expect(words(refused, "types")?.contains("choice") == false)
    #expect(words(refused, "content") == ["tables"])
    #expect(words(refused, "features") == ["sections", "stimuli"])
    #expect(words(refused, "needs") == nil)
    #expect(try store.summaries(of: nil, by: nil).isEmpty)
  }

  @Test(
    arguments: [
      (#""types":[]"#, ["types"]), (#""content":[]"#, ["content"]), (#""features":[]"#, ["features"]),
      (#""content":["tables","maths","images"]"#, []), (#""needs":[]"#, []),
      (#""features":["sections","timers","stimuli"]"#, []), (#""content":[],"features":[]"#, ["content", "features"]),
    ] as [(String, [String])])
  func `lacks nothing that it did not speak of, but for needs`(abilities: String, lacking: [String]) throws {
    let reply = start(desk(try sampleStore(), abilities))
    for name in ["types", "content", "features", "needs"] {
      #expect((words(reply, name) != nil) == lacking.contains(name), "\(name)")
    }
    #expect((reply.result["session"] != nil) == lacking.isEmpty)
  }

  @Test func `is asked for each feature that an assessment has, and for no other`() throws {
    let package = SampleBank().check { check in
      check.id = "all"
      check.blueprint.sections.append(SectionBlueprint(id: "more", draws: [.item("p-choice")]))
      check.blueprint.sections[0].draws.removeFirst()
      check.time = TimePolicy(limit: Interval(seconds: 60))
      check.breaks = BreakPolicy(count: 1, length: Interval(seconds: 60))
      var interruptions = InterruptionPolicy(givesBack: Interval(seconds: 60))
      interruptions.allowsPause = true
      check.interruptions = interruptions
      check.agreements = [Agreement(id: "rules", text: "Behave: $x = 1$.")]
    }
    let store = MemoryStore()
    try store.publish(package)
    let reply = start(desk(store, #""features":[],"content":[]"#), "all")
    #expect(words(reply, "features") == ["sections", "timers", "breaks", "pauses", "agreements", "checks"])
    #expect(words(reply, "content") == ["maths"])
  }

  @Test func `is refused a session that another began, too, and can still say more of itself`() throws {
    let store = try sampleStore()
    let able = try #require(Candidate(at: Desk(store)))
    let desk = desk(store, #""features":["timers"]"#)
    let params = #"{"session":"\#(able.session)","token":"\#(able.token)"}"#
    #expect(desk.call("session.attach", params).kind == "unsupportedContent")
    #expect(start(desk).kind == "unsupportedContent")
    // Nothing happened to the session: its own client goes on.
    #expect(able.call("session.state").result["state"] != nil)
    desk.call("initialize", #"{"protocol":"1","client":{"name":"x"}}"#)
    #expect(desk.call("session.attach", params).result["token"] != nil)
  }

  @Test func `must meet what the candidate needs, by name`() throws {
    let store = try sampleStore()
    let staff = Desk(store, role: .staff)
    let put =
      #"{"requestKey":"r-1","candidate":"ada","assessment":"final","needs":["spoken","additional-testing-time"]}"#
    #expect(staff.call("registration.put", put).result["registered"]?.bool == true)
    let list = staff.call("registration.list", #"{"assessment":"final"}"#).result["registrations"]
    #expect(list?[0]?["needs"] == ["spoken", "additional-testing-time"])
    // Who says nothing of needs meets none; more time is the engine's own business.
    for abilities in [#""types":["choice"]"#, #""needs":["magnification"]"#] {
      #expect(words(start(desk(store, abilities)), "needs") == ["spoken"])
    }
    #expect(try store.summaries(of: nil, by: nil).isEmpty)
    let able = desk(store, #""needs":["spoken"]"#)
    let reply = start(able)
    // All of it is told, by every reply that tells how the session stands.
    let state = try #require(reply.result["state"])
    #expect(state["needs"] == ["spoken", "additional-testing-time"])
    let (session, token) = (reply.result["session"]?.string ?? "", reply.result["token"]?.string ?? "")
    let call = #"{"session":"\#(session)","token":"\#(token)"}"#
    #expect(able.call("session.state", call).result["state"]?["needs"] == state["needs"])
    #expect(start(able).result["state"]?["needs"] == state["needs"])
    // Whoever needs nothing is told nothing.
    let bob = able.call("session.start", #"{"assessment":"final","requestKey":"k","candidate":"bob"}"#).result
    #expect(bob["state"] != nil && bob["state"]?["needs"] == nil)
    // The session keeps them, whatever the registration says by then.
    staff.call("registration.put", #"{"requestKey":"r-2","candidate":"ada","assessment":"final"}"#)
    #expect(words(start(desk(store, #""needs":[]"#)), "needs") == ["spoken"])
  }

  /// The sample's exam, with tools at items of which some stand on every form.
  private func toolStore() throws -> MemoryStore {
    var package = SampleBank().exam { $0.release.key = .afterSubmit }
    for place in package.items.indices {
      switch package.items[place].id.text {
      case "x-case-2": package.items[place].tools = ["ruler", "calculator.scientific"]
      case "x-survey": package.items[place].tools = ["calculator.scientific"]
      default: break
      }
    }
    let store = MemoryStore()
    try store.publish(package)
    return store
  }

  @Test(
    arguments: [
      (#""types":["choice"]"#, nil), (#""features":["sections","timers","stimuli"]"#, []),
      (#""tools":["calculator.scientific","ruler","abacus","not an id"]"#, []),
      (#""tools":["ruler"]"#, ["calculator.scientific"]), (#""tools":[]"#, ["calculator.scientific", "ruler"]),
    ] as [(String, [String]?)])
  func `is refused where it says that it has not got a tool that is asked for`(
    abilities: String, lacking: [String]?
  ) throws {
    let store = try toolStore()
    let reply = start(desk(store, abilities))
    #expect(words(reply, "tools") == (lacking?.isEmpty == false ? lacking : nil))
    #expect((reply.result["session"] != nil) == (lacking == []))
    if lacking != [] { #expect(try store.summaries(of: nil, by: nil).isEmpty) }
  }

  @Test func `is told the tools, of all forms beforehand and of each item with it`() throws {
    let desk = Desk(try toolStore())
    let described = desk.call("assessment.describe", #"{"assessment":"final"}"#).result
    #expect(described["tools"] == ["calculator.scientific", "ruler"])
    var candidate = try #require(Candidate(at: desk))
    let items = candidate.slots.map { candidate.item($0) }
    let told = items.filter { $0["tools"] != nil }
    #expect(told.map { $0["tools"] } == [["ruler", "calculator.scientific"], ["calculator.scientific"]])
    #expect(told.map { $0["type"] } == ["number", "survey"])
    candidate.act("session.submit", #""confirm":true"#)
    for (slot, item) in zip(candidate.slots, items) {
      #expect(candidate.call("item.review", #""slot":"\#(slot)""#).result["tools"] == item["tools"])
    }
    // Where no item names one, nothing is said of any.
    let plain = Desk(try sampleStore())
    #expect(plain.call("assessment.describe", #"{"assessment":"final"}"#).result["tools"] == nil)
  }

  @Test(arguments: [#"["reading-glasses"]"#, #"["spoken","spoken"]"#, #""spoken""#, "[1]"])
  func `is spared needs without a name, which are refused where they are put`(needs: String) throws {
    let staff = Desk(try sampleStore(), role: .staff)
    let put = #"{"requestKey":"r","candidate":"ada","assessment":"final","needs":\#(needs)}"#
    #expect(staff.call("registration.put", put).kind == "invalidParams")
  }

  @Test func `is told the vocabularies and the languages of what there is`() throws {
    let desk = Desk(try sampleStore(), isInitialised: false)
    let said = desk.call("initialize", #"{"protocol":"1","client":{"name":"x"}}"#).result
    #expect(said["content"] == ["tables", "maths", "images", "audio", "video", "documents"])
    #expect(said["features"]?.elements?.count == Feature.allCases.count)
    #expect(said["needs"]?.elements?.contains("spoken") == true)
    #expect(said["locales"] == ["en"])
  }

  @Test(
    arguments: [
      ("Plain, with a $ and a | and an !", []), ("| a |\n|---|\n| $x$ |", ["tables", "maths"]),
      ("> - $$x$$", ["maths"]),
      ("`$x$` and ```| a |```", []), ("**so $x$**", ["maths"]), ("![a map](media/map.png)", []),
    ] as [(String, [String])])
  func `needs only what the texts hold as clients get them`(text: String, kinds: [String]) {
    #expect(ContentKind.kinds(in: text) == Set(kinds.compactMap { ContentKind(rawValue: $0) }))
  }
}
