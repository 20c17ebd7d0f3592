import AssayJSONRPC
import AssayModel
import AssayStore

extension Engine {
  /// The package on which new sessions of an assessment run.
  mutating func published(_ assessment: AssessmentID) throws(RPCError) -> ReadyPackage {
    let publication: Publication?
    do throws(StoreError) {
      publication = try store.publication(of: assessment)
    } catch {
      throw .storage(failedReading(error))
    }
    guard let publication else { throw .unknownAssessment(assessment) }
    return try usable(publication.package)
  }

  /// A package that must be there, since something published or started refers to it.
  mutating func usable(_ digest: ContentDigest) throws(RPCError) -> ReadyPackage {
    do throws(SessionProblem) {
      return try package(digest)
    } catch {
      throw refusal(for: error)
    }
  }

  func refusal(for problem: SessionProblem) -> RPCError {
    switch problem {
    case .unknown: return .unknownSession
    case .storage(let problem): return .storage(problem)
    case .erased: return .erased
    case .damaged(let message):
      report(message)
      return .damaged
    }
  }
}
