import AssayJSON
import AssayModel
import AssayTestSupport
import Testing

@testable import AssayStore

struct `An event in the journal` {
  @Test func `reads back as it was written, with the same bytes`() throws {
    for seed in 0..<3000 {
      var dice = Dice(seed: seed)
      let event = dice.event()
      let text = event.journalText
      let read = try SessionEvent(journalText: text)
      #expect(read == event, "seed \(seed)")
      #expect(Array(read.journalText.utf8) == Array(text.utf8), "seed \(seed)")
    }
  }

  @Test func `is written as it always was`() {
    let lines = Self.ofEveryKind.map(\.journalText).joined(separator: "\n") + "\n"
    let outcome = golden(lines, "events.jsonl")
    #expect(outcome.isGood, "\(outcome)")
  }

  @Test func `stands on the page on exports, one of every kind`() throws {
    var seen: Set<[String?]> = []
    var lines = ""
    for event in Self.ofEveryKind {
      let text = event.journalText
      let record = try JSONValue(parsing: text)
      let kind = [record["event"], record["command"]?["do"], record["act"]?["do"]].map { $0?.string }
      if seen.insert(kind).inserted { lines += text + "\n" }
    }
    let outcome = goldenBlock(lines, of: "docs/session-export.md", language: "jsonl", number: 1)
    #expect(outcome.isGood, "\(outcome)")
  }

