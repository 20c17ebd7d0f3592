/// The sums of the one-way random-effects analysis of variance, from which each candidate can be taken away again.
struct NestedSums {
  private(set) var persons: Double
  private var items: Double
  private var squaredItems: Double
  private var within: Double
  /// Σ of deviations from `centre` and of its squares over the items of each person.
  private var sum: Double
  private var squares: Double
  private var weights: Double
  /// Near the grand mean, so that taking a person away loses no digits.
  let centre: Double

  init(_ candidates: [CandidateSums]) {
    persons = Double(candidates.count)
    items = orderFreeSum(candidates.map(\.items))
    squaredItems = orderFreeSum(candidates.map { $0.items * $0.items })
    within = orderFreeSum(candidates.map(\.within))
    weights = orderFreeSum(candidates.map(\.weight))
    let centre = items == 0 ? 0 : orderFreeSum(candidates.map(\.sum)) / items
    self.centre = centre
    sum = orderFreeSum(candidates.map { $0.sum - $0.items * centre })
    squares = orderFreeSum(
      candidates.map { ($0.sum - $0.items * centre) * ($0.sum - $0.items * centre) / $0.items })
  }

  /// The sums without one of the candidates.
  func without(_ candidate: CandidateSums) -> NestedSums {
    var left = self
    let deviation = candidate.sum - candidate.items * centre
    left.persons -= 1
    left.items -= candidate.items
    left.squaredItems -= candidate.items * candidate.items
    left.within -= candidate.within
    left.weights -= candidate.weight
    left.sum -= deviation
    left.squares -= deviation * deviation / candidate.items
    return left
  }

  var reasonToWithhold: Reason? {
    if persons < 2 { return .tooFewCandidates(needed: 2) }
    return items <= persons ? .tooFewItems(needed: 2) : nil
  }
}

extension NestedSums: VarianceComponents {
  var item: Double { max(0, within) / (items - persons) }
  var person: Double { (between - (persons - 1) * item) / spread }
  var error: Double { item * weights / persons }

  /// Σn_p(ȳ_p − ȳ)².
  var between: Double { max(0, squares - sum * sum / items) }
  /// N − Σn_p²/N, how often σ²(p) is in it.
  var spread: Double { items - squaredItems / items }
  var isEstimable: Bool { reasonToWithhold == nil }
}
