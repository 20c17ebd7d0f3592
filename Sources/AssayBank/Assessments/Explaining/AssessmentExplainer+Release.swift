import AssayDiagnostics
import AssayModel

// What is told when, and what becomes of results afterwards.
extension AssessmentExplainer {
  var releaseLines: [String] {
    let release = assessment.release
    var lines = ["the result: \(words(release.result))", "by competency: \(words(release.competencies))"]
    if assessment.formative == nil { lines.append("keys and marks of single items: \(words(release.key))") }
    let marked = drawable.scored(assessment).count(where: \.isMarkedByPeople)
    if marked > 0 {
      lines.append("forms can hold \(counted(marked, "item")) that people mark; until then the result is pending")
    }
    return lines
  }

  private func words(_ moment: ReleasePolicy.Moment) -> String {
    switch moment {
    case .afterSubmit: "as soon as the session is submitted"
    case .afterMarking: "once people have marked every answer"
    case .afterApproval: "once staff have approved the result"
    case .never: "never"
    case .on(let instant): "from \(instant.utc)"
    }
  }

  var retakeLines: [String] {
    guard let retake = assessment.retake else {
      return [assessment.type == .exam ? "1 attempt" : "any number of attempts, at any time"]
    }
    var lines = [retake.attempts.map { counted($0, "attempt") } ?? "any number of attempts"]
    if let within = retake.within { lines[0] += " within \(within.durationText) of the first" }
    for (index, wait) in retake.waits.enumerated() {
      let rest = index == retake.waits.count - 1 && retake.attempts.map { $0 > index + 2 } ?? true
      lines.append("\(wait.durationText) after attempt \(index + 1)\(rest ? " and later ones" : "")")
    }
    if let pass = retake.afterPass { lines.append("none for \(pass.durationText) after a pass") }
    guard !retake.isSingle else { return lines }
    if retake.form == .preferUnseen { lines.append("of several forms the one with the fewest items seen before") }
    if let most = retake.maximumOverlap { lines.append("at most \(percent(most)) of a form was seen before") }
    lines.append("the \(retake.counts == .best ? "best" : "last") attempt counts")
    return lines
  }

  var rescoreLines: [String] {
    guard assessment.type == .exam else { return [] }
    let policy = assessment.rescore
    let passed =
      switch policy.alreadyPassed {
      case .neverLower: "a pass that was told stands, with its score"
      case .apply: "a pass that was told can become a fail"
      case .flag: "a pass that was told stands, and is flagged for staff"
      }
    let date = policy.passDatedAt == .sitting ? "sitting" : "rescore"
    return [passed, "a fail that becomes a pass is dated to the \(date)"]
  }

  var retentionLines: [String] {
    guard let retention = assessment.retention else { return ["what candidates did is kept without an end"] }
    return ["what candidates did is kept for \(retention.durationText) after it was over, unless a legal hold is on it"]
  }

  var feedbackLines: [String] {
    guard let policy = assessment.formative else { return [] }
    var lines = [
      "each item can be tried \(policy.triesPerItem == 1 ? "once" : "\(policy.triesPerItem) times"), for "
        + "\(policy.tryCredit.map(percent).joined(separator: ", then ")) of its points"
    ]
    if policy.hintCost > .zero { lines.append("each hint costs \(percent(policy.hintCost)) of an item's points") }
    lines.append("right or wrong: \(words(policy.rightWrong))")
    lines.append("rationales: \(words(policy.rationale))")
    lines.append("the key: \(words(policy.key))")
    if let mastery = assessment.mastery {
      lines.append(
        "\(named(mastery.competency)) is mastered once the last \(mastery.over) first tries earn \(percent(mastery.atLeast))"
      )
    }
    return lines
  }

  private func words(_ moment: FormativePolicy.FeedbackMoment) -> String {
    switch moment {
    case .atOnce: "at once"
    case .afterLastTry: "after the last try"
    case .afterSubmit: "once the session is submitted"
    case .never: "never"
    }
  }
}
