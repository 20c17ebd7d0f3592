import AssayDelivery
import AssayModel
import Testing

private let day: Int64 = 86_400

private func at(_ days: Double) -> Instant { Instant(milliseconds: Int64(days * Double(day) * 1000)) }

/// An attempt that begins on a day, is submitted an hour later, and was shown at least one item.
private func attempt(_ number: Int, _ start: Double, pass: Bool = false, served: Bool = true, open: Bool = false)
  -> AttemptSummary
{
  AttemptSummary(
    session: SessionID("session-\(number)").unsafelyNamed, attempt: number, startedAt: at(start),
    submittedAt: open ? nil : at(start + 1 / 24), hasServed: served, isPass: pass)
}

private let hour = 1.0 / 24

private struct Case: CustomTestStringConvertible {
  let name: String
  var type = AssessmentType.exam
  var retake: RetakePolicy?
  var registration: RegistrationPolicy = .open
  var window: (opens: Double?, closes: Double?)?
  var earlier: [AttemptSummary] = []
  let now: Double
  let expected: Eligibility

  var testDescription: String { name }
}

/// Three attempts in a year, waits of 1 and 14 days, half a year after a pass.
private var policy: RetakePolicy {
  var retake = RetakePolicy()
  retake.attempts = 3
  retake.within = Interval(seconds: 365 * day)
  retake.waits = [Interval(seconds: day), Interval(seconds: 14 * day)]
  retake.afterPass = Interval(seconds: 180 * day)
  return retake
}

private var unlimited: RetakePolicy {
  var retake = RetakePolicy()
  retake.waits = [Interval(seconds: day)]
  return retake
}

private var twice: RetakePolicy {
  var retake = RetakePolicy()
  retake.attempts = 2
  return retake
}

private let cases = [
  Case(name: "a first attempt", now: 0, expected: .start(attempt: 1)),
  Case(name: "nobody registered", registration: .required, now: 0, expected: .refused(.notRegistered, from: nil)),
  Case(name: "registered", registration: .required, window: (nil, nil), now: 0, expected: .start(attempt: 1)),
  Case(name: "before the window", window: (5, 9), now: 4.9, expected: .refused(.windowNotOpen, from: at(5))),
  Case(name: "as the window opens", window: (5, 9), now: 5, expected: .start(attempt: 1)),
  Case(name: "as the window closes", window: (5, 9), now: 9, expected: .refused(.windowClosed, from: nil)),
  Case(name: "an exam is sat once", earlier: [attempt(1, 0)], now: 99, expected: .refused(.attemptsUsed, from: nil)),
  Case(
    name: "an attempt that saw no item does not count", earlier: [attempt(1, 0, served: false)], now: 1,
    expected: .start(attempt: 2)),
  Case(
    name: "a check is taken as often as one likes", type: .knowledgeCheck,
    earlier: (1...50).map { attempt($0, Double($0)) }, now: 51, expected: .start(attempt: 51)),
  Case(
    name: "an open attempt goes on, even outside the window", retake: policy, window: (0, 1),
    earlier: [attempt(1, 0.5, open: true)], now: 2,
    expected: .resume(SessionID("session-1").unsafelyNamed)),
  Case(
    name: "the first wait", retake: policy, earlier: [attempt(1, 0)], now: 1,
    expected: .refused(.waiting, from: at(1 + hour))),
  Case(
    name: "after the first wait", retake: policy, earlier: [attempt(1, 0)], now: 1 + hour, expected: .start(attempt: 2)),
  Case(
    name: "the second wait", retake: policy, earlier: [attempt(2, 10), attempt(1, 0)], now: 20,
    expected: .refused(.waiting, from: at(24 + hour))),
  Case(
    name: "after the second wait", retake: policy, earlier: [attempt(1, 0), attempt(2, 10)], now: 24 + hour,
    expected: .start(attempt: 3)),
  Case(
    name: "three in a year", retake: policy, earlier: [attempt(1, 0), attempt(2, 10), attempt(3, 50)], now: 364,
    expected: .refused(.attemptsUsed, from: at(365))),
  Case(
    name: "the year rolls from the first", retake: policy, earlier: [attempt(1, 0), attempt(2, 10), attempt(3, 50)],
    now: 365, expected: .start(attempt: 4)),
  Case(
    name: "the wait outlasts the year", retake: policy, earlier: [attempt(1, 0), attempt(2, 10), attempt(3, 360)],
    now: 361, expected: .refused(.waiting, from: at(374 + hour))),
  Case(
    name: "after a pass", retake: policy, earlier: [attempt(1, 0, pass: true)], now: 100,
    expected: .refused(.passedAlready, from: at(180 + hour))),
  Case(
    name: "long after a pass", retake: policy, earlier: [attempt(1, 0, pass: true)], now: 180 + hour,
    expected: .start(attempt: 2)),
  Case(
    name: "the last wait serves for the rest", retake: unlimited, earlier: (1...9).map { attempt($0, Double($0) * 2) },
    now: 18.5, expected: .refused(.waiting, from: at(19 + hour))),
  Case(
    name: "attempts without a period never come back", retake: twice, earlier: [attempt(1, 0), attempt(2, 1)],
    now: 9999,
    expected: .refused(.attemptsUsed, from: nil)),
  Case(
    name: "waiting beyond the window is no help", retake: policy, window: (0, 1), earlier: [attempt(1, 0)], now: 0.5,
    expected: .refused(.waiting, from: nil)),
]

