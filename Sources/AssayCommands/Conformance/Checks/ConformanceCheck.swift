/// Something that every client must keep to in every scenario, judged by its lines alone.
protocol ConformanceCheck: SendableMetatype {
  /// The name in reports, such as `unique-ids`.
  static var id: String { get }
  /// What is kept to, as half a sentence.
  static var title: String { get }
  /// What to do where it is not.
  static var advice: String { get }

  /// What is wrong in a record; empty where nothing is.
  static func problems(in record: ConformanceRecord) -> [ConformanceProblem]
}

/// Every check of the lines of a client, in the order of reports; ``TellsTheOutcome`` comes behind them.
enum ConformanceChecks {
  static let all: [any ConformanceCheck.Type] = [
    OneObjectALine.self, RequestForm.self, UniqueIDs.self, InitializeFirst.self, KnownParams.self,
    NumbersInOrder.self, RepeatsUnchanged.self, NewestToken.self, SameRequestKey.self, NothingAfterTheEnd.self,
    WaitsBeforeRepeating.self,
  ]
}