  @Test(arguments: [
    (#"{"v":2,"at":0,"event":"moved","slot":"s1"}"#, "events of format 2 are not known"),
    (#"{"v":1,"at":0,"event":"sealed","slot":"s1"}"#, "the word after `event` is not known"),
    (#"{"v":1,"at":0,"event":"moved"}"#, "the member `slot` is missing"),
    (#"{"v":1,"at":0,"event":"moved","slot":"s1","by":"x"}"#, "the member `by` is not known here"),
    (#"{"v":1,"event":"moved","slot":"s1","at":0}"#, "the member `at` is missing"),
    (#"{"v":1,"at":0,"event":"moved","slot":"s 1"}"#, "`slot` is not an id"),
    (#"{"v":1,"at":0,"event":"submitted","cause":"boredom"}"#, "`cause` is not a known cause"),
    (#"{"v":1,"at":0,"event":"checked","slot":"s1","answer":{"choice":"o1"},"credit":"1/0"}"#, "is not a fraction"),
    (#"{"v":1,"at":0,"event":"moved","slot":"s1"} "x""#, "something follows the end"),
    (#"{"v":1,"at":0,"event":"refused","command":{"do":"dance"},"kind":"limit"}"#, "the word after `do` is not known"),
    ("", "the text ends"),
    ("[]", "expected an object, found an array"),
  ])
  func `is refused when it is not understood in full`(text: String, reason: String) {
    let error = #expect(throws: JSONError.self) { try SessionEvent(journalText: text) }
    #expect(error?.message.contains(reason) == true, "\(String(describing: error))")
  }

  @Test func `never traps on a text that was cut or changed`() {
    for seed in 0..<300 {
      var dice = Dice(seed: seed)
      var bytes = Array(dice.event().journalText.utf8)
      let place = dice.below(bytes.count)
      if dice.bool() { bytes.removeSubrange(place...) } else { bytes[place] ^= UInt8(1 << dice.below(8)) }
      _ = try? SessionEvent(journalText: String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func `keeps every fraction exactly`() {
    let texts = [
      "0", "-7", "1/3", "-2/9", "9223372036854775808", "170141183460469231731687303715884105727",
      "-170141183460469231731687303715884105728", "1/170141183460469231731687303715884105727",
      "-18446744073709551617/4294967296",
    ]
    for text in texts { #expect(Rational(exactText: text)?.exactText == text) }
    for text in ["", "/", "1/", "1/0", "1/-2", "1.5", "1/2/3", "x"] { #expect(Rational(exactText: text) == nil) }
  }

  /// One of each kind, with everything that can be absent present once.
  static let ofEveryKind: [SessionEvent] = {
    let answers: [Answer] = [
      .choice("o2"), .trueFalse(true), .multipleResponse(["o1", "o3"]), .matrix([.init("r1", ["c1", "c2"])]),
      .text("Fußball \"x\""), .number("60.0"), .order(["e2", "e1"]), .match([.init("l1", "o2")]),
      .cloze([.init("g1", .choice("o2")), .init("g2", .text("256"))]), .essay("a\nb"), .survey("o3"),
    ]
    var budget = TimeBudget()
    budget.limit = Interval(seconds: 5400)
    budget.multiplier = Rational(5, 4)
    budget.extra = Interval(seconds: 300)
    budget.warnings = [Interval(seconds: 600), Interval(seconds: 60)]
    budget.grace = Interval(seconds: 5)
    budget.minimum = Interval(seconds: 60)
    budget.sections = [SectionTime(section: "all", time: PartTime(limit: Interval(seconds: 600)))]
    budget.item = PartTime(limit: Interval(seconds: 90), minimum: Interval(seconds: 5))
    budget.breaks = BreakPolicy(count: 2, length: Interval(seconds: 600))
    budget.interruptions = InterruptionPolicy(givesBack: Interval(seconds: 900))
    budget.unlimited = Approval(by: "office", reason: "a screen reader")
    let slots = [
      FormSlot(id: "s1", item: "phish-01", role: .scored, arrangement: Arrangement(choices: [2, 0, 1])),
      FormSlot(
        id: "s2", item: "case-1", set: "case", role: .pretest,
        arrangement: Arrangement(choices: [1, 0], rows: [0, 1], gaps: [[1, 0], []])),
    ]
    let form = Form(
      assessment: "exam", seed: .max, algorithm: "draw/1", sections: [FormSection(id: "all", slots: 0..<2)],
      slots: slots, cut: FormCut(share: Rational(13, 20), basis: "form-angoff"))
    let start = SessionStart(
      session: sample("s-81f"), candidate: sample("c-7"), assessment: "exam", package: ContentDigest(of: [1]),
      form: form, attempt: 2, requestKey: "key-1", tokenDigest: "sha256:0",
      budget: budget, locale: "en", groups: ["language": "other", "age": "25-34"], needs: ["spoken"],
      agreements: ["nda"])
    let result = DeliveredResult(
      state: .pass, raw: Rational(91, 3), maximum: 40, scaled: 312,
      cut: FormCut(share: Rational(2, 3), basis: "fixed"), scoringVersion: 1, computed: .fail, isFlagged: true)
    let noted = ClientEvent(kind: "item-viewed", slot: "s1", detail: "3 s")
    let file = FileDescription(name: "memo.pdf", type: "application/pdf", bytes: 1000)
    let commands: [SessionCommand] = [
      .save("s1", .choice("o1")), .clear("s1"), .flag("s1", true), .go("s2"), .check("s1", .trueFalse(false)),
      .hint("s1"), .submitSection("all"), .submit(confirm: true), .comment("s1", "unclear"), .agree("nda", false),
      .pause,
      .resume, .startBreak, .endBreak, .note(noted), .keepState("{}"), .beginFile("s1", file),
      .endFile("f1", ContentDigest(of: [2])),
    ]
    let act = StaffAct(requestKey: "a-1", by: "office", reason: "A fire drill")
    let mark = Mark(
      slot: "s1", rater: "r-1", role: .adjudicator, points: [TraitPoints(trait: "clarity", points: Rational(5, 2))],
      comment: "a close call")
    let rescoring = Rescoring(
      package: ContentDigest(of: [3]),
      treatments: [ItemTreatment(item: "case-1", kind: .drop), ItemTreatment(item: "phish-01", kind: .fullCredit)],
      cut: FormCut(share: Rational(2, 3), basis: "fixed"), alreadyPassed: .flag, passDatedAt: .rescore)
    let staff: [StaffCommand] = [
      .extend(.exam, Interval(seconds: 300)), .extend(.section("all"), Interval(seconds: -60)),
      .extend(.item("s1"), Interval(seconds: 5)), .void(attemptCounts: false), .reopen(nil),
      .reopen(Interval(seconds: 60)), .remark, .accept(event: 7, "s1", .choice("o2")),
      .issueCode(digest: "sha256:2", until: Instant(milliseconds: 5)), .mark(mark), .approve, .hold, .release,
      .rescore(rescoring),
    ]
    let refusal = Refusal(.timeOver, "The time is over.", advice: "See the result.")
    let kinds: [SessionEvent.Kind] =
      [.started(start), .attached(epoch: 2, tokenDigest: "sha256:1"), .served("s1")]
      + answers.map { .saved("s1", $0) } + [
        .cleared("s1"), .flagged("s1", true), .moved("s2"), .checked("s1", .choice("o1"), credit: Rational(1, 2)),
        .hinted("s1"), .sectionSubmitted("all"), .submitted(.candidate), .submitted(.timeLimit),
        .submitted(.declined), .submitted(.declinedUnused), .submitted(.staff), .agreed("nda", true),
        .commented("s1", "unclear"), .noted(noted), .noted(ClientEvent(kind: "focus-lost")), .stateKept("{}"),
        .fileBegun("f1", "s1", file), .fileEnded("f1", ContentDigest(of: [2])), .paused, .resumed, .breakStarted,
        .breakEnded, .sectionExpired("all"), .detached, .givenBack(Interval(seconds: 40)),
        .clockClamped(Interval(seconds: 3600)),
      ] + commands.map { .refused($0, refusal) } + staff.map { .staff(act, $0) } + [.decided(result)]
    return kinds.enumerated().map { place, kind in
      SessionEvent(at: Instant(milliseconds: 1_700_000_000_000 + Int64(place)), sequence: place, kind)
    } + [
      SessionEvent(
        at: Instant(milliseconds: -1),
        .decided(DeliveredResult(state: .held, raw: 0, maximum: 0, scaled: nil, cut: nil, scoringVersion: 1)))
    ]
  }()
}
