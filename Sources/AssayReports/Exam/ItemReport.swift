package import AssayModel
package import AssayPsychometrics

/// An item with its statistics.
package struct ItemReport: Hashable, Sendable {
  package let item: ItemID
  /// Nil where only a file of responses knows it.
  package let type: InteractionType?
  package let competency: CompetencyID?
  /// The most points to be had.
  package let points: Rational
  /// The roles that the item had on the forms.
  package let roles: [FormSlot.Role]
  package let statistics: ItemStatistics
  /// Biserial correlations, delta and the item's part in the spread of the total.
  package let indices: ItemIndices
  /// D of the upper and lower 27 %.
  package let upperLower: Figure
  /// The names of the options, as ``OptionStatistics/option`` counts them; empty when the item has none.
  package let optionLabels: [String]

  init(
    _ item: ReportSample.Column, _ statistics: ItemStatistics, isDichotomous: Bool, upperLower: Figure,
    options: [ResponseMatrix.Option]
  ) {
    self.item = item.id
    type = item.type
    competency = item.competency
    points = item.points
    roles = item.roles
    self.statistics = statistics
    self.upperLower = upperLower
    indices = ItemIndices(statistics, isDichotomous: isDichotomous)
    optionLabels = options.map(\.label)
  }

  /// Those who reached the item: answered or omitted.
  package var reached: Int { statistics.answered + statistics.omitted }

  /// What an option is called; nil for those who omitted the item.
  package func label(of option: OptionStatistics) -> String? { option.option.map { optionLabels[$0] } }
}
