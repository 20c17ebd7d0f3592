import AssayDigest
import AssayModel
import AssayPsychometrics

/// Where the seeds of forms come from.
package enum FormSeeds: Hashable, Sendable {
  /// From the engine's entropy: another form for every session.
  case random
  /// Every session gets the form of this very seed, as `assay assemble --seed` shows it.
  case same(UInt64)
  /// A seed for each candidate and attempt that follows from this one, in whatever order they start.
  case perCandidate(UInt64)

  /// The seed of a new session's form.
  func seed(
    for candidate: CandidateID, at assessment: AssessmentID, attempt: Int, using entropy: inout Entropy
  ) -> UInt64 {
    switch self {
    case .random: return entropy.bytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    case .same(let seed): return seed
    case .perCandidate(let seed):
      var bytes = (0..<8).map { UInt8(truncatingIfNeeded: seed >> (8 * UInt64($0))) }
      for field in [assessment.text, candidate.text, String(attempt)] {
        bytes += field.utf8
        bytes.append(0)
      }
      return Seed(bytes: bytes).value
    }
  }
}
