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

  /// The packages on which new sessions run, in the order of their assessments.
  func latestPackages() throws(StoreError) -> [ContentDigest] {
    var latest: [AssessmentID: ContentDigest] = [:]
    for publication in try store.publications() { latest[publication.assessment] = publication.package }
    return latest.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The languages of what is published, in order; what cannot be read now is left out.
  mutating func locales() -> [String] {
    let packages: [ContentDigest]
    do throws(StoreError) {
      packages = try latestPackages()
    } catch {
      _ = failedReading(error)
      return []
    }
    var languages: Set<String> = []
    for digest in packages {
      do throws(SessionProblem) {
        languages.formUnion(try package(digest).languages)
      } catch {
        _ = refusal(for: error)
      }
    }
    return languages.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
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
