import AssayModel

extension MultipleResponseInteraction {
  /// The share that the rule gives.
  ///
  /// With `t` keys chosen of `c`, `f` distractors chosen of `w`, and `n = t + f`: `all` is 1 when t = c and f = 0;
  /// `net` (t − f) / c; `each` (t + w − f) / (c + w); `coverage` (t / c) · (t / n); `penalty` t / c − f / w; `lenient`
  /// t / c; `weights` the sum of the options' own credit. `net`, `penalty` and `weights` do not go below the floor, and
  /// nothing goes above 1. More options than `select` allows, or an option twice, earn 0.
  func share(choosing ids: [OptionID]) -> Rational {
    let chosen = Set(ids)
    guard chosen.count == ids.count, ids.count <= select ?? options.count else { return .zero }
    let keys = options.filter(\.isKey)
    let (c, w) = (Rational(keys.count), Rational(options.count - keys.count))
    let t = Rational(keys.count { chosen.contains($0.id) })
    let f = Rational(ids.count) - t
    if rule == .weights {
      let sum = options.reduce(Rational.zero) { chosen.contains($1.id) ? $0 + $1.credit : $0 }
      return min(max(sum, floor), .one)
    }
    guard c != .zero, !ids.isEmpty else { return .zero }
    return switch rule {
    case .all: t == c && f == .zero ? .one : .zero
    case .net: max((t - f) / c, floor)
    case .each: (t + w - f) / (c + w)
    case .coverage: (t / c) * (t / (t + f))
    case .penalty: max(w == .zero ? t / c : t / c - f / w, floor)
    case .lenient, .weights: t / c
    }
  }

  var highestShare: Rational {
    guard rule == .weights else {
      return select.map { $0 < options.count(where: \.isKey) } == true ? share(choosing: bestChoice) : .one
    }
    return share(choosing: bestChoice)
  }

  /// The options that earn most, as many as `select` allows.
  private var bestChoice: [OptionID] {
    let worthwhile = options.filter { $0.credit > .zero }.sorted { $0.credit > $1.credit }
    return worthwhile.prefix(select ?? options.count).map(\.id)
  }
}
