/// A Nedelsky study: how many options of each item a borderline candidate cannot rule out.
///
/// Such a candidate is expected to guess among those, so that a judge's cut is the sum of points/options left. Nedelsky
/// (1954), *Absolute grading standards for objective tests*, Educational and Psychological Measurement 14. Expected shares
/// between ½ and 1 cannot be said in it, which makes its cuts low where items are easy.
package enum Nedelsky {
  /// The study as ratings: the share 1/left of each item's points, to be treated like those of Angoff.
  ///
  /// - Parameters:
  ///   - optionsLeft: By judge, then item: at least 1, the right one among them; nil where the judge gave none.
  ///   - points: Of each item; 1 each where nil.
  ///   - level: Of intervals.
  /// - Returns: A round in which the rating is 1/left.
  package static func round(
    optionsLeft: [[Int?]], points: [Double]? = nil, level: Double = 0.95
  ) -> AngoffRound {
    AngoffRound(
      optionsLeft.map { row in
        row.map { left in
          guard let left else { return nil }
          precondition(left >= 1, "the right option is left")
          return 1 / Double(left)
        }
      }, points: points, level: level)
  }
}
