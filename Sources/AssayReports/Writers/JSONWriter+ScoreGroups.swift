import AssayJSON
import AssayPsychometrics

extension JSONWriter {
  /// Writes forms and groups beside each other.
  mutating func scoreGroups(_ reports: [ScoreGroupReport]) {
    array("scoreGroups") { writer in
      for own in reports {
        writer.object { writer in
          writer.member("kind", own.kind.rawValue)
          writer.member("name", own.name)
          writer.member("n", own.n)
          writer.member("passRate", own.passRate)
          writer.optional("cut", own.cut)
          writer.member("percent", own.percent)
          writer.member("reliability", own.reliability)
          writer.member("error", own.error)
          if let consistency = own.consistency {
            writer.member("consistency", consistency)
          } else {
            writer.member("consistency", .null)
          }
        }
      }
    }
  }
}
