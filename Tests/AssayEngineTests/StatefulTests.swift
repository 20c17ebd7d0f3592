import AssayEngine
import AssayJSON
import AssayModel
import AssayStore
import FoundationEssentials
import Testing

/// How many series of how many calls are made: `ASSAY_MODEL=10000x100` for more than each commit gets.
private let (series, length): (Int, Int) = {
  let parts = (ProcessInfo.processInfo.environment["ASSAY_MODEL"] ?? "").split(separator: "x").compactMap { Int($0) }
  return parts.count == 2 ? (parts[0], parts[1]) : (30, 25)
}()

/// A session that is worked on through two engines, with everything that may come between: another client, staff, breaks,
/// pauses, the clock, the death of an engine.
private struct Playground {
  var chance: Chance
  let store: MemoryStore
  let clock = StoppedClock()
  var desks: [Desk]
  let staff: Desk
  let session: String
  let slots: [String]
  let items: [String: JSONValue]
  /// Every token that there was; the last is good.
  var tokens: [String]
  var model: SessionModel
  private var engines: UInt64 = 10
  /// The engine at which the session was worked on last; nil once that died.
  private var last: Int? = 0
  private var acts = 0

  init(seed: Int) throws {
    chance = Chance(seed)
    store = MemoryStore()
    // The answers that fit each item, from a sitting without hindrance.
    try store.publish(SampleBank().exam())
    let open = try #require(Candidate(at: Desk(store)))
    let items = Dictionary(uniqueKeysWithValues: open.slots.map { ($0, open.item($0)) })
    self.items = items
    try store.publish(
      SampleBank().exam { exam in
        exam.breaks = BreakPolicy(
          count: SessionModel.breaks, length: Interval(milliseconds: SessionModel.breakLength))
        var policy = InterruptionPolicy(givesBack: Interval(milliseconds: SessionModel.pauses))
        policy.allowsPause = true
        // Nothing is given back but in pauses.
        policy.tolerance = Interval(seconds: 1_000_000)
        exam.interruptions = policy
        exam.agreements = [Agreement(id: "rules", text: "I work alone.")]
      })
    desks = [Desk(store, clock: clock, entropy: 8), Desk(store, clock: clock, entropy: 9)]
    staff = Desk(store, role: .staff, clock: clock, entropy: 99)
    let candidate = try #require(Candidate(at: desks[0], as: "bob"))
    session = candidate.session
    slots = candidate.slots
    tokens = [candidate.token]
    let asked = slots.filter { !["survey", "info"].contains(items[$0]?["type"]?.string) }
    model = SessionModel(asked: Set(asked))
  }

  /// Sends something, and compares the reply with what the model says.
  mutating func step() throws -> Bool {
    guard pass() else { return false }
    if chance.happens(4) {
      engines += 1
      let place = chance.below(2)
      desks[place] = Desk(store, clock: clock, entropy: engines)
      if last == place { last = nil }
    }
    switch chance.below(20) {
    case 0: return attach()
    case 1: return sendStale()
    case 2: return extend()
    case 3, 4: return view()
    default: return send()
    }
  }

