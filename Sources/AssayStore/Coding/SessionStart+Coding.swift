import AssayJSON
import AssayModel

/// How a session began, in the journal: `session`, `candidate`, `assessment`, `package`, `attempt`, `request-key`,
/// `token-digest`, `locale`, `groups`, `budget`, `form`.
///
/// `budget` (absent without a time limit) has `limit`, `multiplier`, `grace`, `warnings` and `late`; times are
/// milliseconds.
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
    let budget = try reader.take("budget") ? try TimeBudget(from: &reader) : nil
    try reader.need("form")
    self.init(
      session: session, candidate: candidate, assessment: assessment, package: package, form: try Form(from: &reader),
      attempt: attempt, requestKey: requestKey, tokenDigest: tokenDigest, budget: budget, locale: locale,
      groups: groups)
  }
}

extension TimeBudget {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("limit", limit)
    writer.member("multiplier", multiplier)
    writer.member("grace", grace)
    writer.array("warnings") { writer in
      for warning in warnings { writer.int(warning.milliseconds) }
    }
    writer.member("late", late.rawValue)
    writer.endObject()
  }

  fileprivate init(from reader: inout RecordReader) throws(JSONError) {
    try reader.begin()
    let limit = try reader.interval("limit")
    let multiplier = try reader.fraction("multiplier")
    let grace = try reader.interval("grace")
    try reader.need("warnings")
    let warnings = try reader.ints().map { Interval(milliseconds: Int64($0)) }
    let late = try reader.value("late", "a known policy", TimePolicy.LateAnswers.init(rawValue:))
    try reader.end()
    var policy = TimePolicy(limit: limit)
    policy.grace = grace
    policy.warnings = warnings
    policy.late = late
    self.init(policy, accommodations: Accommodations(extraTime: multiplier))
  }
}
