import AssayModel
import AssayPsychometrics

/// Which column of the response matrix each item of a package has.
///
/// Items on trial have columns that do not count. Surveys, pages of information and items whose points a matrix cannot
/// hold have none.
struct ReportColumns: Sendable {
  private(set) var items: [Item] = []
  private(set) var places: [ItemID: Int] = [:]

  init(_ package: AssessmentPackage) {
    for item in package.items where item.isScorable && item.points > .zero && item.points <= 10_000 {
      guard places[item.id] == nil else { continue }
      places[item.id] = items.count
      items.append(item)
    }
  }

  func isPretest(_ column: Int) -> Bool { items[column].status == .pretest }

  var matrixItems: [ResponseMatrix.Item] {
    items.map { item in
      let isPretest = item.status == .pretest
      var takesSeveral = false
      if case .multipleResponse = item.interaction { takesSeveral = true }
      return ResponseMatrix.Item(
        maximum: item.points.double, isPretest: isPretest, options: item.reportedOptions,
        takesSeveral: takesSeveral && !item.reportedOptions.isEmpty)
    }
  }

  /// What was chosen by an answer in authored ids.
  func choice(_ answer: Answer?, column: Int) -> Choice {
    let item = items[column]
    guard let answer, !item.reportedOptions.isEmpty else { return .none }
    switch (item.interaction, answer) {
    case (.choice(let choice), .choice(let id)):
      return choice.options.firstIndex { $0.id == id }.map(Choice.one) ?? .none
    case (.trueFalse, .trueFalse(let value)):
      return .one(value ? 0 : 1)
    case (.multipleResponse(let multiple), .multipleResponse(let ids)):
      return .several(of: ids.compactMap { id in multiple.options.firstIndex { $0.id == id } })
    default:
      return .none
    }
  }
}

extension Item {
  /// The options that a report counts, by their authored ids; a true-false item has `true` and `false`.
  fileprivate var reportedOptions: [ResponseMatrix.Option] {
    switch interaction {
    case .choice(let choice):
      choice.options.map { ResponseMatrix.Option($0.id.text, isKey: $0.isKey) }
    case .trueFalse(let statement):
      [ResponseMatrix.Option("true", isKey: statement.key), ResponseMatrix.Option("false", isKey: !statement.key)]
    case .multipleResponse(let multiple) where multiple.options.count <= 32:
      multiple.options.map { ResponseMatrix.Option($0.id.text, isKey: $0.credit > .zero) }
    default:
      []
    }
  }
}
