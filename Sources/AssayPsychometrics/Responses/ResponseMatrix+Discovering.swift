// For files that do not say beforehand what can be chosen or how many points an item brings.

extension ResponseMatrix {
  /// Adds an option to an item that takes one, and gives its place.
  package mutating func addOption(_ label: String, isKey: Bool, item: Int) -> Int {
    items[item] = items[item].with(options: items[item].options + [Option(label, isKey: isKey)])
    return items[item].options.count - 1
  }

  /// Puts the options of each item that takes one in the order of their labels' bytes.
  ///
  /// Options that were found in the order of the candidates come out the same in any order of them.
  package mutating func sortOptions() {
    for item in items.indices where items[item].options.count > 1 && !items[item].takesSeveral {
      let own = items[item]
      let order = own.options.indices.sorted {
        own.options[$0].label.utf8.lexicographicallyPrecedes(own.options[$1].label.utf8)
      }
      var places = [UInt32](repeating: 0, count: order.count + 1)
      for (new, old) in order.enumerated() { places[old + 1] = UInt32(new + 1) }
      items[item] = own.with(options: order.map { own.options[$0] })
      codes[item].renameChoices(places)
    }
  }

  /// Sets what each item can bring at most, above 0 and no less than any score on it, and with it the candidates' maxima.
  ///
  /// - Throws: Where all points together are too many.
  package mutating func setMaxima(_ maxima: [Double]) throws(Problem) {
    for item in items.indices {
      let own = items[item]
      items[item] = Item(
        maximum: maxima[item], isPretest: own.isPretest, options: own.options, takesSeveral: own.takesSeveral)
    }
    let units = items.map { $0.isPretest ? 0 : $0.maximumInUnits }
    if isFixedForm, candidateCount > 0 {
      let all = operationalItems.reduce(0) { $0 + units[$1] }
      self.maxima = Array(repeating: all, count: candidateCount)
      return try checkMagnitude()
    }
    self.maxima = Array(repeating: 0, count: candidateCount)
    for item in items.indices where units[item] > 0 {
      for candidate in 0..<candidateCount where code(candidate: candidate, item: item) != Cell.notPresented {
        self.maxima[candidate] += units[item]
      }
    }
    try checkMagnitude()
  }

  /// Refuses points whose sums could not be kept.
  private mutating func checkMagnitude() throws(Problem) {
    let all = maxima.reduce(Int128(0)) { $0 + Int128($1) }
    guard all < 1 << 62 else { throw .tooManyPoints }
    magnitude = max(magnitude, Int64(all))
  }

  /// The highest score that occurred on each item, 0 where none did.
  package var highestScores: [Double] {
    codes.map { list in
      zip(list.answers, list.counts).reduce(0) { $1.1 > 0 ? max($0, ResponseMatrix.points($1.0.units)) : $0 }
    }
  }
}

extension ResponseMatrix.Item {
  /// The same item, of which one option is taken, with other options.
  fileprivate func with(options: [ResponseMatrix.Option]) -> Self {
    isOpen
      ? Self(openWith: options, isPretest: isPretest) : Self(maximum: maximum, isPretest: isPretest, options: options)
  }
}

extension CodeList {
  /// Gives each single choice, a place plus one, another.
  fileprivate mutating func renameChoices(_ places: [UInt32]) {
    let renamed = answers.map { Answer(units: $0.units, choice: places[Int($0.choice)]) }
    self = CodeList(renamed, counts: counts)
  }

  private init(_ renamed: [Answer], counts: [Int]) {
    self.init()
    for answer in renamed.dropFirst(self.answers.count) { _ = add(answer) }
    self.counts = counts
  }
}
