import AssayModel
package import AssayPsychometrics

/// What an accreditor asks of each form and group: how many, how many pass, the cut, the scores, and how far they can be
/// trusted.
///
/// National Commission for Certifying Agencies (2021), *Standards for the accreditation of certification programs*, on the
/// statistics of each form. Figures of a group rest on its members alone.
package struct ScoreGroupReport: Hashable, Sendable {
  package let kind: Kind
  /// Such as `language: native`, or the form's number.
  package let name: String
  package let n: Int
  package let passRate: Figure
  /// The mean of the cuts, in percent; nil without a cut.
  package let cut: Double?
  /// Of percent correct.
  package let percent: TestSummary
  package let reliability: Figure
  /// In percent.
  package let error: Figure
  /// By Livingston and Lewis; nil without a cut.
  package let consistency: Figure?

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case all
    case firstAttempts = "first-attempts"
    case laterAttempts = "later-attempts"
    case form
    case group
  }

  /// More forms than this are random ones, and none is shown.
  static let mostForms = 20
  /// A form that fewer sat is not shown.
  static let leastOnForm = 30

  /// All, first and later attempts where there are both, forms where they are few, and groups that are large enough.
  static func all(
    _ rows: [ReportRow], _ matrix: ResponseMatrix, _ groups: [GroupReport], _ numbers: RowNumbers, policy: ScorePolicy,
    _ options: ReportOptions
  ) -> [ScoreGroupReport] {
    guard !rows.isEmpty else { return [] }
    func own(_ kind: Kind, _ name: String, _ members: [Int]) -> ScoreGroupReport {
      ScoreGroupReport(
        kind, name, members.map { rows[$0] },
        members.count == rows.count ? matrix : matrix.selecting(candidates: members),
        policy: policy, level: options.level)
    }
    var reports = [own(.all, "all", Array(rows.indices))]
    let first = rows.indices.filter { rows[$0].attempt == 1 }
    if first.count < rows.count, !first.isEmpty {
      reports.append(own(.firstAttempts, "first attempts", first))
      reports.append(own(.laterAttempts, "later attempts", rows.indices.filter { rows[$0].attempt != 1 }))
    }
    let forms = Dictionary(grouping: rows.indices, by: { rows[$0].form }).values
    if 2...mostForms ~= forms.count {
      // By size, and of equal ones by their candidates, which no order of the rows changes.
      let large = forms.filter { $0.count >= leastOnForm }.sorted { a, b in
        a.count != b.count ? a.count > b.count : least(a, rows) < least(b, rows)
      }
      for (place, members) in large.enumerated() { reports.append(own(.form, "form \(place + 1)", members)) }
    }
    for group in groups where group.figures != nil {
      let members = rows.indices.filter { row in
        numbers.groups.values[rows[row].groups][group.name].map { $0.utf8.elementsEqual(group.value.utf8) } ?? false
      }
      reports.append(own(.group, "\(group.name): \(group.value)", members))
    }
    return reports
  }

  private static func least(_ members: [Int], _ rows: [ReportRow]) -> CandidateID {
    members.map { rows[$0].candidate }.min() ?? rows[0].candidate
  }

  private init(
    _ kind: Kind, _ name: String, _ rows: [ReportRow], _ matrix: ResponseMatrix, policy: ScorePolicy, level: Double
  ) {
    (self.kind, self.name, n) = (kind, name, rows.count)
    passRate = rows.passRate(level: level)
    let cuts = rows.compactMap(\.cut)
    cut = cuts.isEmpty ? nil : CentralMoments(cuts).mean
    let scores = ScoreReport(rows, isScaled: false, level: level)
    percent = scores.percent
    let study = matrix.isFixedForm ? nil : GeneralisabilityStudy(matrix, level: level)
    let own = ReliabilityReport(matrix, study, scores, policy: policy, level: level)
    reliability = own.coefficient
    error = own.errorInPercent
    consistency = DecidedScores(
      rows, isFixed: matrix.isFixedForm, isWeighted: !policy.weights.isEmpty, own
    ).map { Classification.livingstonLewis($0.observed($0.cut)).consistency }
  }

  var figures: [Figure] {
    [passRate, reliability, error] + (consistency.map { [$0] } ?? [])
  }
}
