import AssayModel
import FoundationEssentials

// How it is delivered, and what is told.
extension AssessmentExplainer {
  var deliveryLines: [String] {
    let navigation = assessment.navigation
    var lines = [
      assessment.registration == .open ? "open to anyone" : "open to candidates whom staff have registered",
      navigation.withinSection == .free
        ? "within a section candidates go where they like" : "within a section candidates only go forward",
    ]
    if assessment.blueprint.sections.count > 1 {
      lines.append(
        navigation.betweenSections == .free
          ? "between sections candidates go where they like" : "a section that was left stays closed")
    }
    lines.append(navigation.allowsFlags ? "slots can be flagged for review" : "slots cannot be flagged")
    return lines
  }

  var timeLines: [String] {
    guard let time = assessment.time else { return ["no limit"] }
    var lines = [time.limit?.durationText ?? "no limit in all"]
    if !time.warnings.isEmpty {
      lines.append(
        "the candidate is told \(time.warnings.map(\.durationText).joined(separator: " and ")) before the end")
    }
    if time.grace > .zero {
      let late = time.late == .score ? "count" : "are kept and do not count"
      lines.append("for another \(time.grace.durationText) answers can be saved; they \(late)")
    }
    lines.append("what was saved is then submitted")
    if let extra = assessment.accommodations?.extraTime {
      lines.append("staff may grant \(extra.lowerBound) to \(extra.upperBound) times the limit")
    }
    return lines
  }

  var releaseLines: [String] {
    let release = assessment.release
    var lines = ["the result: \(words(release.result))", "by competency: \(words(release.competencies))"]
    if assessment.formative == nil { lines.append("keys and marks of single items: \(words(release.key))") }
    return lines
  }

  private func words(_ moment: ReleasePolicy.Moment) -> String {
    switch moment {
    case .afterSubmit: "as soon as the session is submitted"
    case .afterMarking: "once people have marked every answer"
    case .afterApproval: "once staff have approved the result"
    case .never: "never"
    case .on(let instant):
      "from \(Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000).formatted(.iso8601))"
    }
  }

  var retakeLines: [String] {
    guard let retake = assessment.retake else { return ["any number of attempts, at any time"] }
    var lines = [
      retake.attempts.map { $0 == 1 ? "1 attempt" : "\($0) attempts" } ?? "any number of attempts"
    ]
    if let within = retake.within { lines[0] += " within \(within.durationText) of the first" }
    for (index, wait) in retake.waits.enumerated() {
      let rest = index == retake.waits.count - 1 && retake.attempts.map { $0 > index + 2 } ?? true
      lines.append("\(wait.durationText) after attempt \(index + 1)\(rest ? " and later ones" : "")")
    }
    if let pass = retake.afterPass { lines.append("none for \(pass.durationText) after a pass") }
    return lines
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
