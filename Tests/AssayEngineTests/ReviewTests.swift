import AssayEngine
import AssayJSON
import AssayModel
import AssayStore
import Testing

/// What an assessment lets be told of single items after the end, and what `item.review` then gives.
struct ReviewCase: CustomTestStringConvertible {
  var testDescription: String
  /// What the feedback policy says, rightness, rationales and key; nil for an exam.
  var feedback: [FormativePolicy.FeedbackMoment]?
  var release: ReleasePolicy.Moment
  /// The members of `feedback` at an item that was answered wrongly; nil for `notReleased`.
  var told: Set<String>?

  private typealias Moment = FormativePolicy.FeedbackMoment

  static let later = Instant(milliseconds: 1_790_000_100_000)
  static let everything: Set<String> = ["right", "credit", "earned", "rationales", "content", "key"]

  static let all: [ReviewCase] =
    exams
    + Moment.allCases.map { moment in
      ReviewCase(
        testDescription: "a check whose feedback comes \(moment.rawValue)", feedback: [moment, moment, moment],
        release: .never, told: moment == .never ? nil : everything)
    } + checks

  private static let exams = [
    ReviewCase(testDescription: "an exam that tells nothing", release: .never, told: nil),
    ReviewCase(testDescription: "an exam with a date to come", release: .on(later), told: nil),
    ReviewCase(
      testDescription: "an exam whose date is here", release: .on(Instant(milliseconds: 1_790_000_000_000)),
      told: everything),
    ReviewCase(testDescription: "an exam that tells at once", release: .afterSubmit, told: everything),
  ]

  private static let checks = [
    ReviewCase(
      testDescription: "a check that tells rightness alone", feedback: [.atOnce, .never, .never], release: .never,
      told: ["right", "credit", "earned"]),
    ReviewCase(
      testDescription: "a check that tells the key alone", feedback: [.never, .never, .afterSubmit], release: .never,
      told: ["key"]),
    ReviewCase(
      testDescription: "a check that tells rationales alone", feedback: [.never, .afterSubmit, .never],
      release: .never, told: ["rationales"]),
    ReviewCase(
      testDescription: "a silent check with a date to come", feedback: [.never, .never, .never], release: .on(later),
      told: nil),
    ReviewCase(
      testDescription: "a silent check that releases keys", feedback: [.never, .never, .never], release: .afterSubmit,
      told: everything),
  ]

  func package() -> AssessmentPackage {
    let change: (inout Assessment) -> Void = { assessment in
      assessment.release.key = release
      guard let feedback else { return }
      assessment.formative?.rightWrong = feedback[0]
      assessment.formative?.rationale = feedback[1]
      assessment.formative?.key = feedback[2]
    }
    return feedback == nil ? SampleBank().exam(change: change) : SampleBank().check(change: change)
  }