struct `Eligibility to start` {
  @Test(arguments: cases)
  private func `follows registration, window and retake policy`(example: Case) throws {
    var assessment = Assessment(
      id: "exam", type: example.type, title: "Exam", blueprint: Blueprint(sections: []))
    assessment.retake = example.retake
    assessment.registration = example.registration
    var registration: Registration?
    if let window = example.window {
      registration = Registration(candidate: try #require(CandidateID("c")), assessment: "exam")
      registration?.opens = window.opens.map(at)
      registration?.closes = window.closes.map(at)
    }
    let decided = Eligibility.decide(
      assessment, registration: registration, earlier: example.earlier, at: at(example.now))
    #expect(decided == example.expected)
  }

  @Test func `starts at the very moment that a refusal named, and not before`() {
    for seed in 0..<300 {
      var chance = Chance(seed)
      var assessment = Assessment(id: "exam", type: .exam, title: "Exam", blueprint: Blueprint(sections: []))
      assessment.retake = policy
      assessment.retake?.attempts = chance.happens(70) ? chance.number(1...3) : nil
      assessment.registration = .open
      var start = 0.0
      let earlier = (1...chance.number(1...5)).map { number in
        start += Double(chance.below(200))
        return attempt(number, start, pass: chance.happens(30))
      }
      let now = start + 1
      guard
        case .refused(_, let from?) = Eligibility.decide(assessment, registration: nil, earlier: earlier, at: at(now))
      else { continue }
      let before = Instant(milliseconds: from.milliseconds - 1)
      #expect(Eligibility.decide(assessment, registration: nil, earlier: earlier, at: from).isStart, "seed \(seed)")
      #expect(!Eligibility.decide(assessment, registration: nil, earlier: earlier, at: before).isStart, "seed \(seed)")
    }
  }

  @Test func `knows of a session whether it was seen, ended and passed`() throws {
    var live = try Sitting(Sample(1))
    #expect(!AttemptSummary(live.session).hasServed)
    live.view("s1")
    live.send(.submit(confirm: true))
    let summary = AttemptSummary(live.session)
    #expect(summary.hasServed)
    #expect(summary.submittedAt == live.start)
    #expect(!summary.isPass)
  }
}

extension Eligibility {
  fileprivate var isStart: Bool { if case .start = self { true } else { false } }
}

extension SessionID? {
  /// A name written in this file.
  fileprivate var unsafelyNamed: SessionID {
    guard let self else { preconditionFailure("not a session id") }
    return self
  }
}
