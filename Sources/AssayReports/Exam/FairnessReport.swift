package import AssayPsychometrics

/// Differential item functioning between the members of a group and those of a reference group.
package struct FairnessReport: Hashable, Sendable {
  /// The name of the membership, such as `language`.
  package let name: String
  package let reference: String
  package let focal: String
  package let analysis: DifferentialAnalysis

  /// Every two groups that are large enough: the largest of a name is the reference, unless the options name another.
  static func all(
    _ rows: [ReportRow], _ matrix: ResponseMatrix, _ numbers: RowNumbers, _ options: ReportOptions
  ) -> [FairnessReport] {
    let names = Set(numbers.groups.values.flatMap(\.keys)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names.flatMap { name -> [FairnessReport] in
      let values = rows.map { numbers.groups.values[$0.groups][name] }
      var counts: [String: Int] = [:]
      for value in values { if let value { counts[value, default: 0] += 1 } }
      let large = counts.filter { $0.value >= options.differential.minimumGroup }
        .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      let named = options.referenceGroups[name]
      guard let reference = large.first(where: { $0.key == named }) ?? (named == nil ? large.first : nil) else {
        return []
      }
      return large.filter { $0.key != reference.key }.map { focal in
        FairnessReport(
          name: name, reference: reference.key, focal: focal.key,
          analysis: DifferentialAnalysis(
            matrix, isFocal: values.map { $0 == focal.key ? true : $0 == reference.key ? false : nil },
            options: options.differential))
      }
    }
  }

  var figures: [Figure] {
    analysis.items.flatMap { [$0.mantelHaenszel.commonOdds, $0.mantelHaenszel.difference, $0.standardised.difference] }
  }
}
