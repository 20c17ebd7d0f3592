package import AssayModel
import AssayPsychometrics

/// How the forms used the bank.
package struct FormsReport: Hashable, Sendable {
  /// How many forms differ in the items that count, whatever their order.
  package let distinct: Int
  /// Whether every session had the same items that count.
  package let isFixed: Bool
  /// The mean number of items that count on a form; nil without sessions.
  package let meanLength: Double?
  /// How many items of the package could count.
  package let poolSize: Int
  /// The largest share of the sessions that met one item that counts, 0…1, and that item; nil without sessions.
  package let highestExposure: Exposure?
  /// The mean of those shares over all items that could count, those never used included; nil without sessions.
  package let meanExposure: Double?
  /// How many items that count two sessions have in common on average; nil below two sessions.
  package let meanOverlap: Double?
  /// Items that could count and were on no form.
  package let neverUsed: [ItemID]
  /// Items on trial that were on no form.
  package let pretestNeverUsed: [ItemID]

  /// How often an item was met.
  package struct Exposure: Hashable, Sendable {
    package let item: ItemID
    /// Of the sessions, 0…1.
    package let rate: Double
  }

  init(
    _ rows: [ReportRow], _ matrix: ResponseMatrix, _ analysis: ItemAnalysis, _ ids: [ItemID],
    _ study: GeneralisabilityStudy?
  ) {
    let n = rows.count
    let pool = analysis.items.filter { !$0.isPretest }
    let presented = pool.reduce(0) { $0 + $1.presented }
    distinct = Set(rows.map(\.form)).count
    isFixed = matrix.isFixedForm
    poolSize = pool.count
    meanLength = n == 0 ? nil : Double(presented) / Double(n)
    meanExposure = n == 0 || pool.isEmpty ? nil : Double(presented) / Double(n) / Double(pool.count)
    // Of equally exposed items the first by id.
    let highest = pool.max { $0.presented < $1.presented || ($0.presented == $1.presented && $0.item > $1.item) }
    highestExposure = highest.flatMap { item in
      n == 0 || item.presented == 0
        ? nil : Exposure(item: ids[item.item], rate: Double(item.presented) / Double(n))
    }
    meanOverlap = n < 2 ? nil : study.map(\.sharedItems.meanOverlap) ?? meanLength
    neverUsed = pool.filter { $0.presented == 0 }.map { ids[$0.item] }
    pretestNeverUsed = analysis.items.filter { $0.isPretest && $0.presented == 0 }.map { ids[$0.item] }
  }
}
