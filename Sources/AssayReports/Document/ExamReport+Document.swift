import AssayDiagnostics
import AssayModel
import AssayPsychometrics

extension ExamReport {
  /// The report for people.
  func document(options: OptionDetail) -> Document {
    var document = Document()
    document.title(subject.title)
    document.facts(aboutFacts)
    scoreSection(&document)
    decisionSection(&document)
    reliabilitySection(&document)
    consistencySection(&document)
    generalisabilitySection(&document)
    classificationSection(&document)
    partSection("Sections", "section", sections, &document)
    partSection("Competencies", "competency", competencies, &document)
    groupSection(&document)
    scoreGroupSection(&document)
    formSection(&document)
    itemSections(options, &document)
    fairnessSection(options, &document)
    markingSection(&document)
    document.heading("Methods")
    document.bullets(methods.map { "\($0.name): \($0.source)" })
    return document
  }

  private var aboutFacts: [Document.Fact] {
    let counts = sessions
    var facts = [
      Document.Fact(
        subject.file == nil ? subject.type.rawValue : "responses",
        subject.file
          ?? "\(subject.assessment)\(subject.version.map { ", version \($0)" } ?? ""), from bank \(subject.bank?.text ?? "")"
      )
    ]
    if let digest = subject.package { facts.append(.init("package", String(digest.text.prefix(19)) + "…")) }
    facts.append(
      .init(
        "sessions",
        "\(counts.included), of \(counted(counts.candidates, "candidate")): \(counted(counts.firstAttempts, "first attempt")), "
          + "\(counts.laterAttempts) later"))
    if counts.rescored > 0 {
      facts.append(
        .init("rescored", "\(counts.rescored), scored by the keys and policies of now; decisions are those that hold"))
    }
    let left = counts.excluded.map { "\($0.count) \($0.reason.words)" }
    facts.append(.init("left out", left.isEmpty ? "none" : left.joined(separator: ", ")))
    if let submitted = counts.submitted {
      facts.append(
        .init("submitted", "\(submitted.lowerBound.minuteText) to \(submitted.upperBound.minuteText) UTC"))
      facts.append(
        .init(
          "time used",
          "median \(counts.minutes.median.text(1)) min, from \(counts.minutes.minimum.text(1)) to "
            + "\(counts.minutes.maximum.text(1))"))
    }
    return facts
  }

  private func scoreSection(_ document: inout Document) {
    document.heading("Scores")
    typealias Column = Table.Column
    var rows = [row("points", scores.points, 2), row("percent", scores.percent, 1)]
    if let scaled = scores.scaled { rows.append(row("scaled", scaled, 1)) }
    document.table(
      [
        Column("", .left), Column("n"), Column("mean", about: .mean), Column("SE", dropRank: 1, about: .mean),
        Column("SD", about: .standardDeviation), Column("median", about: .range), Column("min", about: .range),
        Column("max", about: .range), Column("skew", dropRank: 2, about: .skewness),
        Column("kurt", dropRank: 3, about: .kurtosis),
      ], rows)
    document.paragraph(scoreNote, .faint)
    if let scoreDistribution { document.plot(scoreDistribution) }
  }

  private func row(_ name: String, _ summary: TestSummary, _ places: Int) -> [Table.Cell] {
    [
      Table.Cell(name), "\(summary.n)", summary.mean.cell(places),
      Table.Cell(summary.mean.standardError.map { fixed($0, places) } ?? withheldMark),
      summary.standardDeviation.cell(places), summary.median.cell(places), summary.minimum.cell(places),
      summary.maximum.cell(places), summary.skewness.cell(2), summary.kurtosis.cell(2),
    ]
  }

  private var scoreNote: String {
    guard let low = scores.maximum.minimum.value, let high = scores.maximum.maximum.value else {
      return "No session is in the report, so there are no scores."
    }
    let maximum =
      low == high ? "of \(plain(low))" : "of \(plain(low)) to \(plain(high)), so they compare only in percent"
    return "Points are over the items that count, \(maximum). Percent is the exact share that is held against the cut, "
      + "times 100."
  }

  private func decisionSection(_ document: inout Document) {
    document.heading("Decisions")
    var facts: [Document.Fact] = []
    let counts = decisions.states.map { "\($0.count) \($0.state.rawValue)" }
    facts.append(.init("sessions", counts.isEmpty ? "none" : counts.joined(separator: ", ")))
    if decisions.passRate.n == 0, sessions.included > 0 {
      facts.append(.init("pass rate", "\(withheldMark) nobody has passed or failed"))
    } else {
      facts.append(.init("pass rate", decisions.passRate.fullText(1, times: 100, unit: " %"), about: .passRate))
    }
    if sessions.laterAttempts > 0 {
      facts.append(
        .init("first attempts", decisions.passRateOfFirstAttempts.fullText(1, times: 100, unit: " %")))
      facts.append(
        .init("later attempts", decisions.passRateOfLaterAttempts.fullText(1, times: 100, unit: " %")))
    }
    if let cut {
      let how = [cut.method, cut.setOn.map { "set on \($0)" }, cut.panel.map { "panel of \($0)" }].compactMap(\.self)
      facts.append(
        .init("cut", cut.basis + (how.isEmpty ? "" : " (\(how.joined(separator: ", ")))"), about: .cutScore))
      let own = cut.percent
      if let mean = own.mean.value, let low = own.minimum.value, let high = own.maximum.value {
        let spread =
          low == high
          ? "the same on every form"
          : "\(fixed(low, 2)) to \(fixed(high, 2)), SD \(own.standardDeviation.text(2))"
        facts.append(.init("cut of forms", "mean \(fixed(mean, 2)) %, \(spread) (n = \(own.n))"))
      }
    }
    document.facts(facts)
  }

