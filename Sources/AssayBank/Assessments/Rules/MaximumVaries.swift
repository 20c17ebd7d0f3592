import AssayDiagnostics
import AssayModel

/// Without weights, every form of an exam has the same maximum.
///
/// Where one form has 40 points and another 44, the same answers are worth different shares on them.
enum MaximumVaries: AssessmentRule {
  static let id: RuleID = "maximum-varies"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.type == .exam, assessment.score.weights.isEmpty, place.isWhole else { return [] }
    return assessment.draws.compactMap { draw, section, index in
      guard let difference = difference(draw, place.drawable) else { return nil }
      return Diagnostic(
        "forms can differ in their maximum, because \(difference)", rule: id,
        at: place.span(.draw(index, ofSection: section)),
        help: "give the items the same `points`, or the sections weights: `score: {weights: {…}}`")
    }
  }

  /// Why what the draw takes can be worth more on one form than on another; nil when it cannot.
  private static func difference(_ draw: Draw, _ drawable: DrawableItems) -> String? {
    switch draw {
    case .item: return nil
    case .pick(let count, let filter, _):
      let items = drawable.items(filter)
      return items.count > count ? apart(items) : nil
    case .set(let id): return drawable.set(id).flatMap { $0.chosen < $0.choice.count ? apart($0.choice) : nil }
    case .pickSets(let count, let filter, let items):
      let sets = drawable.sets(filter)
      guard sets.count > count || sets.contains(where: { $0.chosen < $0.choice.count }) else { return nil }
      if let why = sets.lazy.compactMap({ $0.chosen < $0.choice.count ? apart($0.choice) : nil }).first { return why }
      if items != nil, apart(sets.flatMap(\.all)) == nil { return nil }
      let worth = sets.map { set in (id: set.id, points: points(set)) }
      guard let first = worth.first, let other = worth.first(where: { $0.points != first.points }) else { return nil }
      return "the set `\(first.id)` is worth \(first.points) points and `\(other.id)` \(other.points)"
    }
  }

  private static func points(_ set: DrawableItems.Members) -> Rational {
    let always = set.always.reduce(Rational.zero) { $0 + $1.points }
    return always + (set.choice.first?.points ?? .zero) * Rational(set.chosen)
  }

  private static func apart(_ items: [Item]) -> String? {
    guard let first = items.first, let other = items.first(where: { $0.points != first.points }) else { return nil }
    return "`\(first.id)` is worth \(first.points.inPoints) and `\(other.id)` \(other.points.inPoints)"
  }
}

extension Rational {
  /// A number of points in words.
  var inPoints: String { self == .one ? "1 point" : "\(self) points" }
}
