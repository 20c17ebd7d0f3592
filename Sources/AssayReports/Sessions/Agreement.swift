package import AssayModel
import AssayScoring

/// Whether a result computed again is the one that was delivered.
package enum Agreement: Hashable, Sendable {
  case agrees
  /// What was delivered and is computed otherwise now; never empty.
  case differs([Difference])
  /// Nothing was recorded at the end of the session.
  case notDelivered

  /// One thing that differs, with both values.
  package struct Difference: Hashable, Sendable {
    package let what: What
    package let delivered: String
    package let computed: String

    package enum What: String, Hashable, Sendable, CaseIterable {
      case state, raw, maximum, scaled, cut
      /// Another version of the scoring rules was in force, and results differ.
      case rules
    }
  }

  package init(_ delivered: DeliveredResult?, _ result: SessionResult) {
    guard let delivered else {
      self = .notDelivered
      return
    }
    var differences: [Difference] = []
    func compare(_ what: Difference.What, _ old: String?, _ new: String?) {
      let (old, new) = (old ?? "none", new ?? "none")
      if old != new { differences.append(Difference(what: what, delivered: old, computed: new)) }
    }
    compare(.state, delivered.state.rawValue, result.decision.state.rawValue)
    compare(.raw, delivered.raw.description, result.score.total.earned.description)
    compare(.maximum, delivered.maximum.description, result.score.total.maximum.description)
    compare(.scaled, delivered.scaled?.description, result.score.scaled?.description)
    compare(.cut, delivered.cut?.text, result.decision.cut?.text)
    if !differences.isEmpty {
      compare(.rules, "version \(delivered.scoringVersion)", "version \(scoringVersion)")
    }
    self = differences.isEmpty ? .agrees : .differs(differences)
  }
}

extension FormCut {
  /// The exact cut and where it comes from.
  fileprivate var text: String { "\(share) (\(basis))" }
}

extension Agreement {
  /// One word for tables that machines read.
  package var word: String {
    switch self {
    case .agrees: "agrees"
    case .differs: "differs"
    case .notDelivered: "not-delivered"
    }
  }
}
