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

  /// What the id and the token of a new session are drawn from, where they follow from the seed of its form.
  ///
  /// - Returns: Nil where they come from the engine's own entropy. With ``perCandidate(_:)`` they are the same in whatever
  ///   order candidates start, at however many engines one after the other, and no two sessions share any.
  func entropy(ofForm seed: UInt64) -> Entropy? {
    if case .perCandidate = self { .seeded(seed, stream: "session") } else { nil }
  }

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
