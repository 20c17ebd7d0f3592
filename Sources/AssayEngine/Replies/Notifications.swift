import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel

/// A line that nobody asked for: its name, what it says, and when.
protocol Notification: WritableRecord {
  static var name: String { get }
  /// When it comes, as a sentence.
  static var summary: String { get }
  /// A conversation in which it comes.
  static var example: Example { get }
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
  static var all: [any Notification.Type] {
    [ClockWarning.self, ClockExpired.self, SessionClosed.self, SessionAdjusted.self, SessionDisplaced.self]
  }

  struct ClockWarning: Notification {
    static var name: String { "clock.warning" }
    static var summary: String { "Time runs out: a moment came at which the assessment warns." }
    static var example: Example { .exam.wait(540) }

    var session: SessionID
    var scope: TimeScope
    var remaining: Interval

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("session", .reference(), "Whose clock.") { $0.session }
      members.required("scope", .word(ScopeWord.self), "What is limited.") { $0.scope.word }
      members.optional("section", .id(), "Which section, where it is one.") { $0.scope.section }
      members.optional("slot", .id(), "Which slot, where it is an item.") { $0.scope.slot }
      members.required("remainingMs", .milliseconds, "What is left of the limit.") { $0.remaining }
    }
  }

  struct ClockExpired: Notification {
    static var name: String { "clock.expired" }
    static var summary: String { "The limit has passed." }
    static var example: Example { .exam.wait(601) }

    var session: SessionID
    var scope: TimeScope

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("session", .reference(), "Whose clock.") { $0.session }
      members.required("scope", .word(ScopeWord.self), "What is limited.") { $0.scope.word }
      members.optional("section", .id(), "Which section, where it is one.") { $0.scope.section }
      members.optional("slot", .id(), "Which slot, where it is an item.") { $0.scope.slot }
    }
  }

  struct SessionAdjusted: Notification {
    static var name: String { "session.adjusted" }
    static var summary: String { "Staff, or another engine, changed how the clock of the session stands." }
    static var example: Example {
      .exam.role(.staff).call(
        Methods.SessionExtend.self,
        #"{$id,"requestKey":"a-1","by":"office","reason":"A fire drill","timeMs":300000}"#
      ).back(to: .candidate).wait(1)
    }

    var session: SessionID
    var clock: ClockView

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("session", .reference(), "Which session.") { $0.session }
      members.required("clock", .clock, "How its clock stands now.") { $0.clock }
    }
  }

  struct SessionDisplaced: Notification {
    static var name: String { "session.displaced" }
    static var summary: String { "Another client took the session over; the token of this one is stale." }
    static var example: Example {
      .exam.role(.candidate, number: 2).call(Methods.SessionAttach.self, "{$session}").back(to: .candidate).wait(1)
    }

    var session: SessionID

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("session", .reference(), "Which session.") { $0.session }
    }
  }

  struct SessionClosed: Notification {
    static var name: String { "session.closed" }
    static var summary: String { "The session was submitted, and not by its client." }
    static var example: Example { .exam.wait(611) }

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
    case .warning(let remaining, let scope):
      Notifications.ClockWarning(session: id, scope: scope, remaining: remaining).write(to: &out)
    case .expired(let scope): Notifications.ClockExpired(session: id, scope: scope).write(to: &out)
    case .displaced: Notifications.SessionDisplaced(session: id).write(to: &out)
    case .adjusted(let clock): Notifications.SessionAdjusted(session: id, clock: clock).write(to: &out)
    case .closed(let cause): Notifications.SessionClosed(session: id, cause: cause).write(to: &out)
    }
  }
}
