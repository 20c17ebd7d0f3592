package import AssayPsychometrics

/// What a panel's judgements come to: a cut, how sure it is, and what it would do.
package struct StandardSettingReport: Hashable, Sendable {
  package let method: StandardSettingMethod
  /// How many judges, or of methods on candidates how many of these.
  package let count: Int
  /// The cut that the method recommends, in points.
  package let cut: Figure
  /// The most points there are; nil where the file does not tell.
  package var maximum: Double?
  package var sections: [Section] = []
  package var judges: [Judge] = []
  package var items: [Item] = []
  /// What the cut would do to candidates whose scores are given.
  package var impact: [CutImpact.Row] = []
  package var remarks: [String] = []

  /// Figures that belong together.
  package struct Section: Hashable, Sendable {
    package let title: String
    package let entries: [Entry]
  }

  package struct Entry: Hashable, Sendable {
    /// What programs know it by.
    package let name: String
    package let label: String
    package let figure: Figure

    init(_ name: String, _ label: String, _ figure: Figure) {
      (self.name, self.label, self.figure) = (name, label, figure)
    }
  }

  package struct Judge: Hashable, Sendable {
    package let name: String
    package let round: String?
    /// Nil where the judge left something out.
    package let cut: Double?
    /// How far above the panel's mean.
    package let severity: Double?
  }

  package struct Item: Hashable, Sendable {
    package let name: String
    package let rating: AngoffItem
  }

  init(_ method: StandardSettingMethod, count: Int, cut: Figure) {
    (self.method, self.count, self.cut) = (method, count, cut)
  }

  /// Every figure, in a fixed order.
  package var figures: [Figure] {
    var figures = [cut]
    for section in sections { figures += section.entries.map(\.figure) }
    for item in items { figures += [item.rating.mean, item.rating.standardDeviation] }
    figures += impact.map(\.passRate)
    return figures
  }
}

extension PanelCut {
  /// The panel's cut by its several names.
  func section(_ title: String) -> StandardSettingReport.Section {
    .init(
      title: title,
      entries: [
        .init("mean", "mean of judges", mean), .init("median", "median", median),
        .init("trimmed", "without extremes", trimmed),
        .init("standardDeviation", "SD of judges", standardDeviation),
      ])
  }
}
