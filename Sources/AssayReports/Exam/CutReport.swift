import AssayModel
package import AssayPsychometrics

/// Where the forms were cut.
package struct CutReport: Hashable, Sendable {
  /// `form-angoff` or `fixed`.
  package let basis: String
  /// The standard-setting method, such as `modified-angoff`.
  package let method: String?
  /// The day of the panel, `YYYY-MM-DD`.
  package let setOn: String?
  package let panel: Int?
  /// The cuts of the forms as candidates met them, in percent of the (weighted) maximum.
  package let percent: TestSummary

  init?(_ rows: [ReportRow], rule: CutRule?, level: Double) {
    let cuts = rows.compactMap(\.cut)
    guard rule != nil || !cuts.isEmpty else { return nil }
    switch rule?.basis {
    case .formAngoff: basis = "form-angoff"
    case .fixed, nil: basis = "fixed"
    }
    method = rule?.method
    setOn = rule?.setOn
    panel = rule?.panel
    percent = TestSummary(scores: cuts, level: level)
  }
}
