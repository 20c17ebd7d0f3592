import AssayModel

/// A conversation that shows a method at work, from the first line on.
///
/// It is played on engines of its own whenever it is wanted, so it shows what the engine does. In parameters, `$session`
/// stands for the members `session` and `token` of the session that was started or attached last, `$id` for `session` alone;
/// `$code` and `$work` for what a reply gave last under these names.
struct Example {
  private(set) var steps: [Step] = []

  enum Step {
    /// From here on the engine of this role and number is spoken to, on the same store.
    case role(Role, number: Int)
    case call(method: String, params: String)
    case wait(Interval)
  }

  /// The same, and then a call.
  func call(_ method: String, _ params: String = "{}") -> Example { then(.call(method: method, params: params)) }

  /// The same, and then a call of a method.
  func call<M: Method>(_ method: M.Type, _ params: String = "{}") -> Example { call(method.name, params) }

  /// The same, and then some seconds in which nothing is sent.
  func wait(_ seconds: Int64) -> Example { then(.wait(Interval(seconds: seconds))) }

  /// The same, and then again the engine of a role that was spoken to before.
  func back(to role: Role) -> Example { then(.role(role, number: 1)) }

  /// The same, and then an engine of a role, which is told who speaks; the second of that role is another process.
  func role(_ role: Role, number: Int = 1) -> Example {
    then(.role(role, number: number)).call(
      Methods.Initialize.self, #"{"protocol":"1","client":{"name":"\#(role == .staff ? "office" : "example")"}}"#)
  }

  private func then(_ step: Step) -> Example {
    var longer = self
    longer.steps.append(step)
    return longer
  }
}

extension Example {
  /// A candidate's client has said who it is.
  static var candidate: Example { Example().role(.candidate) }

  /// A client of staff has said who it is.
  static var staff: Example { Example().role(.staff) }

  /// An exam was started.
  static var exam: Example {
    candidate.call(
      Methods.SessionStart.self, #"{"assessment":"networks","requestKey":"7f3a","candidate":"ada"}"#)
  }

  /// An exam about a stimulus was started.
  static var caseStudy: Example {
    candidate.call(
      Methods.SessionStart.self, #"{"assessment":"incident","requestKey":"7f3a","candidate":"ada"}"#)
  }

  /// A knowledge check that asks for a file was started.
  static var drawing: Example {
    candidate.call(Methods.SessionStart.self, #"{"assessment":"drawing","requestKey":"7f3a","candidate":"ada"}"#)
      .call(Methods.ItemGet.self, #"{$session,"slot":"s1"}"#)
  }

  /// An exam with agreements, breaks and pauses was started.
  static var longExam: Example {
    candidate.call(Methods.SessionStart.self, #"{"assessment":"memo","requestKey":"7f3a","candidate":"ada"}"#)
  }

  /// The same, and what must be agreed to was agreed to.
  static var agreedExam: Example {
    longExam.call(Methods.AgreementAccept.self, #"{$session,"seq":1,"agreement":"rules"}"#)
  }

  /// The essay of that exam was written, and the exam submitted.
  static var submittedMemo: Example {
    agreedExam.call(
      Methods.ResponseSave.self,
      #"{$session,"seq":2,"slot":"s2","answer":{"essay":"The ward was down because a mail was opened."}}"#
    ).call(Methods.SessionSubmit.self, #"{$session,"seq":3,"confirm":true}"#)
  }

  /// The same, and then a first rater marks the essay.
  var marked: Example {
    role(.staff).call(Methods.GradingNext.self, #"{"assessment":"memo","by":"rater-1"}"#).call(
      Methods.GradingSubmit.self,
      #"{"assessment":"memo","work":"$work","requestKey":"m-1","by":"rater-1","points":{"content":4,"language":2},"#
        + #""comment":"Names cause and effect."}"#)
  }

  /// A knowledge check was started.
  static var practice: Example {
    candidate.call(Methods.SessionStart.self, #"{"assessment":"ports","requestKey":"c81d40b2"}"#)
  }

  /// The exam was answered in part and submitted.
  static var submittedExam: Example {
    exam.wait(30).call(Methods.ResponseSave.self, #"{$session,"seq":1,"slot":"s1","answer":{"choice":"o1"}}"#)
      .wait(15).call(Methods.SessionSubmit.self, #"{$session,"seq":2,"confirm":true}"#)
  }
}
