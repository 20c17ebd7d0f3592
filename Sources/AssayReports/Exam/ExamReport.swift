package import AssayPsychometrics

/// How an exam measured: everything that `assay report` says, as data.
///
/// Every figure names its method, how many it rests on, and why it is withheld where the data cannot support it.
/// Percentages are on the scale from 0 to 100, p-values, correlations and rates from 0 to 1.
package struct ExamReport: Hashable, Sendable {
  package let subject: ReportSubject
  package let options: ReportOptions
  package let sessions: SessionCounts
  package let scores: ScoreReport
  package let decisions: DecisionReport
  /// Nil where no form has a cut.
  package let cut: CutReport?
  package let reliability: ReliabilityReport
  /// Nil where forms differ.
  package let consistency: ConsistencyReport?
  /// Nil where no form has a cut.
  package let classification: ClassificationReport?
  /// Nil where forms or the maxima of items differ.
  package let generalisability: GeneralisabilityReport?
  /// In the order of the blueprint.
  package let sections: [PartReport]
  /// Those that a scored item belongs to, and those above, in the order of the frameworks.
  package let competencies: [PartReport]
  /// By name and value of the membership.
  package let groups: [GroupReport]
  /// All candidates, then first and later attempts, forms and groups, as far as there are any.
  package let scoreGroups: [ScoreGroupReport]
  /// Of two groups each, by name and size of the focal group; of groups that are large enough.
  package let fairness: [FairnessReport]
  package let forms: FormsReport
  /// What items are compared with.
  package let criterion: ItemAnalysis.Criterion
  /// Every item that was on a form, in the order of their ids.
  package let items: [ItemReport]
  /// How people marked, and how far they agreed; nil where nobody has marked anything.
  package let marking: MarkingReport?

  /// The items by their columns in the matrix of responses.
  var itemsByColumn: [Int: ItemReport] {
    Dictionary(items.map { ($0.statistics.item, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The items that have a flag, in the order of their ids.
  package var flaggedItems: [ItemReport] { items.filter { !$0.statistics.flags.isEmpty } }
}
