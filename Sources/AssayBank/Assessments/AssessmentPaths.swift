package import AssayModel

// Where the parts of an assessment are noted, by their positions in `Assessment`: the same for both kinds, whatever the
// author's file is like. What stands under a key of its own, such as `cut` or `release`, is noted under that key.
extension FieldPath {
  /// A section: its id, or the `take:` of a knowledge check.
  package static func section(_ index: Int) -> FieldPath { FieldPath("section")[index] }

  /// A step of a section's list.
  package static func draw(_ index: Int, ofSection section: Int) -> FieldPath { (.section(section) / .draw)[index] }

  /// A minimum of a step.
  package static func minimum(_ index: Int, ofDraw draw: Int, inSection section: Int) -> FieldPath {
    (.draw(draw, ofSection: section) / "minimum")[index]
  }

  /// The anchors of a section.
  package static func anchors(ofSection section: Int) -> FieldPath { .section(section) / "anchors" }

  /// A share of the balance, in the order of `Balance.shares`.
  package static func balanceShare(_ index: Int) -> FieldPath { FieldPath("balance-share")[index] }

  /// The range of the mean difficulty.
  package static let meanDifficulty = FieldPath("balance") / "mean"

  /// The rule for items on trial.
  package static let pretest = FieldPath("pretest")

  /// The time of a section, in the order of `TimePolicy.sections`; its limit and its minimum stand below.
  package static func timedSection(_ index: Int) -> FieldPath { FieldPath("timed-section")[index] }

  /// The weight of a section, in the order of `ScorePolicy.weights`.
  package static func weight(_ index: Int) -> FieldPath { FieldPath("weight")[index] }

  /// A point of the scale, in the order of `ScaledScore.points`.
  package static func scalePoint(_ index: Int) -> FieldPath { FieldPath("scale-point")[index] }

  /// A condition, in the order of the pass rule.
  package static func condition(_ index: Int) -> FieldPath { FieldPath("condition")[index] }

  /// A band, in the order of `Assessment.bands`.
  package static func band(_ index: Int) -> FieldPath { FieldPath("band")[index] }

  /// A condition of a band, in the order of its rule.
  package static func condition(_ index: Int, ofBand band: Int) -> FieldPath { .band(band)[index] }
}

extension Assessment {
  /// The position of a section; nil for one that the assessment does not have.
  package func position(of section: SectionID) -> Int? { blueprint.sections.firstIndex { $0.id == section } }
}
