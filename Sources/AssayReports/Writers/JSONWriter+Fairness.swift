import AssayJSON
import AssayModel
import AssayPsychometrics

extension JSONWriter {
  /// Writes how items differ between groups.
  mutating func fairness(_ comparisons: [FairnessReport], items: [Int: ItemReport]) {
    array("fairness") { writer in
      for own in comparisons {
        writer.object { writer in
          writer.member("name", own.name)
          writer.member("reference", own.reference)
          writer.member("focal", own.focal)
          writer.member("referenceCount", own.analysis.referenceCount)
          writer.member("focalCount", own.analysis.focalCount)
          writer.member("matching", own.analysis.isMatchedOnShare ? "percent-correct-of-rest" : "total")
          writer.member("corrected", own.analysis.options.corrects)
          writer.member("purified", own.analysis.options.purifies)
          writer.member("rounds", own.analysis.rounds)
          writer.member("converged", own.analysis.isConverged)
          if let axis = own.analysis.deltaPlot.axis {
            writer.object("deltaAxis") { writer in
              writer.optional("intercept", axis.intercept)
              writer.optional("slope", axis.slope)
            }
          } else {
            writer.member("deltaAxis", .null)
          }
          writer.array("items") { writer in
            for item in own.analysis.items {
              guard let report = items[item.item] else { continue }
              writer.difference(item, report.item.text, own.analysis.deltaPlot.points[item.item])
            }
          }
        }
      }
    }
  }

  private mutating func difference(_ item: DifferentialItem, _ id: String, _ point: DeltaPlot.Point?) {
    object { writer in
      writer.member("item", id)
      writer.member("referenceCount", item.referenceCount)
      writer.member("focalCount", item.focalCount)
      writer.optional("level", item.level?.rawValue)
      writer.optional("levelBySize", item.mantelHaenszel.levelBySize?.rawValue)
      writer.member("flagged", item.isFlagged)
      writer.member("putAside", item.wasPutAside)
      writer.member("difference", item.mantelHaenszel.difference)
      writer.member("commonOdds", item.mantelHaenszel.commonOdds)
      writer.test("mantelHaenszel", item.mantelHaenszel.test)
      writer.test("mantel", item.mantel)
      writer.test("breslowDay", item.breslowDay)
      writer.member("standardised", item.standardised.difference)
      if let logistic = item.logistic {
        writer.object("logistic") { writer in
          for (name, own) in [
            ("uniform", logistic.uniform), ("nonUniform", logistic.nonUniform), ("both", logistic.both),
          ] {
            writer.object(name) { writer in
              writer.test("test", own.test)
              writer.optional("effect", own.effect)
              writer.member("jodoinGierl", own.levelOfJodoinGierl.rawValue)
              writer.member("zumboThomas", own.levelOfZumboThomas.rawValue)
            }
          }
        }
      } else {
        writer.member("logistic", .null)
      }
      writer.optional("deltaReference", point?.reference)
      writer.optional("deltaFocal", point?.focal)
      writer.optional("deltaDistance", point?.distance)
    }
  }

  private mutating func test(_ name: String, _ test: ChiSquareTest?) {
    guard let test else { return member(name, .null) }
    object(name) { writer in
      writer.optional("chiSquare", test.statistic)
      writer.member("freedom", test.freedom)
      writer.optional("p", test.p)
    }
  }
}
