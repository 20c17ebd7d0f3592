import AssayModel
import AssayPsychometrics

extension CSVReport {
  /// One row for each item of each comparison of two groups.
  package static func fairness(of report: ExamReport) -> String {
    var table = CSVTable(header: [
      "group", "reference", "focal", "item", "n_reference", "n_focal", "class", "class_by_size", "put_aside",
      "mh_d_dif",
      "mh_d_dif_se", "mh_alpha", "mh_chi_square", "mh_p", "mantel_chi_square", "mantel_p", "std_p_dif",
      "breslow_day_chi_square", "breslow_day_df", "breslow_day_p", "logistic_uniform_p", "logistic_uniform_delta_r2",
      "logistic_non_uniform_p", "logistic_non_uniform_delta_r2", "delta_reference", "delta_focal", "delta_distance",
      "withheld",
    ])
    let reports = report.itemsByColumn
    for own in report.fairness {
      for item in own.analysis.items {
        guard let id = reports[item.item]?.item else { continue }
        let mantel = item.mantelHaenszel
        let point = own.analysis.deltaPlot.points[item.item]
        table.append([
          .text(own.name), .text(own.reference), .text(own.focal), .text(id.text),
          .int(item.referenceCount), .int(item.focalCount), .text(item.level?.rawValue),
          .text(mantel.levelBySize?.rawValue), .text(item.wasPutAside ? "true" : "false"),
          .number(mantel.difference.value), .number(mantel.difference.standardError), .number(mantel.commonOdds.value),
          .number(mantel.test?.statistic), .number(mantel.test?.p), .number(item.mantel?.statistic),
          .number(item.mantel?.p), .number(item.standardised.difference.value), .number(item.breslowDay?.statistic),
          .number(item.breslowDay.map { Double($0.freedom) }), .number(item.breslowDay?.p),
          .number(item.logistic?.uniform.test.p), .number(item.logistic?.uniform.effect),
          .number(item.logistic?.nonUniform.test.p), .number(item.logistic?.nonUniform.effect),
          .number(point?.reference),
          .number(point?.focal), .number(point?.distance), .text(mantel.difference.reason?.description),
        ])
      }
    }
    return table.text
  }
}
