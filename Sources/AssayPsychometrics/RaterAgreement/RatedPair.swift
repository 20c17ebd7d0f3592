/// What two blind raters gave for one answer.
package struct RatedPair: Hashable, Sendable {
  package let first: Rating
  package let second: Rating

  /// The points of one rater, who goes by a number.
  package struct Rating: Hashable, Sendable {
    package let rater: Int
    package let points: Double

    package init(rater: Int, points: Double) {
      self.rater = rater
      self.points = points
    }
  }

  package init(_ first: Rating, _ second: Rating) {
    self.first = first
    self.second = second
  }

  /// The points of the rater with the lower number, then those of the other.
  var inOrder: (Double, Double) {
    first.rater <= second.rater ? (first.points, second.points) : (second.points, first.points)
  }
}
