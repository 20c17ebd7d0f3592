import AssayModel
import AssayPsychometrics

extension ReportBuilder {
  /// The report on the sessions so far.
  package func report(_ options: ReportOptions = ReportOptions()) -> ExamReport {
    var (matrix, rows, excluded) = (matrix, rows, excluded)
    if options.attempts == .first {
      let first = rows.indices.filter { rows[$0].attempt == 1 }
      if first.count < rows.count {
        excluded[.laterAttempt, default: 0] += rows.count - first.count
        matrix = matrix.selecting(candidates: first)
        rows = first.map { rows[$0] }
      }
    }
    let assessment = index.package.assessment
    let analysis = ItemAnalysis(
      matrix, groups: options.scoreGroups, thresholds: options.thresholds, level: options.level)
    let study = matrix.isFixedForm ? nil : GeneralisabilityStudy(matrix, level: options.level)
    let scores = ScoreReport(rows, isScaled: assessment.score.scaled != nil, level: options.level)
    let reliability = ReliabilityReport(matrix, study, scores, policy: assessment.score, level: options.level)
    return ExamReport(
      subject: ReportSubject(index.package, digest: digest),
      options: options,
      sessions: SessionCounts(rows, excluded: excluded, level: options.level),
      scores: scores,
      decisions: DecisionReport(rows, level: options.level),
      cut: CutReport(rows, rule: assessment.cut, level: options.level),
      reliability: reliability,
      classification: ClassificationReport(
        rows, isFixed: matrix.isFixedForm, isWeighted: !assessment.score.weights.isEmpty, reliability,
        level: options.level),
      generalisability: GeneralisabilityReport(matrix, cut: cutInPoints(rows)),
      sections: PartReport.sections(of: assessment, rows, level: options.level),
      competencies: PartReport.competencies(in: index, rows, numbers, level: options.level),
      groups: GroupReport.all(rows, numbers, options),
      fairness: FairnessReport.all(rows, matrix, numbers, options),
      forms: FormsReport(rows, matrix, analysis, columns, study),
      criterion: analysis.criterion,
      items: itemReports(analysis),
      marking: MarkingReport(marking, options))
  }

  /// The points that pass a fixed form; nil where there is no cut, forms differ in it, or sections are weighted.
  private func cutInPoints(_ rows: [ReportRow]) -> Double? {
    guard index.package.assessment.score.weights.isEmpty, let first = rows.first, let cut = first.cut,
      rows.allSatisfy({ $0.cut == cut && $0.maximum == first.maximum })
    else { return nil }
    return cut / 100 * first.maximum
  }

  private func itemReports(_ analysis: ItemAnalysis) -> [ItemReport] {
    analysis.items.compactMap { statistics in
      let column = statistics.item
      guard statistics.presented > 0 else { return nil }
      return ItemReport(
        columns.items[column], roles: FormSlot.Role.allCases.filter(roles[column].contains), statistics,
        options: matrix.items[column].options)
    }
  }
}