  /// A session at it with a wrong answer to its choice, submitted.
  func sitting() throws -> (candidate: Candidate, choice: String) {
    let store = MemoryStore()
    try store.publish(package())
    var candidate = try #require(Candidate(at: Desk(store), feedback == nil ? "final" : "practice"))
    let choice = try #require(candidate.slots.first { candidate.item($0)["type"]?.string == "choice" })
    candidate.save(choice, try wrongChoice(at: candidate.item(choice)))
    candidate.act("session.submit", #""confirm":true"#)
    return (candidate, choice)
  }
}

/// An answer that chooses an option other than the sample's key, `Option 0`.
private func wrongChoice(at item: JSONValue) throws -> String {
  let options = item["interaction"]?["options"]?.elements ?? []
  let wrong = try #require(options.last { $0["content"]?["text"]?.string != "Option 0" })
  return #"{"choice":"\#(try #require(wrong["id"]?.string))"}"#
}

extension Candidate {
  fileprivate func review(_ slot: String) -> JSONValue { call("item.review", #""slot":"\#(slot)""#) }
}

struct `A review of an item` {
  @Test(arguments: ReviewCase.all)
  func `tells after the end what the policy allows, and no more`(example: ReviewCase) throws {
    let (candidate, choice) = try example.sitting()
    let reply = candidate.review(choice)
    guard let told = example.told else {
      #expect(reply.kind == "notReleased")
      #expect(reply["error"]?["code"]?.int == 5001)
      let from = example.release == .on(ReviewCase.later) ? Int(ReviewCase.later.milliseconds) : nil
      #expect(reply["error"]?["data"]?["from"]?.int == from)
      #expect(candidate.review("s99").kind == "unknownSlot")
      return
    }
    let feedback = try #require(reply.result["feedback"]?.members)
    #expect(Set(feedback.map(\.name)) == told)
    #expect(reply.result["feedback"]?["right"]?.bool == (told.contains("right") ? false : nil))
    let key = try #require(
      reply.result["interaction"]?["options"]?.elements?.first { option in
        option["content"]?["text"]?.string == "Option 0"
      })
    #expect(reply.result["feedback"]?["key"]?["choice"]?.string == (told.contains("key") ? key["id"]?.string : nil))
    // Until the key is told, the rationale of what was chosen; then those of all options.
    let rationales = reply.result["feedback"]?["rationales"]?.elements ?? []
    #expect(rationales.count == (told.contains("rationales") ? told.contains("key") ? 4 : 1 : 0))
    #expect(reply.result["clock"] != nil)
    #expect(candidate.review("s99").kind == "unknownSlot")
  }

  @Test func `comes on its date, to the millisecond`() throws {
    let example = ReviewCase(testDescription: "", release: .on(ReviewCase.later), told: nil)
    let (candidate, choice) = try example.sitting()
    candidate.desk.clock.now = ReviewCase.later.milliseconds - 1
    #expect(candidate.review(choice).kind == "notReleased")
    candidate.desk.clock.now += 1
    #expect(candidate.review(choice).result["feedback"]?["key"] != nil)
  }

  @Test func `is refused while the session is open, whatever is released`() throws {
    for example in ReviewCase.all {
      let store = MemoryStore()
      try store.publish(example.package())
      let candidate = try #require(Candidate(at: Desk(store), example.feedback == nil ? "final" : "practice"))
      #expect(candidate.review("s1").kind == "stateViolation")
      #expect(candidate.review("s99").kind == "stateViolation")
    }
  }

  @Test func `shows every item as it was shown before, with the answer, the flag, the tries and the hints`() throws {
    for assessment in ["everything", "practice"] {
      let store = MemoryStore()
      try store.publish(SampleBank().everything { $0.release.key = .afterSubmit })
      try store.publish(SampleBank().check())
      let desk = Desk(store)
      var candidate = try #require(Candidate(at: desk, assessment))
      var items: [JSONValue] = []
      for (turn, slot) in candidate.slots.enumerated() {
        let answer = fullAnswer(to: candidate.item(slot), turn)
        if assessment == "practice" { candidate.act("item.hint", #""slot":"\#(slot)""#) }
        let method = assessment == "practice" ? "item.check" : "response.save"
        if let answer { candidate.act(method, #""slot":"\#(slot)","answer":\#(answer)"#) }
        if turn % 2 == 0 { candidate.act("item.flag", #""slot":"\#(slot)","flagged":true"#) }
        items.append(candidate.item(slot))
      }
      candidate.act("session.submit", #""confirm":true"#)
      for (slot, item) in zip(candidate.slots, items) {
        let members = try #require(candidate.review(slot).result.members)
        let before = try #require(item.members)
        #expect(Array(members.prefix(before.count - 1)) == Array(before.dropLast()), "\(slot) of \(assessment)")
        #expect(members.dropFirst(before.count - 1).map(\.name) == ["answerCounts", "feedback", "clock"])
        #expect(members[before.count - 1].value == true)
      }
    }
  }

  @Test func `says where an answer came too late to count, and judges the one before it`() throws {
    let store = MemoryStore()
    try store.publish(SampleBank().exam { $0.release.key = .afterSubmit })
    let desk = Desk(store)
    var candidate = try #require(Candidate(at: desk))
    let choice = try #require(candidate.slots.first { candidate.item($0)["type"]?.string == "choice" })
    let item = candidate.item(choice)
    let wrong = try wrongChoice(at: item)
    let ids = (item["interaction"]?["options"]?.elements ?? []).filter { $0["content"]?["text"]?.string == "Option 0" }
    let right = #"{"choice":"\#(ids.first?["id"]?.string ?? "")"}"#
    candidate.save(choice, wrong)
    desk.clock.now += 3_600_001
    #expect(candidate.save(choice, right).result["late"]?.bool == true)
    desk.clock.now += 60_000
    let review = candidate.review(choice).result
    #expect(review["answer"]?.text() == right)
    #expect(review["answerCounts"]?.bool == false)
    #expect(review["feedback"]?["right"]?.bool == false)
    #expect(review["feedback"]?["earned"]?.int == 0)
  }

  @Test func `of a set comes with its stimulus, seen before or not`() throws {
    for release in [ReleasePolicy.Moment.afterSubmit, .never] {
      let store = MemoryStore()
      try store.publish(SampleBank().exam { $0.release.key = release })
      var candidate = try #require(Candidate(at: Desk(store)))
      candidate.act("session.submit", #""confirm":true"#)
      let stimuli = candidate.slots.compactMap { candidate.review($0).result["stimulus"]?.string }
      #expect(stimuli == (release == .never ? [] : ["st1", "st1"]))
      let reply = candidate.call("stimulus.get", #""stimulus":"st1""#)
      if release == .never {
        #expect(reply.kind == "stateViolation")
      } else {
        #expect(reply.result["title"]?.string == "The clinic")
      }
    }
  }

  @Test func `changes nothing of the session, and is there for the next engine`() throws {
    let (candidate, choice) = try ReviewCase(testDescription: "", release: .afterSubmit, told: nil).sitting()
    let id = try #require(SessionID(candidate.session))
    let before = try #require(try candidate.desk.store.session(id)).events
    let review = candidate.review(choice).result
    #expect(try #require(try candidate.desk.store.session(id)).events == before)
    let next = Desk(candidate.desk.store, clock: candidate.desk.clock, entropy: 8)
    let back = try #require(Candidate(at: next))
    #expect(back.review(choice).result == review)
    #expect(candidate.review(choice).kind == "staleClient")
  }
}
