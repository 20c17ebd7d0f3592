package import AssayModel

extension ScaledScore {
  /// The scaled score of a share of the form's maximum.
  ///
  /// Straight lines between the points, flat beyond the ends, rounded last. A share below the cut is held at least
  /// one unit below the scaled cut, so that nobody who failed reads the passing score.
  ///
  /// - Parameters:
  ///   - share: From 0 to 1; less where wrong answers cost something.
  ///   - cut: The form's cut, when it has one.
  ///   - maximum: The form's maximum in points.
  /// - Returns: A whole number, or nil when a point of the scale refers to a cut that the form lacks.
  package func scaled(_ share: Rational, cut: FormCut?, maximum: Rational) -> Rational? {
    var points: [(raw: Rational, scaled: Rational)] = []
    for point in self.points {
      switch point.raw {
      case .raw(let raw):
        guard maximum > .zero else { return nil }
        points.append((raw / maximum, point.scaled))
      case .cut:
        guard let cut else { return nil }
        points.append((cut.share, point.scaled))
      case .max: points.append((.one, point.scaled))
      }
    }
    guard let value = interpolate(share, points) else { return nil }
    let shown = round(value)
    guard let cut, share < cut.share, let atCut = interpolate(cut.share, points) else { return shown }
    return min(shown, round(atCut) - 1)
  }

  private func interpolate(_ share: Rational, _ points: [(raw: Rational, scaled: Rational)]) -> Rational? {
    guard let first = points.first, let last = points.last else { return nil }
    if share <= first.raw { return first.scaled }
    if share >= last.raw { return last.scaled }
    for (left, right) in zip(points, points.dropFirst()) where share < right.raw && left.raw < right.raw {
      return left.scaled + (share - left.raw) / (right.raw - left.raw) * (right.scaled - left.scaled)
    }
    return last.scaled
  }

  private func round(_ value: Rational) -> Rational {
    switch rounding {
    case .nearest: value.rounded()
    case .down: value.roundedDown()
    case .up: value.roundedUp()
    }
  }
}

/// A share as a percentage for people, rounded to so many places, and held below the cut's where it is below the cut.
///
/// - Parameters:
///   - share: The exact share.
///   - cut: The exact share that was needed, or nil.
///   - places: Digits behind the point.
/// - Returns: A number of percent; a failing share is shown at least one unit of the last place below the shown cut.
package func shownPercent(_ share: Rational, cut: Rational?, places: Int) -> Rational {
  let shown = (share * 100).rounded(places: places)
  guard let cut, share < cut else { return shown }
  let unit = (0..<places).reduce(Rational.one) { value, _ in value / 10 }
  return min(shown, (cut * 100).rounded(places: places) - unit)
}
