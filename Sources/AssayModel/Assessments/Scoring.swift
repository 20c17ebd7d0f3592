/// How outcomes become a score.
package struct ScorePolicy: Hashable, Sendable, Codable {
  /// The share of the total that each section makes up, adding up to 1; empty to add points.
  package var weights: [SectionWeight] = []
  package var scaled: ScaledScore?
  /// A subscore on fewer scored items is neither reported nor used.
  package var subscoreMinimumItems: Int = 5

  package init() {}
}

/// The share of the total that a section makes up.
package struct SectionWeight: Hashable, Sendable, Codable {
  package var section: SectionID
  package var weight: Rational

  package init(section: SectionID, weight: Rational) {
    self.section = section
    self.weight = weight
  }
}

/// A scale: straight lines between given points.
package struct ScaledScore: Hashable, Sendable, Codable {
  /// In ascending order of both raw and scaled values.
  package var points: [Point]
  package var rounding: Rounding = .nearest

  package init(points: [Point], rounding: Rounding = .nearest) {
    self.points = points
    self.rounding = rounding
  }

  package struct Point: Hashable, Sendable, Codable {
    package var raw: Anchor
    package var scaled: Rational

    package init(raw: Anchor, scaled: Rational) {
      self.raw = raw
      self.scaled = scaled
    }
  }

  /// A place on the raw scale.
  package enum Anchor: Hashable, Sendable, Codable {
    case raw(Rational)
    /// The form's own cut.
    case cut
    /// The form's own maximum.
    case max
  }

  package enum Rounding: String, Hashable, Sendable, Codable, CaseIterable {
    case nearest, down, up
  }
}

/// Where the cut of a form comes from.
package struct CutRule: Hashable, Sendable, Codable {
  package var basis: Basis
  /// The standard-setting method, such as `modified-angoff`.
  package var method: String?
  package var setOn: String?
  package var panel: Int?
  /// Why a fixed cut is fair on random forms.
  package var equivalence: String?

  package init(basis: Basis) { self.basis = basis }

  package enum Basis: Hashable, Sendable, Codable {
    /// The points-weighted mean of the panel's ratings over the form's scored items.
    case formAngoff
    /// The same place on every form.
    case fixed(Amount)
  }
}

/// A place on the raw scale of a form.
package enum Amount: Hashable, Sendable, Codable {
  /// Of the maximum, from 0 to 1.
  case share(Rational)
  case points(Rational)
}

/// What must hold to pass.
package indirect enum PassRule: Hashable, Sendable, Codable {
  case all([PassRule])
  case any([PassRule])
  case condition(Subject, Threshold)

  /// The score that a condition is about.
  package enum Subject: Hashable, Sendable, Codable {
    case total
    case section(SectionID)
    /// The competency and what stands below it.
    case competency(CompetencyID)
  }

  /// What the score must reach.
  package enum Threshold: Hashable, Sendable, Codable {
    /// The form's cut; of the total only.
    case cut
    case atLeast(Amount)
  }
}

/// A distinction above the pass.
package struct Band: Hashable, Sendable, Codable {
  package var id: BandID
  package var rule: PassRule

  package init(id: BandID, rule: PassRule) {
    self.id = id
    self.rule = rule
  }
}
