import AssayJSON
import AssayPsychometrics

extension JSONWriter {
  /// Writes how decisions would hold, or null without a cut.
  mutating func classification(_ report: ClassificationReport?) {
    guard let report else { return member("classification", .null) }
    object("classification") { writer in
      writer.member("unit", report.unit.rawValue)
      writer.optional("cut", report.cut)
      writer.array("methods") { writer in for own in report.methods { writer.classification(own) } }
      writer.array("impact") { writer in
        for row in report.impact {
          writer.object { writer in
            writer.member("errors", row.errors)
            writer.optional("cut", row.cut)
            writer.member("passRate", row.passRate)
            writer.member("consistency", row.consistency)
            writer.member("kappa", row.kappa)
          }
        }
      }
      writer.strings("remarks", report.remarks)
    }
  }

  private mutating func classification(_ own: Classification) {
    object { writer in
      writer.member("method", own.method.name)
      writer.member("consistency", own.consistency)
      writer.member("chance", own.chance)
      writer.member("kappa", own.kappa)
      writer.member("passRate", own.passRate)
      let accuracy = [
        ("accuracy", own.accuracy), ("falsePass", own.falsePass), ("falseFail", own.falseFail),
        ("sensitivity", own.sensitivity), ("specificity", own.specificity),
      ]
      for (name, figure) in accuracy {
        if let figure { writer.member(name, figure) } else { writer.member(name, .null) }
      }
      if let model = own.model {
        writer.object("model") { writer in
          writer.optional("alpha", model.alpha)
          writer.optional("beta", model.beta)
          writer.optional("lower", model.lower)
          writer.optional("upper", model.upper)
          writer.member("length", model.length)
          writer.optional("lordsK", model.lordsK)
        }
      } else {
        writer.member("model", .null)
      }
      writer.optional("remark", own.remark)
    }
  }
}
