import AssayJSON
import AssayPsychometrics

extension JSONWriter {
  /// Writes the components of the scores, or null where forms differ.
  mutating func generalisability(_ study: GeneralisabilityReport?) {
    guard let study else { return member("generalisability", .null) }
    object("generalisability") { writer in
      writer.member("candidates", study.candidates)
      writer.member("items", study.items)
      writer.member("personVariance", study.personVariance)
      writer.member("itemVariance", study.itemVariance)
      writer.member("residualVariance", study.residualVariance)
      writer.member("generalisability", study.generalisability)
      writer.member("dependability", study.dependability)
      if let atCut = study.dependabilityAtCut {
        writer.member("dependabilityAtCut", atCut)
      } else {
        writer.member("dependabilityAtCut", .null)
      }
      writer.member("relativeError", study.relativeError)
      writer.member("absoluteError", study.absoluteError)
    }
  }
}
