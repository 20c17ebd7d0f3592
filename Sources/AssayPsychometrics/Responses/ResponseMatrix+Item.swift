extension ResponseMatrix {
  /// A column: how many points an item can bring, whether they count, and what could be chosen.
  package struct Item: Hashable, Sendable {
    /// The most points to be had, above 0.
    package let maximum: Double
    /// Whether the item is being tried out: kept out of totals, and compared with them.
    package let isPretest: Bool
    /// What could be chosen; empty when the item has no options.
    package let options: [Option]
    /// Whether a candidate may choose more than one option.
    package let takesSeveral: Bool

    let maximumInUnits: Int64
    /// Whether the maximum is not known yet.
    let isOpen: Bool

    package init(maximum: Double = 1, isPretest: Bool = false, options: [Option] = [], takesSeveral: Bool = false) {
      self.maximum = maximum
      self.isPretest = isPretest
      self.options = options
      self.takesSeveral = takesSeveral
      maximumInUnits = abs(maximum) <= ResponseMatrix.largestScore ? ResponseMatrix.units(maximum) : 0
      isOpen = false
    }

    /// An item whose maximum is not known until all scores are: any score up to 10,000 points is taken, and it adds nothing to
    /// candidates' maxima until ``ResponseMatrix/setMaxima(_:)``.
    package init(openWith options: [Option], isPretest: Bool = false) {
      (maximum, maximumInUnits, isOpen) = (ResponseMatrix.largestScore, 0, true)
      (self.options, self.isPretest, takesSeveral) = (options, isPretest, false)
    }

    func allows(_ choice: Choice) -> Bool {
      switch choice {
      case .none: true
      case .one(let option): !takesSeveral && options.indices.contains(option)
      case .several(let bits): takesSeveral && (options.count == 32 || bits >> UInt32(options.count) == 0)
      }
    }
  }

  /// Something to choose.
  package struct Option: Hashable, Sendable {
    /// What a report calls it.
    package let label: String
    /// Whether it is (part of) the right answer.
    package let isKey: Bool

    package init(_ label: String, isKey: Bool = false) {
      self.label = label
      self.isKey = isKey
    }
  }
}
