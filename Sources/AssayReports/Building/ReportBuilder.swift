package import AssayModel
import AssayPsychometrics

/// Gathers the sessions of one package, one at a time and in any order, and reports on them.
///
/// For each session memory grows by about 6 bytes for each item of the package and a kilobyte besides. The order in
/// which sessions come changes no digit of the report.
package struct ReportBuilder: Sendable {
  let index: PackageIndex
  let digest: ContentDigest?
  let columns: ReportColumns
  var matrix: ResponseMatrix
  var rows: [ReportRow] = []
  var excluded: [ExclusionReason: Int] = [:]
  var marking = MarkingCollector()
  /// The roles that each column's item had on the forms.
  var roles: [Set<FormSlot.Role>]
  var numbers = RowNumbers()
  /// The different forms, each by the columns that count on it.
  private var forms = Numbered<[Int32]>()
  private let sections: [SectionID]

  /// A builder without sessions.
  ///
  /// - Parameters:
  ///   - index: The package that the sessions ran on.
  ///   - digest: The package's digest, to be named in the report.
  package init(_ index: PackageIndex, digest: ContentDigest? = nil) {
    self.index = index
    self.digest = digest
    columns = ReportColumns(index.package)
    sections = index.package.assessment.blueprint.sections.map(\.id)
    roles = Array(repeating: [], count: columns.items.count)
    do {
      matrix = try ResponseMatrix(items: columns.matrixItems)
    } catch {
      preconditionFailure("the columns of a package fit a matrix: \(error)")
    }
  }

  /// Counts sessions that are left out for a reason known to the caller, such as ``ExclusionReason/open``.
  package mutating func exclude(_ reason: ExclusionReason, count: Int = 1) {
    excluded[reason, default: 0] += count
  }

  /// Takes a session in, or counts it among those left out.
  ///
  /// Void sessions, sessions that wait for marking, and such as do not fit the package are left out.
  package mutating func append(_ sitting: SittingRecord) {
    // Answers are marked, and raters agree or not, long before a session has all its marks.
    if sitting.result.decision.state != .void { marking.append(sitting) }
    if let reason = appendIfPossible(sitting) { exclude(reason) }
  }

  private mutating func appendIfPossible(_ sitting: SittingRecord) -> ExclusionReason? {
    switch sitting.result.decision.state {
    case .void: return .void
    case .pendingMarking: return .pendingMarking
    default: break
    }
    guard sitting.result.score.share != nil else { return .nothingScored }
    guard let responses = responses(of: sitting) else { return .mismatch }
    do {
      try matrix.append(responses.row)
    } catch {
      return .mismatch
    }
    let form = forms.number(of: responses.operational)
    guard let row = ReportRow(sitting, sections: sections, form: form, numbers: &numbers) else {
      preconditionFailure("a session with a share of the points has a row")
    }
    for (column, role) in responses.roles { roles[column].insert(role) }
    rows.append(row)
    return nil
  }

  /// A session as a row of the matrix; nil when its form is not of the package.
  private func responses(of sitting: SittingRecord) -> SlotReadings? {
    let slots = sitting.form.slots
    guard sitting.responses.count == slots.count, sitting.result.outcomes.count == slots.count else { return nil }
    var readings = SlotReadings(columns: columns.items.count)
    let reached = sitting.responses.lastIndex { $0 != nil } ?? -1
    for (place, slot) in slots.enumerated() {
      let outcome = sitting.result.outcomes[place]
      guard let item = index.items[slot.item], outcome.item == slot.item, outcome.slot == slot.id else { return nil }
      guard slot.role != .unscored, outcome.state != .unscored else { continue }
      guard let column = columns.places[slot.item], columns.isPretest(column) == (slot.role == .pretest),
        readings.row[column] == .notPresented
      else { return nil }
      readings.roles.append((column, slot.role))
      if slot.role.counts { readings.operational.append(Int32(column)) }
      switch outcome.state {
      case .scored:
        let answer = sitting.responses[place].flatMap { Presentation(item.interaction, slot.arrangement)?.authored($0) }
        readings.row[column] = .scored(outcome.earned.double, chosen: columns.choice(answer, column: column))
      case .blank: readings.row[column] = place <= reached ? .omitted : .notReached
      // An answer on trial that waits for people has no score to take in.
      case .pendingMarking: if slot.role.counts { return nil }
      case .unscored: break
      }
    }
    readings.operational.sort()
    return readings
  }
}

/// A session, column by column.
private struct SlotReadings {
  var row: [Response]
  var roles: [(Int, FormSlot.Role)] = []
  /// The columns that count, in ascending order: what makes two forms the same.
  var operational: [Int32] = []

  init(columns: Int) { row = Array(repeating: .notPresented, count: columns) }
}
