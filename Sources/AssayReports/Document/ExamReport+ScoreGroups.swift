import AssayPsychometrics

extension ExamReport {
  /// Forms and groups beside each other; nothing where there is only one.
  func scoreGroupSection(_ document: inout Document) {
    guard scoreGroups.count > 1 else { return }
    document.heading("Forms and groups")
    document.table(
      [
        .init("", .left, mayShrink: true), .init("n"), .init("pass %", about: .passRate),
        .init("cut %", dropRank: 2, about: .cutScore), .init("mean %", about: .mean),
        .init("SD", dropRank: 1, about: .standardDeviation), .init("reliability", about: .alpha),
        .init("SEM %", dropRank: 3, about: .standardErrorOfMeasurement),
        .init("consistency", dropRank: 4, about: .decisionConsistency),
      ],
      scoreGroups.map { own in
        [
          Table.Cell(own.name), "\(own.n)", own.passRate.cell(1, times: 100),
          Table.Cell(own.cut.map { fixed($0, 1) } ?? withheldMark), own.percent.mean.cell(1),
          own.percent.standardDeviation.cell(1), own.reliability.cell(2), own.error.cell(1),
          own.consistency?.cell(3) ?? Table.Cell(withheldMark, .faint),
        ]
      })
    document.paragraph(
      "Each row rests on its own candidates alone: a group that spreads less has a lower reliability with the same error.",
      .faint)
  }
}
