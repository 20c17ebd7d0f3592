import AssayModel
package import AssayPsychometrics

/// How candidates did on a part of the exam: a section, or a competency with what stands below it.
package struct PartReport: Hashable, Sendable {
  /// The id of the section or competency.
  package let id: String
  package let title: String?
  /// How many competencies stand above it; 0 for sections.
  package let depth: Int
  /// Percent correct, over the sessions in which the part is reported.
  package let percent: TestSummary
  /// Sessions in which the part rests on too few items to be reported, or on none.
  package let notReported: Int

  static func sections(_ sections: [ReportSample.Part], _ rows: [ReportRow], level: Double) -> [PartReport] {
    sections.enumerated().map { place, section in
      let percents = rows.compactMap { $0.sections[place] }
      return PartReport(
        id: section.id, title: section.title, depth: 0, percent: TestSummary(scores: percents, level: level),
        notReported: rows.count - percents.count)
    }
  }

  static func competencies(
    in index: PackageIndex, _ rows: [ReportRow], _ numbers: RowNumbers, level: Double
  ) -> [PartReport] {
    var percents: [[Double]?] = Array(repeating: nil, count: numbers.competencies.values.count)
    for subscore in rows.lazy.flatMap(\.competencies) {
      if percents[subscore.competency] == nil { percents[subscore.competency] = [] }
      if let percent = subscore.percent { percents[subscore.competency]?.append(percent) }
    }
    var found: [CompetencyID: [Double]] = [:]
    for (number, percents) in percents.enumerated() { found[numbers.competencies.values[number]] = percents }
    let known = index.package.frameworks.flatMap(\.competencies).map(\.id)
    let strangers = Set(found.keys).subtracting(known).sorted()
    return (known + strangers).compactMap { id in
      found.removeValue(forKey: id).map { percents in
        PartReport(
          id: id.text, title: index.tree.competencies[id]?.title, depth: index.tree.lineage(of: id).count - 1,
          percent: TestSummary(scores: percents, level: level), notReported: rows.count - percents.count)
      }
    }
  }
}
