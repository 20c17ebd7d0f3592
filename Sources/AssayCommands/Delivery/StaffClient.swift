import AssayClient
import AssayJSON
import AssayModel

/// The staff's end of a pipe of its own.
struct StaffClient {
  private let child: ChildProcess

  init(store: String) throws(Failure) {
    child = try ChildProcess(["serve", "--role", "staff", "--store", store])
  }

  /// Registers candidates, many in one write.
  ///
  /// - Parameters:
  ///   - candidates: Their pseudonyms.
  ///   - assessment: What they may sit.
  ///   - requestKey: The key of each registration; the same key changes nothing the second time.
  ///   - progress: Called with how many are done.
  /// - Throws: What the engine refuses.
  func register(
    _ candidates: [CandidateID], for assessment: AssessmentID, requestKey: (CandidateID) -> String,
    progress: (Int) -> Void
  ) throws(Failure) {
    var client = ProtocolClient(child.transport)
    do {
      try client.initialize(name: "assay")
      for start in stride(from: 0, to: candidates.count, by: 200) {
        let part = candidates[start..<min(start + 200, candidates.count)]
        var batch = client.batch()
        for candidate in part {
          batch.add("registration.put") { writer in
            writer.member("requestKey", requestKey(candidate))
            writer.member("candidate", candidate.text)
            writer.member("assessment", assessment.text)
          }
        }
        for reply in try client.send(batch) { _ = try reply.get() }
        progress(start + part.count)
      }
    } catch {
      throw Failure(error)
    }
    child.finish()
  }
}
