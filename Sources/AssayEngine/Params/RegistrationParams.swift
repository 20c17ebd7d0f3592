import AssayJSON
import AssayModel
import AssayStore

extension Methods.RegistrationPut.Params {
  /// What a registration was put with.
  init(_ record: RegistrationRecord) {
    let registration = record.registration
    requestKey = record.requestKey
    candidate = registration.candidate
    assessment = registration.assessment
    opens = registration.opens
    closes = registration.closes
    locale = registration.locale
    if !registration.accommodations.isEmpty { accommodations = AccommodationParams(registration.accommodations) }
    let known = registration.needs.compactMap { PersonalNeed(rawValue: $0) }
    if !known.isEmpty { needs = known }
    if !registration.groups.isEmpty { groups = registration.groups }
  }

  /// The registration that is meant.
  var registration: Registration {
    var registration = Registration(candidate: candidate, assessment: assessment)
    registration.opens = opens
    registration.closes = closes
    registration.locale = locale
    registration.accommodations = accommodations?.accommodations ?? Accommodations()
    registration.needs = needs?.map(\.rawValue) ?? []
    registration.groups = groups ?? [:]
    return registration
  }
}

/// What is granted to a candidate.
struct AccommodationParams: ReadableRecord {
  var extraTime: Rational?
  var extraTimeMs: Interval?
  var unlimited: ApprovalParams?
  var extraBreaks: Int?

  mutating func members(_ members: inout some MemberReading) throws(JSONError) {
    try members.optional(
      "extraTime", &extraTime, .extraTime, "The factor on every time limit, within the bounds of the assessment.")
    try members.optional(
      "extraTimeMs", &extraTimeMs, .duration, "Added to the limit on the whole, within the bounds of the assessment.")
    try members.optional(
      "unlimited", &unlimited, .object(ApprovalParams.self), "No limit holds, where the assessment allows it.")
    try members.optional(
      "extraBreaks", &extraBreaks, .int(0...100), "Breaks beside those for all, within the bounds of the assessment.")
  }

  init() {}

  init(_ accommodations: Accommodations) {
    if accommodations.extraTime != .one { extraTime = accommodations.extraTime }
    if accommodations.extraMinutes != .zero { extraTimeMs = accommodations.extraMinutes }
    unlimited = accommodations.unlimited.map(ApprovalParams.init)
    if accommodations.extraBreaks != 0 { extraBreaks = accommodations.extraBreaks }
  }

  var accommodations: Accommodations {
    var accommodations = Accommodations(extraTime: extraTime ?? .one)
    accommodations.extraMinutes = extraTimeMs ?? .zero
    accommodations.unlimited = unlimited.map { Approval(by: $0.by, reason: $0.reason) }
    accommodations.extraBreaks = extraBreaks ?? 0
    return accommodations
  }
}

/// Who approved of something, and why.
struct ApprovalParams: ReadableRecord {
  @Required var by: String
  @Required var reason: String

  mutating func members(_ members: inout some MemberReading) throws(JSONError) {
    try members.required("by", &_by, .text(limit: 128), "Who approved it: a role or a pseudonym.")
    try members.required("reason", &_reason, .text(limit: 1024), "Why.")
  }

  init() {}

  init(_ approval: Approval) {
    by = approval.by
    reason = approval.reason
  }
}

/// A length of time that is asked for, in whole milliseconds, up to 10 years.
struct DurationShape: ReadableShape {
  typealias Value = Interval

  private static let range = 0...315_576_000_000

  var schema: Schema { .integer(from: Self.range.lowerBound, through: Self.range.upperBound) }

  func read(from reader: inout JSONReader) throws(JSONError) -> Interval {
    Interval(milliseconds: Int64(try reader.readInt(in: Self.range)))
  }

  func write(_ value: Interval, to out: inout Output) { out.json.int(value.milliseconds) }
}

/// A factor on time limits.
struct ExtraTimeShape: ReadableShape {
  typealias Value = Rational

  var schema: Schema { .number(from: 1, through: 10) }

  func read(from reader: inout JSONReader) throws(JSONError) -> Rational {
    guard let factor = Rational(decimal: try reader.readNumberText()), factor >= .one, factor <= 10,
      factor == factor.rounded(places: 6)
    else { throw reader.refused("`extraTime` is a factor from 1 to 10 with at most 6 decimals") }
    return factor
  }

  func write(_ value: Rational, to out: inout Output) { DecimalShape().write(value, to: &out) }
}

/// Memberships by the name of what divides people, such as `language`.
struct GroupsShape: ReadableShape {
  typealias Value = [String: String]

  var schema: Schema { .map(of: .string(length: 0...128), named: .reference("id"), atMost: 32) }

  func read(from reader: inout JSONReader) throws(JSONError) -> [String: String] {
    var groups: [String: String] = [:]
    try reader.beginObject()
    while try reader.nextMember() != nil {
      let name = reader.memberName
      let value = try reader.readString(limit: 128)
      guard isIdentifier(name.utf8), groups.count < 32 else {
        throw reader.refused("`groups` has at most 32 names, each an id such as `language`")
      }
      groups[name] = value
    }
    return groups
  }

  func write(_ value: [String: String], to out: inout Output) {
    out.json.object { writer in
      for (name, group) in value.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        writer.member(name, group)
      }
    }
  }
}

extension Shape where Self == DurationShape {
  static var duration: Self { Self() }
}

extension Shape where Self == ExtraTimeShape {
  fileprivate static var extraTime: Self { Self() }
}

extension Shape where Self == GroupsShape {
  static var groups: Self { Self() }
}
