import AssayClient
import AssayJSON
import AssayModel
import AssayPsychometrics
import Testing

/// An engine in a few lines: it answers each method as it is told, and keeps what it was asked.
private final class Scripted {
  var asked: [String] = []
  private var waiting: [String] = []
  private let answer: (_ method: String, _ params: JSONValue) -> String

  init(_ answer: @escaping (_ method: String, _ params: JSONValue) -> String) { self.answer = answer }

  var transport: LineTransport {
    LineTransport(write: { self.take($0) }, readLine: { Array(self.waiting.removeFirst().utf8) })
  }

  private func take(_ bytes: [UInt8]) -> Bool {
    guard let line = try? JSONValue(parsing: Array(bytes.dropLast())), let method = line["method"]?.string,
      let params = line["params"], let id = line["id"]?.int
    else { return false }
    let words = ["agreement", "slot"].compactMap { params[$0]?.string }
    asked.append(([method] + words).joined(separator: " "))
    waiting.append(#"{"jsonrpc":"2.0","id":\#(id),\#(answer(method, params))}"#)
    return true
  }
}

struct `A simulated sitting` {
  private static let options = ["a", "b"].map {
    ChoiceOption(id: OptionID($0) ?? "x", text: $0, credit: $0 == "a" ? 1 : 0)
  }

  /// What a sitting asks of an engine whose session stands like this at its start and whenever it is asked for.
  private func asked(_ states: [String], _ refusals: [String: String] = [:]) throws -> [String] {
    let task = try #require(
      Presentation(.choice(ChoiceInteraction(options: Self.options)), Arrangement(choices: [0, 1])))
    let candidate = try #require(CandidateID("c"))
    var navigation = NavigationPolicy()
    navigation.betweenSections = .forwardOnly
    var sitting = SimulatedSitting(
      SimulatedCandidate(ability: 0, omitRate: 0, generator: Generator(seed: 1)), as: candidate, at: "e",
      isFormative: false,
      navigation: navigation
    ) { _ in ["s1": (task, .rasch(b: 0)), "s2": (task, .rasch(b: 0))] }
    var states = states[...]
    var state = ""
    var refusals = refusals
    let engine = Scripted { method, params in
      if method == "session.start" || method == "session.state" { state = states.popFirst() ?? state }
      let call = [method, params["slot"]?.string].compactMap(\.self).joined(separator: " ")
      if let kind = refusals.removeValue(forKey: call) {
        return #""error":{"code":1,"message":"m","data":{"kind":"\#(kind)"}}"#
      }
      return #""result":{"session":"s-1","token":"t","state":\#(state)}"#
    }
    var client = ProtocolClient(engine.transport)
    while !sitting.isDone {
      var batch = client.batch()
      sitting.add(to: &batch) { answer, writer in writer.string("\(answer)") }
      for reply in try client.send(batch) { try sitting.receive(reply) }
      try #require(engine.asked.count < 50)
    }
    return engine.asked
  }

  private func state(
    _ members: String = "", current: String = "s1", clock: String = "running", status: String = "open",
    slots: (String, String) = ("", "")
  ) -> String {
    #"{"status":"\#(status)","nextSeq":1,"current":"\#(current)","clock":{"state":"\#(clock)"}\#(members),"slots":["#
      + #"{"slot":"s1","section":"one"\#(slots.0)},{"slot":"s2","section":"two"\#(slots.1)}]}"#
  }

  private let work = [
    "item.get s1", "response.save s1", "nav.go s2", "item.get s2", "response.save s2", "session.submit",
    "session.result",
  ]

  @Test func `answers slot after slot, and submits`() throws {
    #expect(try asked([state()]) == ["session.start"] + work)
  }

  @Test func `agrees to everything first`() throws {
    func open(_ ids: String...) -> String {
      state(#","agreements":[\#(ids.map { #"{"agreement":"\#($0)"}"# }.joined(separator: ","))]"#, clock: "waiting")
    }
    #expect(
      try asked([open("nda", "rules"), open("rules"), state()])
        == ["session.start", "agreement.accept nda", "session.state", "agreement.accept rules", "session.state"] + work)
  }

  @Test func `takes a break between sections where one is left`() throws {
    let asked = try asked([state(#","breaksLeft":1"#)])
    #expect(asked.dropFirst(3).prefix(3) == ["break.start", "break.end", "nav.go s2"])
  }

  @Test(arguments: [("paused", "session.resume"), ("break", "break.end")])
  func `comes back from a pause and a break in which it was left`(clock: String, method: String) throws {
    #expect(try asked([state(clock: clock), state()]) == ["session.start", method, "session.state"] + work)
  }

  @Test func `goes on where it was left`() throws {
    let answered = #","answered":true"#
    #expect(
      try asked([state(slots: (answered, ""))]) == ["session.start"] + work.dropFirst(2))
    #expect(
      try asked([state(current: "s2", slots: (#","closed":true"#, answered))])
        == ["session.start", "session.submit", "session.result"])
  }

  @Test func `asks for the result of a session that was submitted before`() throws {
    #expect(try asked([state(status: "submitted")]) == ["session.start", "session.result"])
  }

  @Test func `goes on with what is open where some time is over, and to the result where all is`() throws {
    #expect(
      try asked(
        [state(), state(current: "s2", slots: (#","closed":true"#, ""))], ["response.save s1": "timeOver"])
        == ["session.start", "item.get s1", "response.save s1", "session.state", "item.get s2", "response.save s2"]
        + work.suffix(2))
    #expect(
      try asked([state(), state(status: "submitted")], ["item.get s1": "timeOver"])
        == ["session.start", "item.get s1", "session.state", "session.result"])
    #expect(try asked([state()], ["session.submit": "timeOver"]) == ["session.start"] + work)
  }
}
