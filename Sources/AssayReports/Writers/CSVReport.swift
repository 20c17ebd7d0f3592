import AssayModel
import AssayPsychometrics

/// Writes tables for spreadsheets and statistics programs; see ``CSVTable`` for the layout.
///
/// The first line names the columns. Rates, p-values and correlations are from 0 to 1, percentages from 0 to 100. A
/// figure that is withheld is an empty cell, and the reason stands in the column `withheld`.
package enum CSVReport {
  /// One row for each item that was on a form.
  ///
  /// `reached` is answered plus omitted; `p`, its interval and `item_rest` rest on those.
  package static func items(of report: ExamReport) -> String {
    var table = CSVTable(header: [
      "item", "type", "competency", "roles", "points", "presented", "reached", "answered", "omitted", "not_reached",
      "omit_rate", "not_reached_rate", "p", "p_se", "p_lower", "p_upper", "sd", "item_total", "item_rest",
      "item_rest_se", "item_rest_lower", "item_rest_upper", "item_rest_method", "alpha_if_deleted", "flags",
      "flag_reasons", "withheld",
    ])
    for item in report.items {
      let own = item.statistics
      table.append([
        .text(item.item.text), .text(item.type?.rawValue), .text(item.competency?.text),
        .text(item.roles.map(\.rawValue).joined(separator: " ")), .number(item.points.double), .int(own.presented),
        .int(item.reached), .int(own.answered), .int(own.omitted), .int(own.notReached), .number(own.omitRate.value),
        .number(own.notReachedRate.value), .number(own.pValue.value), .number(own.pValue.standardError),
        .number(own.pValue.interval?.lower), .number(own.pValue.interval?.upper),
        .number(own.standardDeviation.value), .number(own.itemTotal.value), .number(own.itemRest.value),
        .number(own.itemRest.standardError), .number(own.itemRest.interval?.lower),
        .number(own.itemRest.interval?.upper), .text(own.itemRest.method.name), .number(own.alphaIfDeleted.value),
        .text(own.flags.map(\.kind.rawValue).joined(separator: " ")),
        .text(own.flags.map(\.reason).joined(separator: "; ")), .text(own.withheldReasons),
      ])
    }
    return table.text
  }

  /// One row for each option of each item, and one for its omissions, whose `option` is empty.
  package static func options(of report: ExamReport) -> String {
    let groups = report.options.scoreGroups
    var table = CSVTable(
      header: [
        "item", "option", "key", "n", "share", "share_lower", "share_upper", "mean_criterion", "option_total",
        "option_rest", "option_rest_se",
      ] + (1...groups).map { "share_group_\($0)" })
    for item in report.items {
      for option in item.statistics.options {
        table.append(
          [
            .text(item.item.text), .text(item.label(of: option)), .text(option.isKey ? "true" : "false"),
            .int(option.n), .number(option.share.value), .number(option.share.interval?.lower),
            .number(option.share.interval?.upper), .number(option.meanCriterion.value),
            .number(option.optionTotal.value), .number(option.optionRest.value),
            .number(option.optionRest.standardError),
          ] + option.groupShares.map { .number($0) })
      }
    }
    return table.text
  }

  /// One row for each session.
  ///
  /// `raw` and `maximum` are points with up to 12 decimals; `percent` is as shown to people. `delivered` is `agrees`,
  /// `differs` or `not-delivered`.
  package static func scores(of scores: ScoresTable) -> String {
    var table = CSVTable(header: [
      "candidate", "session", "attempt", "raw", "maximum", "percent", "scaled", "cut_percent", "decision", "delivered",
      "differences", "computed", "rescored", "counts",
    ])
    for row in scores.rows {
      table.append([
        .text(row.candidate.text), .text(row.session.text), .int(row.attempt), .digits(row.raw.decimalText(places: 12)),
        .digits(row.maximum.decimalText(places: 12)), .digits(row.percent?.decimalText(places: 1)),
        .digits(row.scaled?.decimalText(places: 12)), .digits(row.cut?.decimalText(places: 1)),
        .text(row.state.rawValue), .text(row.agreement.word), .text(row.agreement.words),
        .text(row.computed?.rawValue), .text(row.isRescored ? "true" : "false"), .text(row.counts ? "true" : "false"),
      ])
    }
    return table.text
  }
}

extension ItemStatistics {
  /// Which of the printed figures are withheld, and why.
  fileprivate var withheldReasons: String {
    let figures: [(String, Reason?)] = [
      ("p", pValue.reason), ("item_total", itemTotal.reason), ("item_rest", itemRest.reason),
      ("alpha_if_deleted", alphaIfDeleted.reason), ("flags", flagsWithheld),
    ]
    return figures.compactMap { name, reason in reason.map { "\(name): \($0)" } }.joined(separator: "; ")
  }
}
