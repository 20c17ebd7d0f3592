import AssayDelivery
import AssayJSONRPC
import AssayModel
import AssayStore

extension Engine {
  /// What all knowledge checks of a session's candidate say of the competency that its check is about; nil where the
  /// check names none.
  ///
  /// Reads every session of the candidate, so its cost grows with their number.
  mutating func mastery(of place: Int) throws(RPCError) -> MasteryResult? {
    let live = sessions[place]
    guard let rule = live.package.assessment.mastery else { return nil }
    var evidence: [MasteryEvidence] = []
    do throws(StoreError) {
      for summary in try store.summaries(of: nil, by: live.session.start.candidate) {
        if summary.session == live.id {
          evidence.append(MasteryEvidence(live.session, in: live.context))
          continue
        }
        guard let stored = try store.session(summary.session),
          let package = try? package(stored.summary.package), package.assessment.type == .knowledgeCheck,
          let session = try? Session(replaying: stored.events),
          let context = try? SessionContext(session.form, in: package.index)
        else { continue }
        evidence.append(MasteryEvidence(session, in: context))
      }
    } catch {
      throw .storage(failedReading(error))
    }
    return rule.result(of: evidence)
  }
}

extension MasteryResult: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("competency", .id(), "What is mastered or not.") { $0.competency }
    members.required("state", .word(State.self), "`too-few` where there are not enough tries to judge.") { $0.state }
    members.required("counted", .count, "How many first tries were counted.") { $0.counted }
    members.required("over", .count, "How many it takes.") { $0.over }
    members.optional("reached", .share, "The mean credit of the counted tries.") { $0.reached }
    members.required("needed", .share, "The mean that is needed.") { $0.needed }
  }
}
