import AssayPsychometrics

/// Writes a report as one HTML page for a browser, on any screen and on paper, that needs no network.
///
/// Plots are SVG with titles and descriptions, tables can be sorted, and a glossary at the end says what each figure is.
/// Names of classes and ids are no promise; programs read JSON or CSV.
package struct HTMLReport: Hashable, Sendable {
  /// For which items the page has the table and the traces of options; nil for as many as a browser likes: all, or the
  /// flagged ones, or none, whichever are at most ``mostDetails``.
  package let options: OptionDetail?

  static let mostDetails = 400

  package init(options: OptionDetail? = nil) { self.options = options }

  package func text(of report: ExamReport) -> String {
    let document = report.document(options: options ?? detail(report))
    var layout = HTMLLayout()
    return layout.text(of: document, glossary: document.glossary(report.methods))
  }

  private func detail(_ report: ExamReport) -> OptionDetail {
    if report.items.count <= Self.mostDetails { return .all }
    return report.flaggedItems.count <= Self.mostDetails ? .flagged : .none
  }
}

extension Document {
  /// What is linked to, and what the methods are covered by, in the order of all explanations.
  func glossary(_ methods: [Method]) -> [Explanation] {
    var ids = Set(methods.compactMap { Explanation.of($0)?.id })
    ids.formUnion(blocks.linkedExplanations.map(\.id))
    return Explanation.all.filter { ids.contains($0.id) }
  }
}

extension [Document.Block] {
  fileprivate var linkedExplanations: [Explanation] {
    flatMap { block -> [Explanation] in
      switch block {
      case .facts(let facts): facts.compactMap(\.about)
      case .table(let table): table.columns.compactMap(\.about)
      case .plot(let plot): if case .table(let table) = plot.inText { table.columns.compactMap(\.about) } else { [] }
      case .details(let details): details.blocks.linkedExplanations
      case .title, .heading, .subheading, .paragraph, .list, .bullets: []
      }
    }
  }
}
