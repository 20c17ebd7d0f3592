import AssayDelivery
import AssayJSON
import AssayModel

/// How the clock stands, as every reply on a session has it.
struct ClockShape: WritableShape {
  typealias Value = ClockView

  var schema: Schema { .reference("clock") }

  func write(_ clock: ClockView, to out: inout Output) { WrittenObject<ClockView>().write(clock, to: &out) }

  func write(_ name: String, _ clock: ClockView, to out: inout Output) {
    if clock.state == .running, clock.limits.count == 1, clock.limits[0].scope == .exam {
      // What nearly every reply of an exam ends with.
      out.json.members(
        text: #""clock":{"state":"running","limits":[{"scope":"exam","remainingMs":"#,
        clock.limits[0].remaining.milliseconds, "}]}")
      return
    }
    out.json.name(name)
    write(clock, to: &out)
  }
}

extension Shape where Self == ClockShape {
  static var clock: Self { Self() }
}

extension ClockView: WritableRecord {
  static var component: String? { "clock" }

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required(
      "state", .word(State.self), "In `grace`, after the limit, answers are still saved and marked late."
    ) { $0.state }
    members.required("limits", .list(of: .object(Limit.self)), "What is left of each limit.") { $0.limits }
  }

  /// The same as a tree, for errors.
  var value: JSONValue {
    .object([
      JSONMember("state", .string(state.rawValue)),
      JSONMember(
        "limits",
        .array(
          limits.map { limit in
            .object([
              JSONMember("scope", .string(limit.scope.rawValue)),
              JSONMember("remainingMs", .number(String(limit.remaining.milliseconds))),
            ])
          })),
    ])
  }
}

extension ClockView.Limit: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("scope", .word(ClockView.Scope.self), "What is limited.") { $0.scope }
    members.required("remainingMs", .milliseconds, "What is left of it.") { $0.remaining }
  }
}
