import AssayModel

// Who starts it and when, and where candidates may go.
extension AssessmentExplainer {
  var deliveryLines: [String] {
    let navigation = assessment.navigation
    let isOne = assessment.blueprint.sections.count == 1
    var lines = [
      assessment.registration == .open ? "open to anyone" : "open to candidates whom staff have registered",
      windowLine,
      navigation.withinSection == .free
        ? "within a section candidates go where they like" : "within a section candidates only go forward",
    ]
    if !isOne {
      lines.append(
        navigation.betweenSections == .free
          ? "between sections candidates go where they like" : "a section that was left stays closed")
    }
    if !navigation.allowsSkipping {
      lines.append("an item waits until those before it\(isOne ? "" : " in its section") are answered")
    }
    lines.append(navigation.allowsFlags ? "slots can be flagged for review" : "slots cannot be flagged")
    return lines
  }

  private var windowLine: String {
    switch (assessment.window?.opens, assessment.window?.closes) {
    case (nil, nil): "sessions can start at any time"
    case (let opens?, nil): "sessions can start from \(opens.utc)"
    case (nil, let closes?): "sessions can start until \(closes.utc)"
    case (let opens?, let closes?): "sessions can start from \(opens.utc) until \(closes.utc)"
    }
  }

  var agreementLines: [String] {
    assessment.agreements.map { agreement in
      let attempt = agreement.decline == .endUnusedAttempt ? "does not count" : "counts"
      return "`\(agreement.id)` must be agreed to; who declines ends the session, and the attempt \(attempt)"
    }
  }
}
