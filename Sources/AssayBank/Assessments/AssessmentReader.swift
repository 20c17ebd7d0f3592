import AssayDiagnostics
import AssayModel
import AssayYAML

/// Reads an exam or a knowledge check, and goes on after each mistake.
struct AssessmentReader {
  let reading: Reading

  /// An assessment as far as it could be read.
  struct Result {
    /// Nil when its id or its blueprint could not be read.
    var assessment: Assessment?
    /// The id, also of an assessment that could not be read: what refers to it is not wrong for that.
    var id: AssessmentID?
  }

  /// What both kinds can say.
  static let commonKeys: [FieldName] = [
    .title, "version", "registration", "window", "before", "delivery", "time", "breaks", "interruptions",
    "accommodations", .pass, "release", "retention",
  ]
  static let examKeys: [FieldName] = ["exam", "form", .score, "cut", "bands", "retake", "rescore"] + commonKeys
  static let checkKeys: [FieldName] =
    ["knowledge-check", "take", .shuffle, "attempts", .hints, .feedback, "mastery"] + commonKeys

  func read(_ fields: inout FieldReader, _ type: AssessmentType) -> Result {
    let key: FieldName = type == .exam ? "exam" : "knowledge-check"
    let id: AssessmentID? = fields.required(key).flatMap { reading.id($0) }
    if let place = fields.valueSpan(key) { reading.places.note(.root, place) }
    let title = fields.required(.title).flatMap { reading.plainText($0) }
    let blueprint = type == .exam ? readForm(&fields) : readTake(&fields)
    var assessment = Assessment(
      id: id ?? AssessmentID("x", 0), type: type, title: title ?? "", blueprint: blueprint ?? Blueprint(sections: []))
    assessment.version = fields["version"].flatMap { reading.plainText($0) }
    assessment.registration =
      fields["registration"].flatMap { reading.word($0, "a way to register") } ?? assessment.registration
    readDelivery(&fields, into: &assessment)
    assessment.pass = fields[.pass].flatMap { readPass($0, FieldPath.condition) }
    assessment.release = readRelease(&fields)
    assessment.retention = fields["retention"].flatMap { readRetention($0) }
    switch type {
    case .exam: readExam(&fields, into: &assessment)
    case .knowledgeCheck: readFormative(&fields, into: &assessment)
    }
    let known = type == .exam ? Self.examKeys : Self.checkKeys
    fields.finish(
      knowing: known, idle: type == .exam ? Self.checkKeys : Self.examKeys,
      in: type == .exam ? "an exam" : "a knowledge check")
    return Result(assessment: id == nil || blueprint == nil ? nil : assessment, id: id)
  }

  private func readExam(_ fields: inout FieldReader, into assessment: inout Assessment) {
    if let node = fields[.score] { assessment.score = readScore(node, at: fields.path / .score) }
    if let node = fields["cut"] { assessment.cut = readCut(node, at: fields.path / "cut") }
    if let node = fields["bands"] { assessment.bands = readBands(node) }
    if let node = fields["retake"] { assessment.retake = readRetake(node, at: fields.path / "retake") }
    assessment.rescore = readRescore(&fields)
  }
}

extension FieldName {
  static let pass: FieldName = "pass"
}
