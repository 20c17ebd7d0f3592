import AssayJSON
import AssayPsychometrics

extension JSONWriter {
  /// Writes how items hold together, or null where forms differ.
  mutating func consistency(_ report: ConsistencyReport?) {
    guard let report else { return member("consistency", .null) }
    let own = report.internalConsistency
    object("consistency") { writer in
      writer.member("lambda1", own.lambda1)
      writer.member("lambda2", own.lambda2)
      writer.member("lambda6", own.lambda6)
      writer.member("lambda6OfCorrelations", own.lambda6OfCorrelations)
      writer.member("standardisedAlpha", own.standardisedAlpha)
      writer.member("meanCorrelation", own.meanCorrelation)
      writer.member("medianCorrelation", own.medianCorrelation)
      writer.member("errorOfAlpha", own.errorOfAlpha)
      for (name, half) in [("oddEven", own.oddEven), ("firstSecond", own.firstSecond)] {
        writer.object(name) { writer in
          writer.member("correlation", half.correlation)
          writer.member("spearmanBrown", half.spearmanBrown)
          writer.member("guttmanRulon", half.guttmanRulon)
        }
      }
      if let kr21 = report.kr21 { writer.member("kr21", kr21) } else { writer.member("kr21", .null) }
      writer.array("scores") { writer in
        for row in report.scores {
          writer.object { writer in
            writer.member("score", row.score)
            writer.member("n", row.n)
            writer.optional("cumulativePercent", row.cumulativePercent)
            writer.optional("percentileRank", row.percentileRank)
            writer.optional("lordError", row.lordError)
            writer.optional("keatsError", row.keatsError)
          }
        }
      }
    }
  }
}
