import AssayModel
package import AssayPsychometrics

/// What a report is made of, whether it comes from the store or from a file of responses.
package struct ReportSample: Sendable {
  let subject: ReportSubject
  /// What each column of the matrix is called.
  let columns: [Column]
  package internal(set) var matrix: ResponseMatrix
  /// One for each row of the matrix.
  var rows: [ReportRow]
  var excluded: [ExclusionReason: Int]
  var marking = MarkingCollector()
  let numbers: RowNumbers
  /// The sections of the blueprint, or the domains of the content, in order.
  let sections: [Part]
  let tree: PackageIndex?
  let cut: CutRule?
  let policy: ScorePolicy

  /// An item as a report names it.
  struct Column: Sendable {
    let id: ItemID
    /// Nil where only the file knows it.
    let type: InteractionType?
    let competency: CompetencyID?
    let points: Rational
    let roles: [FormSlot.Role]
  }

  /// A section or a domain.
  struct Part: Sendable {
    let id: String
    let title: String?
  }
}

extension ReportSample {
  /// The report on the sample.
  package func report(_ options: ReportOptions = ReportOptions()) -> ExamReport {
    let (matrix, rows, excluded) = selection(options)
    let analysis = ItemAnalysis(
      matrix, groups: options.scoreGroups, thresholds: options.thresholds, level: options.level)
    let study = matrix.isFixedForm ? nil : GeneralisabilityStudy(matrix, level: options.level)
    let scores = ScoreReport(rows, isScaled: policy.scaled != nil, level: options.level)
    let reliability = ReliabilityReport(matrix, study, scores, policy: policy, level: options.level)
    let groups = GroupReport.all(rows, numbers, options)
    return ExamReport(
      subject: subject,
      options: options,
      sessions: SessionCounts(rows, excluded: excluded, level: options.level),
      scores: scores,
      decisions: DecisionReport(rows, level: options.level),
      cut: CutReport(rows, rule: cut, level: options.level),
      reliability: reliability,
      consistency: ConsistencyReport(matrix),
      classification: ClassificationReport(
        rows, isFixed: matrix.isFixedForm, isWeighted: !policy.weights.isEmpty, reliability, level: options.level),
      generalisability: GeneralisabilityReport(matrix, cut: cutInPoints(rows)),
      sections: PartReport.sections(sections, rows, level: options.level),
      competencies: tree.map { PartReport.competencies(in: $0, rows, numbers, level: options.level) } ?? [],
      groups: groups,
      scoreGroups: ScoreGroupReport.all(rows, matrix, groups, numbers, policy: policy, options),
      fairness: FairnessReport.all(rows, matrix, numbers, options),
      forms: FormsReport(rows, matrix, analysis, columns.map(\.id), study),
      criterion: analysis.criterion,
      items: itemReports(analysis, matrix),
      marking: MarkingReport(marking, options))
  }

  /// What the options let in; the others are counted by the first reason that keeps them out.
  private func selection(_ options: ReportOptions) -> (ResponseMatrix, [ReportRow], [ExclusionReason: Int]) {
    var excluded = excluded
    let incomplete = options.completeOnly ? Set(matrix.candidatesWhoStopped) : []
    let kept = rows.indices.filter { place in
      guard let reason = reason(against: rows[place], options, isIncomplete: incomplete.contains(place)) else {
        return true
      }
      excluded[reason, default: 0] += 1
      return false
    }
    guard kept.count < rows.count else { return (matrix, rows, excluded) }
    return (matrix.selecting(candidates: kept), kept.map { rows[$0] }, excluded)
  }

  private func reason(against row: ReportRow, _ options: ReportOptions, isIncomplete: Bool) -> ExclusionReason? {
    if options.attempts == .first, row.attempt != 1 { return .laterAttempt }
    if options.from != nil || options.to != nil {
      // Days of ten characters are in the order of their text.
      guard let day = row.submitted?.isoText.prefix(10) else { return .otherDate }
      if let from = options.from, day < from { return .otherDate }
      if let to = options.to, day > to { return .otherDate }
    }
    let own = numbers.groups.values[row.groups]
    for (name, value) in options.memberships {
      guard let other = own[name], other.utf8.elementsEqual(value.utf8) else { return .otherGroup }
    }
    return isIncomplete ? .incomplete : nil
  }

  /// The points that pass a fixed form; nil where there is no cut, forms differ in it, or sections are weighted.
  private func cutInPoints(_ rows: [ReportRow]) -> Double? {
    guard policy.weights.isEmpty, let first = rows.first, let cut = first.cut,
      rows.allSatisfy({ $0.cut == cut && $0.maximum == first.maximum })
    else { return nil }
    return cut / 100 * first.maximum
  }

  private func itemReports(_ analysis: ItemAnalysis, _ matrix: ResponseMatrix) -> [ItemReport] {
    let differences = UpperLower(matrix).items
    return analysis.items.compactMap { statistics in
      guard statistics.presented > 0 else { return nil }
      return ItemReport(
        columns[statistics.item], statistics, isDichotomous: matrix.isDichotomous(item: statistics.item),
        upperLower: differences[statistics.item],
        options: matrix.items[statistics.item].options)
    }
  }
}
