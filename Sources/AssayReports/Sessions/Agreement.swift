package import AssayModel

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
      /// What the rules alone say, where something else stands.
      case computed
      /// Another version of the scoring rules was in force, and results differ.
      case rules
    }
  }

  /// Holds what was recorded last against what would be recorded now.
  package init(_ delivered: DeliveredResult?, _ now: DeliveredResult) {
    guard let delivered else {
      self = .notDelivered
      return
    }
    var differences: [Difference] = []
    func compare(_ what: Difference.What, _ old: String?, _ new: String?) {
      let (old, new) = (old ?? "none", new ?? "none")
      if old != new { differences.append(Difference(what: what, delivered: old, computed: new)) }
    }
    compare(.state, delivered.state.rawValue, now.state.rawValue)
    compare(.raw, delivered.raw.description, now.raw.description)
    compare(.maximum, delivered.maximum.description, now.maximum.description)
    compare(.scaled, delivered.scaled?.description, now.scaled?.description)
    compare(.cut, delivered.cut?.text, now.cut?.text)
    compare(.computed, delivered.computed?.rawValue, now.computed?.rawValue)
    if !differences.isEmpty {
      compare(.rules, "version \(delivered.scoringVersion)", "version \(now.scoringVersion)")
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
