package import AssayModel

/// Whether a candidate has mastered a competency, going by knowledge checks.
package struct MasteryResult: Hashable, Sendable {
  package var competency: CompetencyID
  package var state: State
  /// How many tries were counted, at most as many as the rule looks at.
  package var counted: Int
  /// How many tries the rule looks at.
  package var over: Int
  /// The mean credit of the counted tries, from 0 to 1; nil where there are none.
  package var reached: Rational?
  /// The mean that is needed.
  package var needed: Rational

  package enum State: String, Hashable, Sendable, CaseIterable {
    case mastered
    case notYet = "not-yet"
    /// Too few tries to judge.
    case tooFew = "too-few"
  }
}

extension MasteryRule {
  /// Judges by all sessions of a candidate.
  ///
  /// Counted is the candidate's first try ever at each item of the competency (or below it), unless the key of the item
  /// could be seen before: after the end of an earlier session that showed the item. Of these the latest ``over`` count,
  /// and the mean of their credits is held against ``atLeast``. Sessions may come in any order.
  package func result(of sessions: [MasteryEvidence]) -> MasteryResult {
    struct Counted {
      var at: Instant
      var credit: Rational
    }
    let ordered = sessions.sorted { ($0.startedAt, $0.items.count) < ($1.startedAt, $1.items.count) }
    let tries = ordered.flatMap(\.firstTries).sorted { ($0.at, $0.item) < ($1.at, $1.item) }
    var tried: Set<ItemID> = []
    var counted: [Counted] = []
    for own in tries where tried.insert(own.item).inserted {
      guard own.competencies.contains(competency) else { continue }
      let wasSeen = ordered.contains { session in
        session.items.contains(own.item) && (session.keysSeenAt.map { $0 < own.at } ?? false)
      }
      if !wasSeen { counted.append(Counted(at: own.at, credit: own.credit)) }
    }
    let latest = counted.suffix(over)
    let reached =
      latest.isEmpty ? nil : latest.reduce(Rational.zero) { $0 + $1.credit } / Rational(latest.count)
    let state: MasteryResult.State =
      latest.count < over ? .tooFew : (reached ?? .zero) >= atLeast ? .mastered : .notYet
    return MasteryResult(
      competency: competency, state: state, counted: latest.count, over: over, reached: reached, needed: atLeast)
  }
}
