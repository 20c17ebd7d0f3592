import AssayDiagnostics
import AssayModel
import AssayPsychometrics

/// For which items a report prints its table of options.
package enum OptionDetail: String, Hashable, Sendable, CaseIterable {
  case none
  /// Items with a flag.
  case flagged
  case all
}

extension ExamReport {
  func itemSections(_ detail: OptionDetail, _ document: inout Document) {
    itemTable("Items", items.filter { !$0.statistics.isPretest }, &document)
    itemTable("Items on trial (pretest, not in the score)", items.filter(\.statistics.isPretest), &document)
    if let itemMap { document.plot(itemMap) }
    flagSection(&document)
    if detail == .none {
      document.paragraph("The tables of options are left out here; csv-options has them for all items.", .faint)
    }
    let detailed = (detail == .all ? items : detail == .flagged ? flaggedItems : []).filter { !$0.optionLabels.isEmpty }
    guard !detailed.isEmpty else { return }
    document.heading(detail == .all ? "Options" : "Options of flagged items")
    for item in detailed { optionTable(item, &document) }
    document.paragraph(
      "* marks the key. r is the correlation of choosing the option with \(criterion.words). The last columns are the "
        + "shares within score groups, lowest first.", .faint)
  }

  /// The table of items; on narrow terminals columns go in the order: bar, max, competency, options, role, omit, n.r.
  private func itemTable(_ title: String, _ items: [ItemReport], _ document: inout Document) {
    guard !items.isEmpty else { return }
    let showsRoles = items.contains { $0.roles == [.anchor] || $0.roles.count > 1 }
    let showsMaximum = items.contains { $0.points != .one }
    document.heading(title)
    var columns: [Table.Column] = [.init("item", .left, mayShrink: true)]
    if showsRoles { columns.append(.init("role", .left, dropRank: 3)) }
    columns.append(.init("competency", .left, dropRank: 5))
    if showsMaximum { columns.append(.init("max", dropRank: 6)) }
    columns += [
      .init("n"), .init("omit %", dropRank: 2, about: .omitRate),
      .init("n.r. %", dropRank: 1, about: .notReachedRate), .init("p", about: .pValue),
      .init("", .left, dropRank: 7), .init("r", about: .itemRest),
      .init("options %", .left, dropRank: 4, about: .optionShare), .init("flags", .left, about: .flags),
    ]
    document.table(
      columns,
      items.map { item in
        let statistics = item.statistics
        var row = [Table.Cell(item.item.text)]
        if showsRoles { row.append(Table.Cell(item.roles.map(\.rawValue).joined(separator: "/"))) }
        row.append(Table.Cell(item.competency?.text ?? ""))
        if showsMaximum { row.append(Table.Cell(item.points.description)) }
        let codes = String(Set(statistics.flags.map(\.kind.code)).sorted())
        row += [
          "\(item.reached)", statistics.omitRate.cell(1, times: 100), statistics.notReachedRate.cell(1, times: 100),
          statistics.pValue.cell(2), .bar(statistics.pValue.value ?? 0, most: 8),
          statistics.itemRest.cell(2), Table.Cell(item.shares), Table.Cell(codes, .warning),
        ]
        return row
      })
    let codes = Set(items.flatMap { $0.statistics.flags.map(\.kind) })
    let legend = ItemFlag.Kind.allCases.filter(codes.contains).map { "\($0.code) \($0.rawValue)" }
    document.paragraph(
      "n reached the item; n.r. is not reached. p is the mean score over the maximum. r is the "
        + "\(items[0].statistics.itemRest.method.name)."
        + (legend.isEmpty ? "" : " Flags: \(legend.joined(separator: ", "))."), .faint)
    withheld(items, &document)
  }

