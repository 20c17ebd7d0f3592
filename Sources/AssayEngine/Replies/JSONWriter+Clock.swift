import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel

extension JSONWriter {
  /// Writes how the clock stands, as every reply on a session has it, in a member `clock`.
  mutating func member(_ clock: ClockView) {
    if clock.state == .running, clock.limits.count == 1, clock.limits[0].scope == .exam {
      // What nearly every reply of an exam ends with.
      members(
        text: #""clock":{"state":"running","limits":[{"scope":"exam","remainingMs":"#,
        clock.limits[0].remaining.milliseconds, "}]}")
      return
    }
    name("clock")
    beginObject()
    member("state", clock.state.rawValue)
    name("limits")
    beginArray()
    for limit in clock.limits {
      beginObject()
      member("scope", limit.scope.rawValue)
      member("remainingMs", limit.remaining.milliseconds)
      endObject()
    }
    endArray()
    endObject()
  }
}

extension ClockView {
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

extension Turn.Notice {
  /// Writes the notification and its line end.
  func write(to writer: inout JSONWriter) {
    switch kind {
    case .warning(let remaining):
      writer.notification("clock.warning") { writer in
        writer.object { writer in
          writer.member("session", id.text)
          writer.member("remainingMs", remaining.milliseconds)
        }
      }
    case .expired: writer.notification("clock.expired") { writer in writer.object { $0.member("session", id.text) } }
    case .closed(let cause):
      writer.notification("session.closed") { writer in
        writer.object { writer in
          writer.member("session", id.text)
          writer.member("cause", cause.rawValue)
        }
      }
    }
  }
}
