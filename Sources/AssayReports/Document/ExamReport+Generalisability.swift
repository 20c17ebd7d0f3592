import AssayPsychometrics

extension ExamReport {
  /// The components of the scores of a fixed form; nothing where forms differ.
  func generalisabilitySection(_ document: inout Document) {
    guard let study = generalisability else {
      if reliability.design == .fixedForm, sessions.included > 1 {
        document.paragraph(
          "Φ of p × i is withheld: it needs two items, and items of the same maximum, as others differ by more than "
            + "difficulty.", .faint)
      }
      return
    }
    let components = [
      ("candidates, σ²(p)", study.personVariance), ("items, σ²(i)", study.itemVariance),
      ("interaction and rest, σ²(pi,e)", study.residualVariance),
    ]
    let whole = components.reduce(0) { $0 + max(0, $1.1.value ?? 0) }
    document.subheading("Components of the scores, p × i")
    document.table(
      [
        .init("component", .left, mayShrink: true), .init("variance", about: .components), .init("SE", dropRank: 1),
        .init("share %"),
      ],
      components.map { name, figure in
        [
          Table.Cell(name), figure.cell(5), Table.Cell(figure.standardError.map { fixed($0, 5) } ?? withheldMark),
          Table.Cell(whole > 0 ? fixed(max(0, figure.value ?? 0) / whole * 100, 1) : withheldMark),
        ]
      })
    var facts = [Document.Fact("Φ of p × i", study.dependability.fullText(3), about: .components)]
    if let atCut = study.dependabilityAtCut {
      facts.append(.init("Φ(λ), at the cut", atCut.fullText(3), about: .dependabilityAtCut))
    }
    facts.append(.init("σ(Δ), points", study.absoluteError.fullText(2), about: .components))
    document.facts(facts)
    document.paragraph(
      "Of one item's points, \(study.candidates) candidates by \(study.items) items. Alpha leaves the difficulty of items "
        + "out of the error, as all candidates met the same; Φ and σ(Δ) hold scores against a standard and count it.",
      .faint)
  }
}
