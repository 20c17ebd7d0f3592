import AssayDelivery
import AssayJSON
import AssayModel
import AssayStore
import AssayTestSupport
import Testing

@testable import AssayEngine

struct `A sitting` {
  @Test func `of an exam goes from the list to the result, as its transcript says`() throws {
    let desk = Desk(try sampleStore())
    desk.call("assessment.list")
    desk.call("assessment.describe", #"{"assessment":"final"}"#)
    var candidate = try #require(Candidate(at: desk))
    for (turn, slot) in candidate.slots.enumerated() {
      desk.clock.now += 20_000
      let item = candidate.item(slot)
      if let stimulus = item["stimulus"]?.string { candidate.call("stimulus.get", #""stimulus":"\#(stimulus)""#) }
      guard let answer = fullAnswer(to: item, turn), turn != 3 else { continue }
      let reply = candidate.save(slot, answer)
      #expect(reply.result["saved"]?.bool == true)
    }
    candidate.act("item.flag", #""slot":"s4","flagged":true"#)
    candidate.act("response.clear", #""slot":"s1""#)
    candidate.act("nav.go", #""slot":"s4""#)
    #expect(candidate.act("session.submit").kind == "incomplete")
    _ = candidate.state
    candidate.save("s1", fullAnswer(to: candidate.item("s1")) ?? "")
    candidate.act("section.submit", #""section":"core""#)
    candidate.act("session.submit", #""confirm":true"#)
    let result = candidate.call("session.result")
    #expect(result.result["released"]?.bool == true)
    #expect(candidate.call("item.review", #""slot":"s1""#).kind == "notReleased")
    desk.call("shutdown")
    #expect(desk.engine.isShutdown)
    #expect(golden(desk.transcript.joined(separator: "\n") + "\n", "exam.txt").isGood)
  }

  @Test func `of a knowledge check tells what policy allows, as its transcript says`() throws {
    let desk = Desk(try sampleStore())
    desk.call("assessment.describe", #"{"assessment":"practice"}"#)
    var candidate = try #require(Candidate(at: desk, "practice", as: nil))
    for slot in candidate.slots {
      let item = candidate.item(slot)
      candidate.act("item.hint", #""slot":"\#(slot)""#)
      for turn in 0...2 {
        guard let answer = fullAnswer(to: item, turn) else { continue }
        candidate.act("item.check", #""slot":"\#(slot)","answer":\#(answer)"#)
      }
      _ = candidate.item(slot)
    }
    candidate.act("session.submit", #""confirm":true"#)
    candidate.call("session.result")
    for slot in candidate.slots { candidate.call("item.review", #""slot":"\#(slot)""#) }
    #expect(golden(desk.transcript.joined(separator: "\n") + "\n", "knowledge-check.txt").isGood)
  }

  @Test func `is journalled with its result`() throws {
    let store = try sampleStore()
    let desk = Desk(store)
    var candidate = try #require(Candidate(at: desk))
    candidate.save("s1", fullAnswer(to: candidate.item("s1")) ?? "")
    candidate.act("session.submit", #""confirm":true"#)
    let id = try #require(SessionID(candidate.session))
    let stored = try #require(try store.session(id))
    let session = try Session(replaying: try stored.events)
    let result = try #require(session.deliveredResult)
    let bytes = try #require(try store.package(stored.summary.package))
    let package = PackageIndex(try AssessmentPackage(canonicalBytes: bytes))
    #expect(result == session.deliverableResult(in: try SessionContext(session.form, in: package)))
    #expect(session.form.cut?.basis == "form-angoff")
    #expect(stored.summary.state == .submitted)
  }
}
