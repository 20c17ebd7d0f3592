import AssayJSON
import AssayModel

/// What every act of staff on a session carries.
struct StaffCall: ReadableRecord {
  /// The bytes of the session's id.
  @Required var session: ArraySlice<UInt8>
  @Required var requestKey: String
  @Required var by: String
  @Required var reason: String

  mutating func members(_ members: inout some MemberReading) throws(JSONError) {
    try members.required("session", &_session, .secret, "The id of the session.")
    try members.required(
      "requestKey", &_requestKey, .requestKey, "The client's own word for this act; the same does nothing twice.")
    try members.required("by", &_by, .text(limit: 128), "Who does it: a role or a pseudonym, never a person's name.")
    try members.required("reason", &_reason, .text(limit: 1024), "Why, for the record.")
  }

  var act: StaffAct { StaffAct(requestKey: requestKey, by: by, reason: reason) }
}
