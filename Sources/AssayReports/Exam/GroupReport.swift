package import AssayPsychometrics

/// How the members of a group did.
///
/// A difference between groups is no proof of an unfair test; that takes an analysis of differential item functioning.
package struct GroupReport: Hashable, Sendable {
  /// The name of the membership, such as `language`.
  package let name: String
  /// Such as `other`.
  package let value: String
  /// How many sessions.
  package let n: Int
  /// Nil for a group that is too small to be shown without telling on its members.
  package let figures: Figures?

  package struct Figures: Hashable, Sendable {
    package let percent: TestSummary
    package let passRate: Figure
  }

  static func all(_ rows: [ReportRow], _ numbers: RowNumbers, _ options: ReportOptions) -> [GroupReport] {
    var members: [Membership: [ReportRow]] = [:]
    for row in rows {
      for (name, value) in numbers.groups.values[row.groups] {
        members[Membership(name: name, value: value), default: []].append(row)
      }
    }
    return members.sorted { $0.key < $1.key }.map { membership, rows in
      GroupReport(
        name: membership.name, value: membership.value, n: rows.count,
        figures: rows.count < options.minimumGroup
          ? nil
          : Figures(
            percent: TestSummary(scores: rows.map(\.percent), level: options.level),
            passRate: rows.passRate(level: options.level)))
    }
  }
}

private struct Membership: Hashable, Comparable {
  let name, value: String

  static func < (left: Self, right: Self) -> Bool {
    left.name == right.name
      ? left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
      : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}
