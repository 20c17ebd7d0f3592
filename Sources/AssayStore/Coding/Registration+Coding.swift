import AssayJSON
import AssayModel

/// A registration in the store: `v` (1), `candidate`, `assessment`, `opens`, `closes`, `locale`, `extra-time`, `groups`.
///
/// The same registration has the same text, so that a request that comes twice is told from another by its text.
extension Registration {
  static let version = 1

  var storedText: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("v", Self.version)
    writer.member("candidate", candidate.text)
    writer.member("assessment", assessment.text)
    if let opens { writer.member("opens", opens) }
    if let closes { writer.member("closes", closes) }
    if let locale { writer.member("locale", locale) }
    writer.member("extra-time", accommodations.extraTime)
    writer.member("groups", groups)
    writer.endObject()
    return writer.text
  }

  init(storedText text: String) throws(JSONError) {
    var reader = RecordReader(text)
    try reader.begin()
    let version = try reader.int("v")
    guard version == Self.version else {
      throw reader.json.refused("registrations of format \(version) are not known, only of \(Self.version)")
    }
    let candidate = try reader.value("candidate", "a candidate's id", CandidateID.init)
    self.init(candidate: candidate, assessment: try reader.value("assessment", "an id", AssessmentID.init))
    if try reader.take("opens") { opens = Instant(milliseconds: Int64(try reader.json.readInt())) }
    if try reader.take("closes") { closes = Instant(milliseconds: Int64(try reader.json.readInt())) }
    locale = try reader.textIfPresent("locale")
    accommodations.extraTime = try reader.fraction("extra-time")
    groups = try reader.texts("groups")
    try reader.end()
    try reader.json.finish()
  }
}
