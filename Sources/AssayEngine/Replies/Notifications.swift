import AssayJSON
import AssayJSONRPC
import AssayModel

/// A line that nobody asked for: its name, what it says, and when.
protocol Notification: WritableRecord {
  static var name: String { get }
  /// When it comes, as a sentence.
  static var summary: String { get }
}

extension Notification {
  /// Writes the notification and its line end.
  func write(to out: inout Output) {
    out.json.beginNotification(Self.name)
    out.json.beginObject()
    writeMembers(to: &out)
    out.json.endObject()
    out.json.endReply()
  }
}

enum Notifications {
  /// In the order of the documentation.
  static var all: [any Notification.Type] { [ClockWarning.self, ClockExpired.self, SessionClosed.self] }

  struct ClockWarning: Notification {
    static var name: String { "clock.warning" }
    static var summary: String { "Time runs out: a moment came at which the assessment warns." }

    var session: SessionID
    var remaining: Interval

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("session", .reference(), "Whose clock.") { $0.session }
      members.required("remainingMs", .milliseconds, "What is left of the limit.") { $0.remaining }
    }
  }

  struct ClockExpired: Notification {
    static var name: String { "clock.expired" }
    static var summary: String { "The limit has passed." }

    var session: SessionID

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("session", .reference(), "Whose clock.") { $0.session }
    }
  }

  struct SessionClosed: Notification {
    static var name: String { "session.closed" }
    static var summary: String { "The session was submitted by the clock." }

    var session: SessionID
    var cause: SubmissionCause

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("session", .reference(), "Which session.") { $0.session }
      members.required("cause", .word(SubmissionCause.self), "Who ended it.") { $0.cause }
    }
  }
}

extension Turn.Notice {
  /// Writes the notification and its line end.
  func write(to out: inout Output) {
    switch kind {
    case .warning(let remaining): Notifications.ClockWarning(session: id, remaining: remaining).write(to: &out)
    case .expired: Notifications.ClockExpired(session: id).write(to: &out)
    case .closed(let cause): Notifications.SessionClosed(session: id, cause: cause).write(to: &out)
    }
  }
}
