import AssayModel

/// What a drawing must meet, in integers: items by their place in the package, rules as rows of counts.
///
/// It knows nothing of texts, keys or files. Whoever draws takes one of these and a generator, and gives a `Selection`.
struct DrawProblem: Sendable {
  /// How many items the package holds; items are numbered from 0.
  var itemCount: Int
  /// What is drawn from: the picks in the order of the blueprint, the pretest places, and the free part of each set.
  var pools: [Pool]
  /// The pools of picks.
  var picks: Range<Int>
  /// The pool of pretest places, where there are any.
  var pretest: Int?
  var setDraws: [SetDraw]
  /// Items that stand on every form.
  var fixed: [Int]
  var rows: [Row]
  /// For each item the items that may not stand beside it; symmetric, ascending.
  var enemies: [[Int]]
  /// Whether an item counts in the score where it stands in a scored place.
  var isScorable: [Bool]

  /// `rows.count` times `itemCount`: whether a row counts an item.
  var counted: [Bool]
  /// `pools.count` times `itemCount`: whether an item can stand in a pool.
  var admitted: [Bool]
  /// `pools.count` times `rows.count`: whether what stands in a pool counts in a row.
  var covers: [Bool]

  func counts(_ row: Int, _ item: Int) -> Bool { counted[row * itemCount + item] }
  func admits(_ pool: Int, _ item: Int) -> Bool { admitted[pool * itemCount + item] }
  func covers(_ pool: Int, _ row: Int) -> Bool { covers[pool * rows.count + row] }
}

/// Places of one kind and the items that can stand there.
struct Pool: Sendable {
  /// How many are drawn whenever the pool is in use.
  var count: Int
  /// Ascending.
  var candidates: [Int]
  /// The rows that its items can count in, ascending.
  var rows: [Int]
  var place: BlueprintPlace
}

/// So many sets of some.
struct SetDraw: Sendable {
  var count: Int
  /// How many scored items the sets hold together; nil for any number.
  var total: Int?
  var options: [SetOption]
  var place: BlueprintPlace
}

/// A set as one draw can take it.
struct SetOption: Sendable {
  /// The set's place in the package.
  var set: Int
  /// The items that always come with it, in the order of the set.
  var required: [Int]
  /// The pool of the others, where any are drawn.
  var pool: Int?
  /// How many scored items it brings.
  var scored: Int
}

/// A rule that counts.
struct Row: Hashable, Sendable {
  var bounds: Bounds
  var place: BlueprintPlace
  /// Whether items that stand on every form, or come with a set, count too.
  var countsFixed: Bool

  enum Bounds: Hashable, Sendable {
    case count(ClosedRange<Int>)
    /// A share of the scored items of the form, from 0 to 1, ends included.
    case share(ClosedRange<Rational>)

    /// The counts that a form of so many scored items allows; the lower end can exceed the upper.
    func limits(scored: Int) -> (lower: Int, upper: Int) {
      switch self {
      case .count(let range): (range.lowerBound, range.upperBound)
      case .share(let range):
        (
          Int(clamping: (range.lowerBound * Rational(scored)).roundedUp().numerator),
          Int(clamping: (range.upperBound * Rational(scored)).roundedDown().numerator)
        )
      }
    }
  }
}

/// What was drawn.
struct Selection: Hashable, Sendable {
  /// For each pick, in the order drawn.
  var picks: [[Int]]
  /// For each set draw the sets taken, in the order drawn.
  var sets: [[DrawnSet]]
  var pretest: [Int]
}

/// A set that was drawn, and those of its items that come with it.
struct DrawnSet: Hashable, Sendable {
  /// The set's place in the package.
  var set: Int
  /// In no particular order.
  var items: [Int]
}
