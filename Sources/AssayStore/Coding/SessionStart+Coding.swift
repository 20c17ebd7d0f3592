import AssayJSON
import AssayModel

/// How a session began, in the journal: `session`, `candidate`, `assessment`, `package`, `attempt`, `request-key`,
/// `token-digest`, `locale`, `groups`, `needs`, `agreements`, `budget`, `form`; `needs`, `agreements` and `budget` are
/// absent where they say nothing. See `TimeBudget+Coding.swift` for the budget.
extension SessionStart {
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("session", session.text)
    writer.member("candidate", candidate.text)
    writer.member("assessment", assessment.text)
    writer.member("package", package.text)
    writer.member("attempt", attempt)
    writer.member("request-key", requestKey)
    writer.member("token-digest", tokenDigest)
    writer.member("locale", locale)
    writer.member("groups", groups)
    if !needs.isEmpty { writer.array("needs") { writer in for need in needs { writer.string(need) } } }
    if !agreements.isEmpty {
      writer.array("agreements") { writer in for agreement in agreements { writer.string(agreement.text) } }
    }
    if let budget {
      writer.name("budget")
      budget.write(to: &writer)
    }
    writer.name("form")
    form.write(to: &writer)
  }

  init(from reader: inout RecordReader) throws(JSONError) {
    let session = try reader.value("session", "a session's id", SessionID.init)
    let candidate = try reader.value("candidate", "a candidate's id", CandidateID.init)
    let assessment = try reader.value("assessment", "an id", AssessmentID.init)
    let package = try reader.value("package", "a digest", ContentDigest.init)
    let attempt = try reader.int("attempt")
    let requestKey = try reader.text("request-key")
    let tokenDigest = try reader.text("token-digest")
    let locale = try reader.text("locale")
    let groups = try reader.texts("groups")
    var needs: [String] = []
    if try reader.take("needs") {
      try reader.elements { reader throws(JSONError) in needs.append(try reader.json.readString()) }
    }
    var agreements: [AgreementID] = []
    if try reader.take("agreements") {
      try reader.elements { reader throws(JSONError) in
        guard let id = AgreementID(try reader.json.readString()) else {
          throw reader.json.refused("`agreements` has what is no id")
        }
        agreements.append(id)
      }
    }
    let budget = try reader.take("budget") ? try TimeBudget(from: &reader) : nil
    try reader.need("form")
    self.init(
      session: session, candidate: candidate, assessment: assessment, package: package, form: try Form(from: &reader),
      attempt: attempt, requestKey: requestKey, tokenDigest: tokenDigest, budget: budget, locale: locale,
      groups: groups, needs: needs, agreements: agreements)
  }
}
