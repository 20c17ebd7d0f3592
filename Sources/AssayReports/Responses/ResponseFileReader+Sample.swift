import AssayModel
import AssayPsychometrics

extension ResponseFileReader {
  /// What was read, as a report takes it; call it once the end was taken.
  ///
  /// - Throws: Where two items come to one id.
  package func sample() throws(ResponseFileProblem) -> ReportSample {
    guard let matrix, let layout else {
      throw ResponseFileProblem("the file is empty", help: "Its first row names the columns")
    }
    var ids: Set<ItemID> = []
    let columns = try layout.items.enumerated().map { place, item throws(ResponseFileProblem) in
      let id = ItemID(wordFrom: item.name)
      guard ids.insert(id).inserted else {
        throw ResponseFileProblem(
          "two items come to the id `\(id)`", help: "Give items names of letters, digits, `.`, `_` and `-`",
          column: item.name)
      }
      let points = matrix.items[place].maximum
      return ReportSample.Column(
        id: id, type: nil, competency: nil, points: Rational(nearest: points),
        roles: [matrix.items[place].isPretest ? .pretest : .scored])
    }
    let domains = Domains(layout.items)
    // Whoever had nothing that counts has no score, and no row.
    let scored = (0..<matrix.candidateCount).filter { matrix.maximum(candidate: $0) > 0 }
    var excluded: [ExclusionReason: Int] = [:]
    if skipped > 0 { excluded[.unreadable] = skipped }
    if scored.count < matrix.candidateCount { excluded[.nothingScored] = matrix.candidateCount - scored.count }
    return ReportSample(
      subject: ReportSubject(file: file), columns: columns,
      matrix: scored.count < matrix.candidateCount ? matrix.selecting(candidates: scored) : matrix,
      rows: rows(matrix, scored, domains), excluded: excluded, numbers: numbers,
      sections: domains.names.map { ReportSample.Part(id: $0, title: nil) }, tree: nil, cut: nil,
      policy: ScorePolicy())
  }

  private var numbers: RowNumbers {
    var numbers = RowNumbers()
    numbers.groups = people.memberships
    if people.groups.isEmpty || people.groups.count < people.count { _ = numbers.groups.number(of: [:]) }
    return numbers
  }

  private func rows(_ matrix: ResponseMatrix, _ scored: [Int], _ domains: Domains) -> [ReportRow] {
    var numbers = numbers
    let nobody = numbers.groups.number(of: [:])
    var forms = Numbered<[Int32]>()
    let isFixed = matrix.isFixedForm
    let fixed = isFixed ? forms.number(of: []) : 0
    return scored.map { candidate in
      let (points, maximum) = (matrix.total(candidate: candidate), matrix.maximum(candidate: candidate))
      var form = fixed
      if !isFixed {
        form = forms.number(
          of: matrix.items.indices.filter {
            !matrix.items[$0].isPretest && matrix.response(candidate: candidate, item: $0) != .notPresented
          }.map(Int32.init))
      }
      let cut = cut(of: maximum)
      // A score that is a sum of fractions must not miss the cut by a rounding.
      let state: DecisionState = cut.map { points >= $0 - 1e-9 ? .pass : .fail } ?? .indeterminate
      return ReportRow(
        candidate: people.name(candidate), attempt: people.attempt(candidate), state: state, points: points,
        maximum: maximum, percent: 100 * points / maximum, cut: cut.map { 100 * $0 / maximum },
        groups: people.group(candidate) ?? nobody, sections: domains.percents(matrix, candidate), form: form)
    }
  }

  private func cut(of maximum: Double) -> Double? {
    switch options.cut {
    case nil: nil
    case .points(let points): points
    case .percent(let percent): percent / 100 * maximum
    }
  }
}

/// The domains of the content that a key names, in the order of their names.
private struct Domains {
  let names: [String]
  private let items: [[Int]]

  init(_ columns: [ResponseLayout.ItemColumn]) {
    var found: [String: [Int]] = [:]
    for (place, column) in columns.enumerated() {
      guard let domain = column.entry?.domain, !domain.isEmpty, column.entry?.isPretest == false else { continue }
      found[domain, default: []].append(place)
    }
    names = found.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    items = names.map { found[$0] ?? [] }
  }

  /// Percent correct in each; nil where a candidate had none of its items.
  func percents(_ matrix: ResponseMatrix, _ candidate: Int) -> [Double?] {
    items.map { items in
      var (points, maximum) = (0.0, 0.0)
      for item in items {
        switch matrix.response(candidate: candidate, item: item) {
        case .notPresented: continue
        case .scored(let score, _): points += score
        case .omitted, .notReached: break
        }
        maximum += matrix.items[item].maximum
      }
      return maximum > 0 ? 100 * points / maximum : nil
    }
  }
}

extension ResponseFileReader {
  /// The columns without a key that bring more than twenty times what the middle one of such columns does: often no items.
  package var itemsUnlikeOthers: [String] {
    guard let matrix, let layout else { return [] }
    let open = layout.items.indices.filter { layout.items[$0].entry == nil }
    let sorted = open.map { matrix.items[$0].maximum }.sorted()
    guard sorted.count > 2 else { return [] }
    let middle = sorted[sorted.count / 2]
    return open.filter { matrix.items[$0].maximum > 20 * middle }.map { layout.items[$0].name }
  }
}
