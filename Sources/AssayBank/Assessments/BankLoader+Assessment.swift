import AssayDiagnostics
import AssayModel
import AssayYAML

extension BankLoader {
  /// Reads an exam or a knowledge check from the top of its file.
  ///
  /// One whose id or blueprint could not be read is left out, because every rule about it would speak of something
  /// that its author did not write.
  mutating func readAssessment(_ fields: inout FieldReader, _ type: AssessmentType) {
    let read = AssessmentReader(reading: reading).read(&fields, type)
    guard let assessment = read.assessment else {
      reading.places.drop()
      if let id = read.id { unreadIDs.insert(id.text) } else { isComplete = false }
      return
    }
    reading.places.close(.assessment(bank.assessments.count), in: reading.file.id)
    bank.assessments.append(assessment)
  }
}
