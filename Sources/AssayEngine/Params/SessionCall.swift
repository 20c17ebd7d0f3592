import AssayJSON

/// What every call on a session carries; with nothing beside it, the parameters of some.
struct SessionCall: ReadableRecord {
  /// The bytes of the session's id.
  @Required var session: ArraySlice<UInt8>
  /// The bytes of the secret that goes with it.
  @Required var token: ArraySlice<UInt8>

  mutating func members(_ members: inout some MemberReading) throws(JSONError) {
    try members.required("session", &_session, .secret, "The id of the session.")
    try members.required("token", &_token, .secret, "The secret that session.start or session.attach gave last.")
  }
}

/// What every call that changes a session carries.
struct CommandCall: CommandParams {
  var call = SessionCall()
  /// The client's number, from 1.
  @Required var sequence: Int

  /// For methods that take nothing else.
  var head: CommandCall { self }

  mutating func members(_ members: inout some MemberReading) throws(JSONError) {
    try call.members(&members)
    try members.required("seq", &_sequence, .sequence, "The client's number of this call, 1, 2, 3 and on.")
  }
}
