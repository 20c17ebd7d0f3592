import AssayJSON
import AssayModel

/// A registration in the store: `v` (1), `candidate`, `assessment`, `opens`, `closes`, `locale`, `extra-time`,
/// `extra-minutes`, `unlimited` (`by`, `reason`), `extra-breaks`, `groups`, `needs`; what says nothing is absent, but for
/// `extra-time` and `groups`.
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
    if accommodations.extraMinutes != .zero { writer.member("extra-minutes", accommodations.extraMinutes) }
    if let approval = accommodations.unlimited {
      writer.object("unlimited") { writer in
        writer.member("by", approval.by)
        writer.member("reason", approval.reason)
      }
    }
    if accommodations.extraBreaks != 0 { writer.member("extra-breaks", accommodations.extraBreaks) }
    writer.member("groups", groups)
    if !needs.isEmpty { writer.array("needs") { writer in for need in needs { writer.string(need) } } }
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
    accommodations.extraMinutes = try reader.intervalIfPresent("extra-minutes") ?? .zero
    if try reader.take("unlimited") {
      try reader.begin()
      let by = try reader.text("by")
      accommodations.unlimited = Approval(by: by, reason: try reader.text("reason"))
      try reader.end()
    }
    if try reader.take("extra-breaks") { accommodations.extraBreaks = try reader.json.readInt() }
    groups = try reader.texts("groups")
    if try reader.take("needs") {
      try reader.elements { reader throws(JSONError) in needs.append(try reader.json.readString()) }
    }
    try reader.end()
    try reader.json.finish()
  }
}
