import AssayJSON

/// What the engine's side does to a call.
enum Trouble {
  /// The engine dies: before it carries out the call, after it without a reply, or within the reply.
  case death(Moment)
  /// The store fails for so long, in milliseconds: nothing is carried out.
  case storage(milliseconds: Int64)
  /// The store says that it failed, and kept it all the same.
  case storageThatKept
  /// The store fails for good, and sending again is of no use.
  case storageForGood
  /// A line before this one is said to be missing.
  case gap
  /// The reply comes late, by so many milliseconds.
  case delay(milliseconds: Int64)
  /// The clock jumps, by so many milliseconds, before the call is carried out.
  case clock(milliseconds: Int64)
  /// Another client takes the session over before the call is carried out.
  case takenOver
  /// The call is carried out; then another client takes the session over, which is told behind the reply.
  case displaced
  /// Staff end the session before the call is carried out, which is told before the reply.
  case voided
  /// This line is told before the reply, with `SESSION` for the session's id.
  case told(String)
  /// The call is refused with an error of this kind, for good.
  case refusal(kind: String, code: Int, details: [JSONMember])

  enum Moment { case before, after, within }
}

/// A trouble and the call that it comes with.
struct PlannedTrouble {
  var method: String
  /// Counted from 1: calls with a `seq` by their numbers, others by their lines.
  var nth: Int
  var trouble: Trouble
}

/// What a client meets in a scenario: the plan, and what the engine's side does.
struct Stage {
  var plan = SittingPlan()
  var troubles: [PlannedTrouble] = []
  /// What the exam asks for beside answers.
  var asks = ConformanceExam.Asks()
  /// Whether the candidate has left the session before, in a pause.
  var isLeftInPause = false
  /// Milliseconds before every reply.
  var latency: Int64 = 0
  /// Lines that are told before every reply, with `SESSION` for the session's id.
  var toldBefore: [String] = []
  /// Lines that are told behind every reply.
  var toldBehind: [String] = []
  /// Whether every object of every reply has members that nobody can know, in another order and with blanks between.
  var hasUnknownMembers = false
  /// How many bytes a member that nobody can know adds to every reply to a save.
  var padding = 0

  /// Plans a trouble with the n-th call of a method.
  mutating func plan(_ trouble: Trouble, at method: String, _ nth: Int = 1) {
    troubles.append(PlannedTrouble(method: method, nth: nth, trouble: trouble))
  }
}
