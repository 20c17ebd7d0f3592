import AssayModel
import AssayStore

/// The first events of a session with one slot.
func starting(
  _ session: String, of candidate: String = "c-1", at assessment: AssessmentID = "exam", attempt: Int = 1,
  key: String? = nil
) -> [SessionEvent] {
  let slot = FormSlot(id: "s1", item: "phish-01", role: .scored, arrangement: Arrangement(choices: [2, 0, 1]))
  let form = Form(
    assessment: assessment, seed: 7, algorithm: "sample/1", sections: [FormSection(id: "all", slots: 0..<1)],
    slots: [slot], cut: FormCut(share: Rational(13, 20), basis: "form-angoff"))
  let start = SessionStart(
    session: sample(session), candidate: sample(candidate), assessment: assessment, package: ContentDigest(of: [1]),
    form: form, attempt: attempt, requestKey: key ?? session, tokenDigest: "sha256:0", locale: "en")
  return [SessionEvent(at: Instant(milliseconds: 1000), .started(start))]
}

/// The n-th save of a session.
func saving(_ number: Int) -> SessionEvent {
  SessionEvent(
    at: Instant(milliseconds: Int64(1000 + number)), sequence: number, .saved("s1", .choice(OptionID("o", number))))
}

let submission = SessionEvent(at: Instant(milliseconds: 9000), sequence: 99, .submitted(.candidate))

let decision = SessionEvent(
  at: Instant(milliseconds: 9001),
  .decided(
    DeliveredResult(state: .pass, raw: 1, maximum: 1, scaled: 200, cut: nil, scoringVersion: 1)))
