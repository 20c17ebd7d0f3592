import AssayJSON
import AssayModel
import AssayPsychometrics

extension JSONWriter {
  /// Writes how people marked, or null where nobody did.
  mutating func marking(_ marking: MarkingReport?) {
    guard let marking else { return member("marking", .null) }
    object("marking") { writer in
      writer.array("items") { writer in
        for item in marking.items {
          writer.object { writer in
            writer.member("item", item.item.text)
            writer.member("marked", item.marked)
            writer.member("twice", item.twice)
            writer.member("adjudicated", item.adjudicated)
            writer.array("traits") { writer in for own in item.traits { writer.trait(own) } }
          }
        }
      }
      writer.array("raters") { writer in
        for rater in marking.raters {
          writer.object { writer in
            writer.member("rater", rater.rater)
            writer.member("marks", rater.marks)
            writer.member("adjudications", rater.adjudications)
            writer.member("severity", rater.severity)
          }
        }
      }
    }
  }

  private mutating func trait(_ own: TraitAgreement) {
    let agreement = own.agreement
    object { writer in
      writer.optional("trait", own.trait?.text)
      writer.optional("points", own.points)
      writer.member("n", agreement.n)
      writer.member("design", agreement.design.rawValue)
      writer.member("exact", agreement.exact)
      writer.member("adjacent", agreement.adjacent)
      writer.member("kappa", agreement.kappa)
      writer.member("weightedKappa", agreement.weightedKappa)
      writer.member("intraclass", agreement.intraclass)
      writer.member("bothMarks", agreement.bothMarks)
      if let components = agreement.components {
        writer.object("components") { writer in
          writer.member("answers", components.personVariance)
          writer.member("raters", components.conditionVariance)
          writer.member("residual", components.residualVariance)
        }
      } else {
        writer.member("components", .null)
      }
      writer.member("meanDifference", agreement.meanDifference)
      writer.member("absoluteDifference", agreement.absoluteDifference)
    }
  }
}

extension CSVReport {
  /// One row for each trait of each item that two people marked, and one for its traits together, whose `trait` is empty.
  package static func agreement(of report: ExamReport) -> String {
    let figures: [(String, (RaterAgreement) -> Figure)] = [
      ("exact", \.exact), ("adjacent", \.adjacent), ("kappa", \.kappa), ("weighted_kappa", \.weightedKappa),
      ("icc", \.intraclass), ("both_marks", \.bothMarks), ("mean_difference", \.meanDifference),
      ("absolute_difference", \.absoluteDifference),
    ]
    var table = CSVTable(
      header: ["item", "trait", "points", "marked", "twice", "adjudicated", "design"]
        + figures.flatMap { name, _ in [name, "\(name)_se", "\(name)_lower", "\(name)_upper"] } + ["withheld"])
    for item in report.marking?.items ?? [] {
      for own in item.traits {
        let values = figures.map { name, figure in (name, figure(own.agreement)) }
        table.append(
          [
            .text(item.item.text), .text(own.trait?.text), .number(own.points.double), .int(item.marked),
            .int(item.twice), .int(item.adjudicated), .text(own.agreement.design.rawValue),
          ]
            + values.flatMap { _, figure -> [CSVTable.Cell] in
              [
                .number(figure.value), .number(figure.standardError), .number(figure.interval?.lower),
                .number(figure.interval?.upper),
              ]
            }
            + [
              .text(
                values.compactMap { name, figure in figure.reason.map { "\(name): \($0)" } }.joined(separator: "; "))
            ])
      }
    }
    return table.text
  }
}
