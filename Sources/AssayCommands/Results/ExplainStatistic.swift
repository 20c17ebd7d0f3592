import AssayReports

/// Answers `assay report --explain STATISTIC`.
struct ExplainStatistic {
  let name: String

  init(_ name: String) { self.name = name }

  func write(to output: OutputOptions) throws {
    if let explanation = Explanation.named(name) {
      return try output.write(output.textReport.text(of: explanation))
    }
    try output.write(output.textReport.list(of: Explanation.all))
    guard name != "list" else { return }
    let meant = Explanation.suggestions(for: name).map { "`\($0)`" }
    let question = meant.isEmpty ? "" : " Did you mean \(meant.joined(separator: " or "))?"
    throw Failure("no statistic is called `\(name)`.\(question)", .usedWrongly)
  }
}
