import AssayEngine
import AssayJSON
import AssayModel
import AssayStore
import Testing

/// What a session should look like, kept in the simplest way there is.
private struct Model {
  var answers: [String: String] = [:]
  var flags: Set<String> = []
  var next = 1
  /// What was sent under each number, and the kind of error it got; "" for none.
  var past: [(call: String, kind: String)] = []
  var isSubmitted = false

  /// What the engine should say to a call with a number.
  mutating func expect(_ call: String, _ number: Int, _ slot: String, _ effect: Effect) -> (
    kind: String, isReplay: Bool
  ) {
    if number > next { return ("sequenceGap", false) }
    if number < next {
      let old = past[number - 1]
      return old.call == call ? (old.kind, true) : ("sequenceConflict", false)
    }
    let kind: String
    if isSubmitted {
      kind = "stateViolation"
    } else if slot == "s99" {
      kind = "unknownSlot"
    } else {
      kind = apply(effect, slot)
    }
    past.append((call, kind))
    next += 1
    return (kind, false)
  }

  private mutating func apply(_ effect: Effect, _ slot: String) -> String {
    switch effect {
    case .save(let answer): answers[slot] = answer
    case .misfit: return "invalidAnswer"
    case .clear: answers[slot] = nil
    case .flag(true): flags.insert(slot)
    case .flag(false): flags.remove(slot)
    case .go: break
    case .check: return "forbidden"
    case .submit: isSubmitted = true
    }
    return ""
  }

  enum Effect { case save(String), misfit, clear, flag(Bool), go, check, submit }
}

struct `Any series of calls` {
  @Test(arguments: 0..<10)
  func `does to a session what it does to a table of answers`(seed: Int) throws {
    var chance = Chance(seed)
    let store = try sampleStore()
    let clock = StoppedClock()
    var desk = Desk(store, clock: clock)
    var candidates: [Candidate] = []
    for name in ["ada", "bob", "cyd"] { candidates.append(try #require(Candidate(at: desk, as: name))) }
    var models = [Model](repeating: Model(), count: 3)
    let items = candidates.map { candidate in candidate.slots.map { candidate.item($0) } }
    var replays = 0
    for round in 0..<250 {
      if chance.happens(3) {
        desk = Desk(store, clock: clock, entropy: UInt64(1000 + round))
        for (place, name) in ["ada", "bob", "cyd"].enumerated() {
          candidates[place] = try #require(Candidate(at: desk, as: name))
        }
      }
      clock.now += Int64(chance.below(2000))
      let who = chance.below(3)
      let place = chance.below(items[who].count)
      let slot = chance.happens(4) ? "s99" : candidates[who].slots[place]
      let answer = try #require(fullAnswer(to: items[who][place], chance.below(4)))
      let (method, members, effect): (String, String, Model.Effect) =
        switch chance.below(round > 200 ? 101 : 100) {
        case 0..<55: ("response.save", #""slot":"\#(slot)","answer":\#(answer)"#, .save(answer))
        case 55..<60: ("response.save", #""slot":"\#(slot)","answer":{"essay":"no"}"#, .misfit)
        case 60..<70: ("response.clear", #""slot":"\#(slot)""#, .clear)
        case 70..<80: ("item.flag", #""slot":"\#(slot)","flagged":true"#, .flag(true))
        case 80..<85: ("item.flag", #""slot":"\#(slot)","flagged":false"#, .flag(false))
        case 85..<95: ("nav.go", #""slot":"\#(slot)""#, .go)
        case 95..<100: ("item.check", #""slot":"\#(slot)","answer":\#(answer)"#, .check)
        default: ("session.submit", #""confirm":true"#, .submit)
        }
      let next = models[who].next
      let number = chance.happens(80) ? next : max(1, next - 3 + chance.below(6))
      // An old call, as it was or not quite.
      let expected = models[who].expect(method + members, number, method == "session.submit" ? "" : slot, effect)
      let reply = candidates[who].call(method, #""seq":\#(number),\#(members)"#)
      #expect(reply.kind == expected.kind, "seed \(seed), round \(round)")
      let isReplay = (reply.result["replayed"] ?? reply["error"]?["data"]?["replayed"])?.bool == true
      #expect(isReplay == expected.isReplay, "seed \(seed), round \(round)")
      if isReplay { replays += 1 }
      if chance.happens(10), models[who].next > 1 {
        // What was sent last is sent again, and nothing happens.
        let again = candidates[who].call(method, #""seq":\#(number),\#(members)"#)
        #expect(again.kind == expected.kind)
      }
      check(candidates[who], models[who])
    }
    #expect(replays > 0)
    for (candidate, model) in zip(candidates, models) where !model.isSubmitted {
      for slot in candidate.slots {
        #expect(candidate.item(slot)["answer"]?.text() == model.answers[slot])
      }
    }
  }

  private func check(_ candidate: Candidate, _ model: Model) {
    let state = candidate.state
    #expect(state["nextSeq"]?.int == model.next)
    #expect(state["status"]?.string == (model.isSubmitted ? "submitted" : "open"))
    let slots = state["slots"]?.elements ?? []
    func names(_ member: String) -> Set<String> {
      Set(slots.filter { $0[member]?.bool == true }.compactMap { $0["slot"]?.string })
    }
    #expect(names("answered") == Set(model.answers.keys))
    #expect(names("flagged") == model.flags)
  }
}