  private func reliabilitySection(_ document: inout Document) {
    document.heading("Reliability")
    var facts = [
      Document.Fact(
        reliability.design == .fixedForm ? "alpha" : "Φ", reliability.coefficient.fullText(3),
        about: reliability.design == .fixedForm ? .alpha : .dependability)
    ]
    if let shared = reliability.withSharedItems {
      facts.append(.init("Φ, shared items", shared.fullText(3), about: .sharedDependability))
    }
    facts.append(.init("SEM, points", reliability.errorInPoints.fullText(2), about: .standardErrorOfMeasurement))
    facts.append(.init("SEM, percent", reliability.errorInPercent.fullText(2), about: .standardErrorOfMeasurement))
    document.facts(facts)
    for remark in reliability.remarks { document.paragraph(remark, .faint) }
  }

  private func partSection(_ title: String, _ noun: String, _ parts: [PartReport], _ document: inout Document) {
    guard !parts.isEmpty else { return }
    document.heading(title)
    document.table(
      [
        .init(noun, .left, mayShrink: true), .init("n"), .init("mean %", about: .mean),
        .init("SE", dropRank: 1, about: .mean), .init("SD", about: .standardDeviation),
        .init("not reported", dropRank: 2), .init("title", .left, dropRank: 3, isFlexible: true),
      ],
      parts.map { part in
        let percent = part.percent
        return [
          Table.Cell(String(repeating: "  ", count: part.depth) + part.id), "\(percent.n)", percent.mean.cell(1),
          Table.Cell(percent.mean.standardError.map { fixed($0, 1) } ?? withheldMark),
          percent.standardDeviation.cell(1), Table.Cell(part.notReported == 0 ? "" : "\(part.notReported)"),
          Table.Cell(part.title ?? ""),
        ]
      })
    if parts.contains(where: { $0.notReported > 0 }) {
      document.paragraph(
        "Not reported: sessions in which the part rests on too few items for a subscore.", .faint)
    }
  }

  private func groupSection(_ document: inout Document) {
    guard !groups.isEmpty else { return }
    document.heading("Groups")
    document.table(
      [
        .init("group", .left, mayShrink: true), .init("n"), .init("mean %", about: .mean),
        .init("SD", about: .standardDeviation), .init("pass rate %", about: .passRate),
      ],
      groups.map { group in
        [
          Table.Cell("\(group.name): \(group.value)"), "\(group.n)",
          group.figures?.percent.mean.cell(1) ?? Table.Cell(withheldMark, .faint),
          group.figures?.percent.standardDeviation.cell(1) ?? Table.Cell(withheldMark, .faint),
          group.figures?.passRate.cell(1, times: 100) ?? Table.Cell(withheldMark, .faint),
        ]
      })
    let small = groups.contains { $0.figures == nil }
    document.paragraph(
      "A difference between groups is no proof of an unfair test."
        + (small ? " Groups below \(options.minimumGroup) sessions are named without figures." : ""), .faint)
    if let groupPlot { document.plot(groupPlot) }
  }

  private func formSection(_ document: inout Document) {
    document.heading("Forms")
    var facts = [Document.Fact("different forms", "\(forms.distinct)\(forms.isFixed ? " (fixed)" : "")")]
    if let length = forms.meanLength {
      facts.append(.init("items that count", "\(fixed(length, 1)) a form, from a pool of \(forms.poolSize)"))
    }
    if let highest = forms.highestExposure, let mean = forms.meanExposure {
      facts.append(
        .init(
          "exposure", "highest \(fixed(highest.rate * 100, 1)) % (\(highest.item)), mean \(fixed(mean * 100, 1)) %",
          about: .exposure))
    }
    if let overlap = forms.meanOverlap, let length = forms.meanLength, length > 0 {
      facts.append(
        .init(
          "overlap",
          "two sessions share \(fixed(overlap, 1)) items on average, \(fixed(overlap / length * 100, 1)) % of a form",
          about: .overlap))
    }
    facts.append(.init("never used", list(forms.neverUsed)))
    if !forms.pretestNeverUsed.isEmpty { facts.append(.init("on trial, unused", list(forms.pretestNeverUsed))) }
    document.facts(facts)
  }

  private func list(_ items: [ItemID]) -> String {
    let shown = items.prefix(12).map(\.text).joined(separator: ", ")
    switch items.count {
    case 0: return "none"
    case ...12: return "\(items.count): \(shown)"
    default: return "\(items.count): \(shown) and \(items.count - 12) more"
    }
  }
}

extension ExclusionReason {
  fileprivate var words: String {
    switch self {
    case .open: "open"
    case .otherPackage: "on another edition"
    case .erased: "erased"
    case .otherScoring: "scored by another key (rescore them)"
    case .void: "void"
    case .pendingMarking: "waiting for marking"
    case .otherDate: "on other days"
    case .otherGroup: "of other groups"
    case .incomplete: "incomplete"
    case .laterAttempt: "later attempts"
    case .nothingScored: "with nothing that counts"
    case .mismatch: "that do not fit the package"
    case .unreadable: "unreadable"
    }
  }
}