  /// Lets time pass; what is over then is submitted by an engine alone, and its client told so.
  private mutating func pass() -> Bool {
    let time = Int64(chance.below(100) < 70 ? chance.below(60_000) : chance.below(1_200_000))
    clock.now += time
    let wasOpen = model.end == nil
    model.pass(time)
    let told = desks.map { $0.wait(0) }
    guard wasOpen, model.end == .time, let last else { return true }
    return told[last].contains { $0.contains(#""method":"session.closed""#) }
  }

  /// One of the engines, at which the session is worked on from now on.
  private mutating func anyDesk() -> Desk {
    let place = chance.below(2)
    last = place
    return desks[place]
  }

  private func call(_ method: String, _ members: String, token: String? = nil, at desk: Desk) -> JSONValue {
    desk.call(
      method,
      #"{"session":"\#(session)","token":"\#(token ?? tokens[tokens.count - 1])"\#(members.isEmpty ? "" : "," + members)}"#
    )
  }

  private mutating func attach() -> Bool {
    guard let token = call("session.attach", "", at: anyDesk()).result["token"]?.string else { return false }
    tokens.append(token)
    model.attach()
    return true
  }

  private mutating func sendStale() -> Bool {
    let desk = chance.one(of: desks)
    let number = #""seq":\#(model.next),"slot":"s1""#
    guard tokens.count > 1 else {
      return call("response.clear", number, token: "nonsense", at: desk).kind == "unknownSession"
    }
    let old = tokens[chance.below(tokens.count - 1)]
    return call("response.clear", number, token: old, at: desk).kind == "staleClient"
  }

  private mutating func extend() -> Bool {
    if acts == 0 || chance.happens(80) { acts += 1 }
    let time = Int64(chance.below(3) - 1) * 300_000 + 60_000
    let key = "a-\(acts)"
    let reply = staff.call(
      "session.extend",
      #"{"session":"\#(session)","requestKey":"\#(key)","by":"office","reason":"a test","timeMs":\#(time)}"#)
    let expected = model.extend(time, key: key)
    for desk in desks { desk.wait(0) }
    return reply.kind == expected.kind && (reply.result["replayed"]?.bool == true) == expected.isReplay
  }

  private mutating func view() -> Bool {
    let slot = chance.one(of: slots)
    let expected = model.view(slot)
    let reply = call("item.get", #""slot":"\#(slot)""#, at: anyDesk())
    guard reply.kind == expected else { return false }
    return expected != "" || reply.result["answer"]?.text() == model.answers[slot]
  }

  private mutating func send() -> Bool {
    let slot = chance.happens(4) ? "s99" : chance.one(of: slots)
    let at = #""slot":"\#(slot)""#
    let answer = fullAnswer(to: items[slot] ?? .null, chance.below(4)) ?? #"{"text":"x"}"#
    let (method, members, effect): (String, String, SessionModel.Effect) =
      switch chance.below(100) {
      case 0..<35:
        ("response.save", #"\#(at),"answer":\#(answer)"#, slot == "s99" ? .misfit(slot) : .save(slot, answer))
      case 35..<38: ("response.save", #"\#(at),"answer":{"essay":"no"}"#, .misfit(slot))
      case 38..<44: ("response.clear", at, .clear(slot))
      case 44..<50: ("item.flag", #"\#(at),"flagged":true"#, .flag(slot, true))
      case 50..<53: ("item.flag", #"\#(at),"flagged":false"#, .flag(slot, false))
      case 53..<57: ("item.comment", #"\#(at),"text":"why""#, .comment(slot, "why"))
      case 57..<61: ("nav.go", at, .go(slot))
      case 61..<64: ("client.event", #""kind":"focus-lost""#, .note)
      case 64..<67: ("client.state.put", #""state":"\#(model.next)""#, .keep("\(model.next)"))
      case 67..<73: ("agreement.accept", #""agreement":"rules""#, .agree(true))
      case 73: ("agreement.accept", #""agreement":"rules","accepted":false"#, .agree(false))
      case 74..<79: ("session.pause", "", .pause)
      case 79..<85: ("session.resume", "", .resume)
      case 85..<89: ("break.start", "", .startBreak)
      case 89..<95: ("break.end", "", .endBreak)
      case 95..<98: ("session.submit", "", .submit(confirm: false))
      case 98: ("session.submit", #""confirm":true"#, .submit(confirm: true))
      default: ("response.clear", at, .clear(slot))
      }
    // As a client would, the agreement is soon given.
    let isFirst = model.next == 1 && chance.happens(75)
    let agrees = chance.happens(92)
    let (name, rest, what) =
      isFirst
      ? ("agreement.accept", #""agreement":"rules","accepted":\#(agrees)"#, SessionModel.Effect.agree(agrees))
      : (method, members, effect)
    let number = chance.happens(85) ? model.next : max(1, model.next - 3 + chance.below(6))
    let wasLate = model.isLate
    let isNext = number == model.next
    let expected = model.send(name + rest, number, what)
    let reply = call(name, #""seq":\#(number)"# + (rest.isEmpty ? "" : "," + rest), at: anyDesk())
    let isReplay = (reply.result["replayed"] ?? reply["error"]?["data"]?["replayed"])?.bool == true
    guard reply.kind == expected.kind, isReplay == expected.isReplay else { return false }
    if isNext, reply.result["saved"] != nil { return (reply.result["late"]?.bool == true) == wasLate }
    return true
  }

  /// What is wrong with how the session stands; nothing where it is as the model says.
  mutating func problems() -> [String] {
    let state = call("session.state", "", at: anyDesk()).result["state"] ?? .null
    let slots = state["slots"]?.elements ?? []
    func names(_ member: String) -> Set<String> {
      Set(slots.filter { $0[member]?.bool == true }.compactMap { $0["slot"]?.string })
    }
    var found: [String] = []
    func compare<Value: Equatable>(_ what: String, _ value: Value?, _ expected: Value?) {
      if value != expected {
        found.append("\(what): \(value.map { "\($0)" } ?? "–"), not \(expected.map { "\($0)" } ?? "–")")
      }
    }
    compare("nextSeq", state["nextSeq"]?.int, model.next)
    compare("status", state["status"]?.string, model.end == nil ? "open" : "submitted")
    compare("clock", state["clock"]?["state"]?.string, model.clock)
    compare("left", state["clock"]?["limits"]?[0]?["remainingMs"]?.int, Int(model.remaining))
    compare("breaks", state["breaksLeft"]?.int, SessionModel.breaks - model.breaksTaken)
    compare("answered", names("answered"), Set(model.answers.keys))
    compare("flagged", names("flagged"), model.flags)
    if model.end == nil { compare("closed", names("closed"), model.locked) }
    for slot in slots { compare("comment", slot["comment"]?.string, model.comments[slot["slot"]?.string ?? ""]) }
    compare("kept", call("client.state.get", "", at: anyDesk()).result["state"]?.string, model.kept)
    return found
  }
}

struct `Whatever is sent to whichever engine` {
  @Test func `does to a session what it does to a table and a clock`() throws {
    var ends: [String: Int] = [:]
    for seed in 0..<series {
      var play = try Playground(seed: seed)
      for round in 0..<length {
        let isRight = try play.step()
        let problems = play.problems()
        guard isRight, problems.isEmpty else {
          let said = (play.desks + [play.staff]).map { $0.transcript.suffix(6).joined(separator: "\n") }
          Issue.record("seed \(seed), round \(round): \(problems)\n\(said.joined(separator: "\n\n"))")
          return
        }
      }
      ends[play.model.end.map { "\($0)" } ?? "open", default: 0] += 1
    }
    // All of it was tried.
    #expect(Set(ends.keys) == ["open", "candidate", "time", "declined"], "\(ends)")
  }
}
