package import AssayPsychometrics

/// How the scores are distributed.
package struct ScoreReport: Hashable, Sendable {
  /// Points over the items that count; comparable as far as forms have the same maximum.
  package let points: TestSummary
  /// The most points that a form could bring.
  package let maximum: TestSummary
  /// The exact share of the form's maximum that is held against the cut, times 100.
  ///
  /// Where sections are weighted, it is the weighted sum of the sections' shares.
  package let percent: TestSummary
  /// On the reporting scale; nil where there is none.
  package let scaled: TestSummary?
  /// Of the percentages, in steps of 5 from 0 to 100; 100 is in the last step, and what is below 0 in the first.
  package let histogram: Histogram

  init(_ rows: [ReportRow], isScaled: Bool, level: Double) {
    points = TestSummary(scores: rows.map(\.points), level: level)
    maximum = TestSummary(scores: rows.map(\.maximum), level: level)
    let percents = rows.map(\.percent)
    percent = TestSummary(scores: percents, level: level)
    scaled = isScaled ? TestSummary(scores: rows.compactMap(\.scaled), level: level) : nil
    histogram = Histogram(percents, start: 0, width: 5, steps: 20)
  }
}
