package import AssayPsychometrics

/// What a statistic is, for people who read a report: `assay report --explain`, and the glossary of the HTML page.
///
/// ```swift
/// extension Explanation {
///   static let itemRest = Explanation(
///     "item-rest", "Item-rest correlation", also: ["corrected item-total", "r"], meaning: "…", formula: "…",
///     reading: "…", source: "Henrysson, S. (1963). …", covers: [.itemRest])
///   static let items = [itemRest, …]
/// }
/// ```
///
/// A column or fact of a document that is `about:` an explanation links to it.
package struct Explanation: Hashable, Sendable {
  /// What one asks for it by: lower case, words joined by hyphens.
  package let id: String
  package let title: String
  /// Other names that people know it by.
  package let otherNames: [String]
  /// What it is, and whom it rests on.
  package let meaning: String
  /// With the divisor and the correction, in plain signs; nil where there is none.
  package let formula: String?
  /// How to read it: the usual values, and the traps.
  package let reading: String
  /// Author, year and title.
  package let source: String
  /// The methods of figures that it explains.
  package let methods: [Method]

  init(
    _ id: String, _ title: String, also otherNames: [String] = [], meaning: String, formula: String? = nil,
    reading: String, source: String, covers methods: [Method] = []
  ) {
    self.id = id
    self.title = title
    self.otherNames = otherNames
    self.meaning = meaning
    self.formula = formula
    self.reading = reading
    self.source = source
    self.methods = methods
  }
}

extension Explanation {
  /// Every explanation, in the order of a report.
  package static let all: [Explanation] = [
    scores, reliabilities, consistencies, decisions, classifications, items, optionStatistics, forms, fairness, raters,
  ].flatMap(\.self)

  /// The explanation of a method.
  static func of(_ method: Method) -> Explanation? { byMethod[method.name] }

  private static let byMethod: [String: Explanation] = Dictionary(
    all.flatMap { explanation in explanation.methods.map { ($0.name, explanation) } },
    uniquingKeysWith: { first, _ in first })
}
