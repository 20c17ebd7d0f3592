import AssayDiagnostics
import AssayModel
import AssayPsychometrics

extension ExamReport {
  /// How people marked; nothing where nobody did.
  func markingSection(_ document: inout Document) {
    guard let marking else { return }
    document.heading("Marking by people")
    document.table(
      [
        .init("item", .left, mayShrink: true), .init("trait", .left, mayShrink: true), .init("points"), .init("n"),
        .init("exact %", about: .exactAgreement), .init("adjacent %", dropRank: 3, about: .exactAgreement),
        .init("κ", about: .kappa), .init("QWK", about: .weightedKappa), .init("ICC", about: .intraclass),
        .init("both", dropRank: 4, about: .intraclass),
        .init("difference", dropRank: 2, about: .raterDifference),
        .init("absolute", dropRank: 1, about: .raterDifference),
      ],
      marking.items.flatMap { item in
        item.traits.map { own in
          let agreement = own.agreement
          return [
            Table.Cell(item.item.text), Table.Cell(own.trait?.text ?? "together"), Table.Cell(own.points.description),
            "\(agreement.n)", agreement.exact.cell(1, times: 100), agreement.adjacent.cell(1, times: 100),
            agreement.kappa.cell, agreement.weightedKappa.cell, agreement.intraclass.cell, agreement.bothMarks.cell,
            agreement.meanDifference.cell,
            agreement.absoluteDifference.cell,
          ]
        }
      })
    for item in marking.items {
      document.list(item.traits.map { Document.ListEntry(head: heading(item, $0), text: words($0.agreement)) })
    }
    document.paragraph(
      "n is how many answers two people marked, blind to one another. κ takes all differences alike, QWK weighs them by "
        + "their square, and ICC is the share of the variance of single marks that lies between answers; both is the reliability of "
        + "the mean of two marks. QWK below 0.70 is "
        + "commonly held to be too low for scores that decide (Williamson, Xi and Breyer 2012).", .faint)
    document.subheading("Raters")
    document.table(
      [
        .init("rater", .left, mayShrink: true), .init("marks"), .init("adjudications"),
        .init("beside others", about: .raterDifference),
        .init("SE", dropRank: 1), .init("n", dropRank: 2),
      ],
      marking.raters.map { rater in
        [
          Table.Cell(rater.rater), "\(rater.marks)", "\(rater.adjudications)", rater.severity.cell(1),
          Table.Cell(rater.severity.standardError.map { fixed($0, 1) } ?? withheldMark), "\(rater.severity.n)",
        ]
      })
    document.paragraph(
      "Beside others: the rater's points less those of the other rater of the same answers, in percent of the points; "
        + "above 0 is lenient.", .faint)
  }

  private func heading(_ item: ItemMarking, _ own: TraitAgreement) -> String {
    "\(item.item), \(own.trait?.text ?? "together"): \(counted(item.marked, "answer")) marked, \(item.twice) twice, "
      + "\(item.adjudicated) adjudicated"
  }

  private func words(_ agreement: RaterAgreement) -> String {
    [
      "QWK \(agreement.weightedKappa.fullText(2, counting: "answers"))",
      "ICC \(agreement.intraclass.fullText(2, counting: "answers"))",
      "both marks \(agreement.bothMarks.fullText(2, counting: "answers"))",
      "difference \(agreement.meanDifference.fullText(2, counting: "answers"))",
    ].joined(separator: "; ")
  }
}
