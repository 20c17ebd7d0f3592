import AssayJSON
import AssayJSONRPC

// Every method, each once in either list. Adding one is a file and a line here in both.

extension Engine {
  /// Carries out a request and writes its result.
  mutating func dispatch(_ request: Request) throws(RPCError) {
    switch request.method {
    // What comes most often comes first.
    case Methods.ResponseSave.name: try run(Methods.ResponseSave.self, request)
    case Methods.ItemGet.name: try run(Methods.ItemGet.self, request)
    case Methods.NavGo.name: try run(Methods.NavGo.self, request)
    case Methods.ItemCheck.name: try run(Methods.ItemCheck.self, request)
    case Methods.ResponseClear.name: try run(Methods.ResponseClear.self, request)
    case Methods.ItemFlag.name: try run(Methods.ItemFlag.self, request)
    case Methods.ItemHint.name: try run(Methods.ItemHint.self, request)
    case Methods.StimulusGet.name: try run(Methods.StimulusGet.self, request)
    case Methods.ClientEventSend.name: try run(Methods.ClientEventSend.self, request)
    case Methods.ClientStatePut.name: try run(Methods.ClientStatePut.self, request)
    case Methods.ClientStateGet.name: try run(Methods.ClientStateGet.self, request)
    case Methods.ItemComment.name: try run(Methods.ItemComment.self, request)
    case Methods.SectionSubmit.name: try run(Methods.SectionSubmit.self, request)
    case Methods.SessionState.name: try run(Methods.SessionState.self, request)
    case Methods.SessionStart.name: try run(Methods.SessionStart.self, request)
    case Methods.SessionSubmit.name: try run(Methods.SessionSubmit.self, request)
    case Methods.SessionResult.name: try run(Methods.SessionResult.self, request)
    case Methods.SessionReceipt.name: try run(Methods.SessionReceipt.self, request)
    case Methods.ItemReview.name: try run(Methods.ItemReview.self, request)
    case Methods.AgreementAccept.name: try run(Methods.AgreementAccept.self, request)
    case Methods.SessionPause.name: try run(Methods.SessionPause.self, request)
    case Methods.SessionResume.name: try run(Methods.SessionResume.self, request)
    case Methods.BreakStart.name: try run(Methods.BreakStart.self, request)
    case Methods.BreakEnd.name: try run(Methods.BreakEnd.self, request)
    case Methods.SessionAttach.name: try run(Methods.SessionAttach.self, request)
    case Methods.AssessmentList.name: try run(Methods.AssessmentList.self, request)
    case Methods.AssessmentDescribe.name: try run(Methods.AssessmentDescribe.self, request)
    case Methods.RegistrationPut.name: try run(Methods.RegistrationPut.self, request)
    case Methods.RegistrationList.name: try run(Methods.RegistrationList.self, request)
    case Methods.SessionInspect.name: try run(Methods.SessionInspect.self, request)
    case Methods.SessionExtend.name: try run(Methods.SessionExtend.self, request)
    case Methods.SessionVoid.name: try run(Methods.SessionVoid.self, request)
    case Methods.SessionReopen.name: try run(Methods.SessionReopen.self, request)
    case Methods.SessionNote.name: try run(Methods.SessionNote.self, request)
    case Methods.SessionResumeCode.name: try run(Methods.SessionResumeCode.self, request)
    case Methods.ResponseAccept.name: try run(Methods.ResponseAccept.self, request)
    case Methods.MediaGet.name: try run(Methods.MediaGet.self, request)
    case Methods.GradingNext.name: try run(Methods.GradingNext.self, request)
    case Methods.GradingFile.name: try run(Methods.GradingFile.self, request)
    case Methods.GradingSubmit.name: try run(Methods.GradingSubmit.self, request)
    case Methods.GradingAdjudicate.name: try run(Methods.GradingAdjudicate.self, request)
    case Methods.FilePut.name: try run(Methods.FilePut.self, request)
    case Methods.FileBegin.name: try run(Methods.FileBegin.self, request)
    case Methods.FileEnd.name: try run(Methods.FileEnd.self, request)
    case Methods.Initialize.name: try run(Methods.Initialize.self, request)
    case Methods.Ping.name: try run(Methods.Ping.self, request)
    case Methods.Shutdown.name: try run(Methods.Shutdown.self, request)
    default: throw .methodNotFound(request.method, known: Self.methods(of: role))
    }
  }

  /// In the order of the documentation.
  static var all: [any Method.Type] {
    [
      Methods.Initialize.self, Methods.Ping.self, Methods.Shutdown.self, Methods.AssessmentList.self,
      Methods.AssessmentDescribe.self, Methods.SessionStart.self, Methods.SessionAttach.self, Methods.SessionState.self,
      Methods.AgreementAccept.self, Methods.SessionPause.self, Methods.SessionResume.self, Methods.BreakStart.self,
      Methods.BreakEnd.self,
      Methods.ItemGet.self, Methods.StimulusGet.self, Methods.MediaGet.self, Methods.ResponseSave.self,
      Methods.ResponseClear.self,
      Methods.ItemFlag.self, Methods.ItemComment.self, Methods.NavGo.self, Methods.ItemCheck.self,
      Methods.ItemHint.self, Methods.FileBegin.self, Methods.FilePut.self, Methods.FileEnd.self,
      Methods.SectionSubmit.self, Methods.SessionSubmit.self, Methods.SessionReceipt.self, Methods.SessionResult.self,
      Methods.ItemReview.self,
      Methods.ClientEventSend.self, Methods.ClientStatePut.self, Methods.ClientStateGet.self,
      Methods.RegistrationPut.self, Methods.RegistrationList.self, Methods.SessionInspect.self,
      Methods.SessionExtend.self, Methods.SessionVoid.self, Methods.SessionReopen.self, Methods.SessionNote.self,
      Methods.SessionResumeCode.self, Methods.ResponseAccept.self,
      Methods.GradingNext.self, Methods.GradingFile.self, Methods.GradingSubmit.self, Methods.GradingAdjudicate.self,
    ]
  }

  /// The names of the methods that a role has, in the order of the documentation.
  static func methods(of role: Role) -> [String] {
    all.filter { $0.audience.includes(role) }.map { $0.name }
  }

  private mutating func run<M: Method>(_ method: M.Type, _ request: Request) throws(RPCError) {
    guard M.audience.includes(role) else { throw .methodNotFound(request.method, known: Self.methods(of: role)) }
    if client == nil, M.audience != .anyoneAtAnyTime { throw .notInitialised }
    let params: M.Params
    do {
      params = try M.Params(reading: request.reader(over: splitter.bytes))
    } catch {
      throw .invalidParams(error)
    }
    var writer = MemberWriter(owner: try M.call(params, in: &self))
    if let naming = turn.naming {
      writer.out.nameMedia(naming)
    } else if let current = turn.current {
      writer.out.nameMedia(sessions.media(of: current))
    }
    replies.beginReply(to: request.id)
    replies.beginObject()
    // Moved and not copied: what was written before would be copied with it.
    swap(&writer.out.json, &replies)
    swap(&writer.out.contents, &contents)
    M.Result.members(&writer)
    swap(&writer.out.json, &replies)
    swap(&writer.out.contents, &contents)
    replies.endObject()
    replies.endReply()
  }
}
