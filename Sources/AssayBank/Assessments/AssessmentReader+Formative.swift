import AssayDiagnostics
import AssayModel
import AssayYAML

// What is of knowledge checks alone.
extension AssessmentReader {
  /// Reads `take:` as one section, `main`; nil when it could not be read whole.
  func readTake(_ fields: inout FieldReader) -> Blueprint? {
    let before = reading.errorCount
    guard let node = fields.required("take", help: "`take: [an-item, {set: a-set}, {pick: 3, where: {competency: …}}]`")
    else { return nil }
    reading.note(.section(0), node)
    let draws = readDraws(node, "take", at: fields.path / "take", section: 0)
    let isWhole = reading.errorCount == before
    let shuffles = readShuffle(&fields)
    guard let draws, isWhole else { return nil }
    var blueprint = Blueprint(sections: [SectionBlueprint(id: "main", draws: draws)])
    blueprint.shufflesItems = shuffles
    return blueprint
  }

  /// Reads `attempts:`, `hints:`, `feedback:` and `mastery:`.
  func readFormative(_ fields: inout FieldReader, into assessment: inout Assessment) {
    var policy = FormativePolicy()
    if let node = fields["attempts"] {
      readAttempts(node, at: fields.path / "attempts", into: &policy, &assessment)
    }
    if var hints = fields.mapping(.hints, "`hints`") {
      policy.hintCost = hints.required("cost", help: "`hints: {cost: 10%}`").flatMap { reading.share($0) } ?? .zero
      hints.finish(knowing: ["cost"])
    }
    if var feedback = fields.mapping(.feedback, "`feedback`") {
      policy.rightWrong = feedback["right-wrong"].flatMap { moment($0) } ?? policy.rightWrong
      policy.rationale = feedback[.rationale].flatMap { moment($0) } ?? policy.rationale
      policy.key = feedback["key"].flatMap { moment($0) } ?? policy.key
      feedback.finish(knowing: ["right-wrong", .rationale, "key"])
    }
    if var mastery = fields.mapping("mastery", "`mastery`") { assessment.mastery = readMastery(&mastery) }
    assessment.formative = policy
  }

  /// Reads `mastery: {competency: SEC.1, at-least: 80%, over: 5}`.
  private func readMastery(_ fields: inout FieldReader) -> MasteryRule? {
    let help = "`mastery: {competency: …, at-least: 80%, over: 5}`"
    let competency: CompetencyID? = fields.required(.competency, help: help).flatMap { reading.id($0) }
    let share = fields.required("at-least", help: help).flatMap { reading.share($0) }
    let count = fields.required("over", help: help).flatMap { reading.whole($0, in: 1...10_000) }
    fields.finish(knowing: [.competency, "at-least", "over"])
    guard let competency, let share, let count else { return nil }
    return MasteryRule(competency: competency, atLeast: share, over: count)
  }

  private func moment(_ node: YAMLNode) -> FormativePolicy.FeedbackMoment? {
    reading.word(node, "a moment of feedback")
  }

  private func readAttempts(
    _ node: YAMLNode, at path: FieldPath, into policy: inout FormativePolicy, _ assessment: inout Assessment
  ) {
    var fields = FieldReader(node, "`attempts`", at: path, in: reading)
    policy.triesPerItem = fields["per-item"].flatMap { reading.whole($0, in: 1...100) } ?? policy.triesPerItem
    let credit = fields.list("credit") { node, _ in reading.share(node) }
    if let whole = fields["whole"], let attempts = readAttempts(whole) {
      assessment.retake = RetakePolicy()
      assessment.retake?.attempts = attempts
    }
    policy.tryCredit = credit ?? Array(repeating: .one, count: policy.triesPerItem)
    fields.finish(knowing: ["per-item", "credit", "whole"])
  }
}
