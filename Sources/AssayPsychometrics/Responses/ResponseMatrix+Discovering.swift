// For files that do not say beforehand what can be chosen or how many points an item brings.

extension ResponseMatrix {
  /// Adds an option to an item that takes one, and gives its place.
  package mutating func addOption(_ label: String, isKey: Bool, item: Int) -> Int {
    let own = items[item]
    items[item] = Item(
      maximum: own.maximum, isPretest: own.isPretest, options: own.options + [Option(label, isKey: isKey)])
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
      items[item] = Item(
        maximum: own.maximum, isPretest: own.isPretest, options: order.map { own.options[$0] })
      codes[item].renameChoices(places)
    }
  }

  /// Sets what each item can bring at most, above 0 and no less than any score on it, and with it the candidates' maxima.
  package mutating func setMaxima(_ maxima: [Double]) {
    for item in items.indices {
      let own = items[item]
      items[item] = Item(
        maximum: maxima[item], isPretest: own.isPretest, options: own.options, takesSeveral: own.takesSeveral)
    }
    let units = items.map { $0.isPretest ? 0 : $0.maximumInUnits }
    if isFixedForm, candidateCount > 0 {
      let all = operationalItems.reduce(0) { $0 + units[$1] }
      self.maxima = Array(repeating: all, count: candidateCount)
      return
    }
    self.maxima = Array(repeating: 0, count: candidateCount)
    for item in items.indices where units[item] > 0 {
      for candidate in 0..<candidateCount where code(candidate: candidate, item: item) != Cell.notPresented {
        self.maxima[candidate] += units[item]
      }
    }
  }

  /// The highest score that occurred on each item, 0 where none did.
  package var highestScores: [Double] {
    codes.map { list in
      zip(list.answers, list.counts).reduce(0) { $1.1 > 0 ? max($0, ResponseMatrix.points($1.0.units)) : $0 }
    }
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
