package import AssayPsychometrics

extension ExamReport {
  /// How the figures of the report were computed, each method once, by name.
  package var methods: [Method] {
    var found: [String: Method] = [:]
    for figure in figures { found[figure.method.name] = figure.method }
    return found.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private var figures: [Figure] {
    var figures: [Figure] = []
    for summary in summaries { figures += summary.figures }
    figures += [decisions.passRate, decisions.passRateOfFirstAttempts, decisions.passRateOfLaterAttempts]
    figures += [reliability.coefficient, reliability.errorInPoints, reliability.errorInPercent]
    figures += reliability.withSharedItems.map { [$0] } ?? []
    figures += generalisability?.figures ?? []
    figures += consistency?.figures ?? []
    figures += scoreGroups.flatMap(\.figures)
    figures += classification?.figures ?? []
    figures += fairness.flatMap(\.figures)
    figures += groups.compactMap(\.figures?.passRate)
    for item in items {
      figures += item.statistics.figures
      let own = item.indices
      figures += [own.biserialTotal, own.biserialRest, own.reliabilityIndex, own.delta, item.upperLower]
    }
    for item in marking?.items ?? [] { figures += item.traits.flatMap(\.agreement.figures) }
    figures += marking?.raters.map(\.severity) ?? []
    return figures
  }

  private var summaries: [TestSummary] {
    [scores.points, scores.maximum, scores.percent, sessions.minutes] + (scores.scaled.map { [$0] } ?? [])
      + (cut.map { [$0.percent] } ?? []) + (sections + competencies).map(\.percent)
      + groups.compactMap(\.figures?.percent) + scoreGroups.map(\.percent)
  }
}

extension TestSummary {
  fileprivate var figures: [Figure] { [mean, standardDeviation, median, minimum, maximum, skewness, kurtosis] }
}

extension ItemStatistics {
  fileprivate var figures: [Figure] {
    [omitRate, notReachedRate, pValue, standardDeviation, itemTotal, itemRest, alphaIfDeleted]
      + options.flatMap { [$0.share, $0.meanCriterion, $0.optionTotal, $0.optionRest] }
  }
}