  /// Why figures are missing from the table.
  private func withheld(_ items: [ItemReport], _ document: inout Document) {
    let columns: [(String, (ItemStatistics) -> Reason?)] = [
      ("p", { $0.pValue.reason }), ("r", { $0.itemRest.reason }), ("flags", { $0.flagsWithheld }),
    ]
    for (name, reason) in columns {
      var counts: [String: Int] = [:]
      for item in items { if let reason = reason(item.statistics) { counts[reason.description, default: 0] += 1 } }
      for (reason, count) in counts.sorted(by: { $0.key < $1.key }) {
        let verb = name == "flags" ? "not looked for" : "withheld"
        document.paragraph("\(name) \(verb) for \(counted(count, "item")): \(reason).", .faint)
      }
    }
  }

  private func flagSection(_ document: inout Document) {
    let flagged = flaggedItems
    guard !flagged.isEmpty else { return }
    document.heading("Flags: what a reviewer should look at")
    document.list(
      flagged.map { item in
        let reasons = item.statistics.flags.map { "\($0.kind.rawValue): \($0.reason)" }.joined(separator: "; ")
        return Document.ListEntry(head: item.item.text, text: reasons + ".")
      })
  }

  private func optionTable(_ item: ItemReport, _ document: inout Document) {
    let flags = item.flagWords
    document.details(
      "\(item.item) (n = \(item.reached))", note: flags.isEmpty ? nil : flags, isOpen: !flags.isEmpty
    ) { inner in
      if let traces = item.optionTraces { inner.plot(traces) }
      optionRows(item, &inner)
    }
  }

  /// `low %`, `mid %`, `high %`; where there are more groups, those between have their numbers.
  private static func groupTitle(_ group: Int, of count: Int) -> String {
    switch group {
    case _ where count == 1: "all %"
    case 0: "low %"
    case count - 1: "high %"
    default: count == 3 ? "mid %" : "\(group + 1) %"
    }
  }

  private func optionRows(_ item: ItemReport, _ document: inout Document) {
    let groups = item.statistics.options.first?.groupShares.count ?? 0
    let columns: [Table.Column] =
      [
        .init("option", .left, mayShrink: true), .init("", .left), .init("n"), .init("%", about: .optionShare),
        .init("mean", dropRank: 2, about: .meanCriterion), .init("r", about: .optionRest),
      ]
      + (0..<groups).map {
        .init(Self.groupTitle($0, of: groups), dropRank: 1, about: .scoreGroups)
      }
    let scale = criterion == .total ? 1.0 : 100
    document.table(
      columns,
      item.statistics.options.map { option in
        [
          Table.Cell(item.label(of: option) ?? "(omitted)", option.option == nil ? .faint : .plain),
          Table.Cell(option.isKey ? "*" : "", .good), "\(option.n)", option.share.cell(1, times: 100),
          option.meanCriterion.cell(1, times: scale), option.optionRest.cell(2),
        ] + option.groupShares.map { Table.Cell($0.map { fixed($0 * 100, 0) } ?? withheldMark) }
      })
  }
}

extension ItemReport {
  /// The options' shares in percent in authored order, the key's with a star, such as `72* 15 9 4`.
  fileprivate var shares: String {
    statistics.options.filter { $0.option != nil }.map { option in
      option.share.text(0, times: 100) + (option.isKey ? "*" : "")
    }.joined(separator: " ")
  }
}

extension ItemAnalysis.Criterion {
  fileprivate var words: String {
    switch self {
    case .total: "the points on the other items that count"
    case .proportionCorrectOfOwnForm: "percent correct on the other items of the own form that count"
    }
  }
}

extension ItemFlag.Kind {
  /// The letter that stands for it in the table of items.
  fileprivate var code: Character {
    switch self {
    case .tooEasy: "E"
    case .tooHard: "H"
    case .constant: "C"
    case .negativeDiscrimination: "N"
    case .lowDiscrimination: "L"
    case .possibleMiskey: "K"
    case .attractiveDistractor: "A"
    case .unusedDistractor: "U"
    case .highOmitRate: "O"
    case .highNotReachedRate: "R"
    }
  }
}
