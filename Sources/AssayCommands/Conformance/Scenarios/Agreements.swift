import AssayJSON

/// Something must be agreed to before the first item.
enum Agreements: Scenario {
  static let id = "agreements"
  static let title = "what must be agreed to is agreed to first, or the client says at once that it cannot show it"
  static let advice = """
    Where `state` has `agreements`, show each to the candidate and send agreement.accept for it before anything else; \
    in this test the candidate always says yes. A client that cannot show them leaves `agreements` out of the `features` \
    of initialize, and ends with an exit code other than 0 at `unsupportedContent`.
    """

  static func arrange(_ stage: inout Stage) { stage.asks.agreements = true }

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    if record.saysThatItCannot { return record.whatDidNotStop(after: "unsupportedContent") }
    let agreed = Set(record.lines(of: "agreement.accept").compactMap { $0.params?["agreement"]?.string })
    if agreed.count < 2 {
      let line = record.lines.first { $0.answer?.kind == "stateViolation" } ?? record.lines.last
      return [ConformanceProblem("Expected agreement.accept for `rules` and `silence`, which `state` has.", line)]
    }
    return record.whatIsMissing()
  }
}
