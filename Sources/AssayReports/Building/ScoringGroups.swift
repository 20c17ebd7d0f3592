package import AssayModel

/// The sessions of an assessment by the package that scores them.
///
/// Scores by different keys are not to be mixed in one figure: the report is on the sessions that the latest rescore has
/// reached, and counts the others.
package struct ScoringGroups: Sendable {
  private let digest: ContentDigest
  private var builders: [Key: ReportBuilder] = [:]
  private var counts: [Key: Int] = [:]
  private var latestAt: [Key: Instant] = [:]
  private let empty: ReportBuilder
  /// Sessions on another edition.
  package var others = 0

  /// What decides on scores: the package, and what is done with single items.
  private struct Key: Hashable {
    let package: ContentDigest
    let treatments: [ItemTreatment]
  }

  /// - Parameters:
  ///   - index: The package that is published.
  ///   - digest: Its digest.
  package init(_ index: PackageIndex, digest: ContentDigest) {
    self.digest = digest
    empty = ReportBuilder(index, digest: digest)
  }

  /// Takes a session in.
  package mutating func append(_ sitting: SittingRecord, scoredBy scoring: ContentDigest, _ index: PackageIndex) {
    let key = Key(package: scoring, treatments: sitting.rescoring?.treatments ?? [])
    builders[key, default: ReportBuilder(index, digest: scoring)].append(sitting)
    counts[key, default: 0] += 1
    if let at = sitting.rescoredAt { latestAt[key] = max(latestAt[key] ?? at, at) }
  }

  /// The builder with the sessions that are scored by the latest rescore; without one, by the published package.
  package var latest: ReportBuilder {
    let newest =
      latestAt.max { ($0.value, $0.key.package.text) < ($1.value, $1.key.package.text) }?.key
      ?? Key(package: digest, treatments: [])
    var builder = builders[newest] ?? empty
    if others > 0 { builder.exclude(.otherPackage, count: others) }
    let left = counts.reduce(0) { $0 + ($1.key == newest ? 0 : $1.value) }
    if left > 0 { builder.exclude(.otherScoring, count: left) }
    return builder
  }
}
