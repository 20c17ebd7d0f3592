import AssayDiagnostics
import AssayModel

/// A limit on what a form may repeat can be kept.
///
/// A bank from which every form takes most of what there is, and anchors that stand on all of them, make later forms
/// repeat what was seen; an attempt for which no form is within the limit cannot start.
enum OverlapOutOfReach: AssessmentRule {
  static let id: RuleID = "overlap-out-of-reach"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard let retake = assessment.retake, !retake.isSingle, let most = retake.maximumOverlap, place.isWhole else {
      return []
    }
    for attempt in 2...max(2, min(retake.attempts ?? 2, 100)) {
      let (repeated, slots) = assessment.leastRepeated(inForm: attempt, place.drawable, place.context.bank)
      guard slots > 0, Rational(repeated) / Rational(slots) > most else { continue }
      let share = "\(repeated) of \(slots) items"
      let limit = (most * 100).percent
      return [
        attempt == 2
          ? Diagnostic(
            "a second form repeats at least \(share) of the first, more than \(limit), so that nobody could sit again",
            rule: id, at: place.span(FieldPath("retake") / "max-overlap"), help: help)
          : Diagnostic(
            "form \(attempt) repeats at least \(share) that the ones before may have shown, more than \(limit)",
            rule: id, severity: .warning, at: place.span(FieldPath("retake") / "max-overlap"), help: help)
      ]
    }
    return []
  }

  private static let help = "raise the limit, approve more items, or use fewer anchors"
}

extension Assessment {
  /// The least number of items that an n-th form repeats where those before it shared none, and how many it has at most.
  ///
  /// A lower bound: draws whose conditions overlap are taken to have their items for themselves.
  fileprivate func leastRepeated(inForm n: Int, _ drawable: DrawableItems, _ bank: Bank) -> (repeated: Int, slots: Int)
  {
    var (repeated, slots) = (0, 0)
    for section in blueprint.sections {
      var (own, picks) = (0, 0)
      for draw in section.draws {
        own += draw.leastRepeated(inForm: n, drawable)
        slots += draw.length(drawable)?.upperBound ?? 0
        if case .pick(let count, _, _) = draw { picks += count }
      }
      // Anchors are part of what is picked, and come from a pool of their own.
      let anchors = section.anchors.map { least($0.count, of: drawable.items($0.pool).count, n) } ?? 0
      repeated += max(own, anchors)
    }
    if let pretest = blueprint.pretest {
      let pool = bank.items.count {
        $0.status == .pretest && $0.use == type.use && $0.isScorable && pretest.filter.admits($0, in: drawable.tree)
      }
      repeated += least(pretest.count, of: pool, n)
      slots += pretest.count
    }
    return (repeated, slots)
  }
}

extension Draw {
  fileprivate func leastRepeated(inForm n: Int, _ drawable: DrawableItems) -> Int {
    switch self {
    case .item(let id): return drawable.item(id).map { $0.isScorable ? 1 : 0 } ?? 0
    case .set(let id): return drawable.set(id).map { $0.always.count + least($0.chosen, of: $0.choice.count, n) } ?? 0
    case .pick(let count, let filter, _): return least(count, of: drawable.items(filter).count, n)
    case .pickSets(_, let filter, _):
      let all = drawable.sets(filter).reduce(0) { $0 + $1.all.count }
      return least(length(drawable)?.lowerBound ?? 0, of: all, n)
    }
  }
}

/// How many of a pool's items the n-th choice of so many repeats at least, where those before it shared none.
private func least(_ count: Int, of pool: Int, _ n: Int) -> Int { min(count, max(0, n * count - pool)) }
