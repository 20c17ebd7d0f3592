/// An axis of a plot: what it measures, and from where to where.
///
/// Ticks stand at whole multiples of 1, 2 or 5 times a power of ten (Heckbert, 1990, *Nice numbers for graph labels*,
/// Graphics Gems), as many as the size of the picture has room for, with as many decimals as the step needs.
struct Axis: Hashable, Sendable {
  var label: String
  /// Not empty.
  let range: ClosedRange<Double>
  /// Named places in the stead of numbers, in ascending order; for groups and the like.
  var names: [Name] = []

  struct Name: Hashable, Sendable {
    var at: Double
    var text: String
  }

  struct Tick: Hashable, Sendable {
    var at: Double
    var text: String
  }

  /// An axis of just this range.
  init(_ label: String, from low: Double, to high: Double) {
    self.label = label
    range = Self.sound(low, high)
  }

  /// An axis that holds all these values, widened to whole steps.
  ///
  /// - Parameters:
  ///   - label: What it measures, with the unit.
  ///   - values: What is drawn; not finite ones are passed over. Without any the axis is from 0 to 1.
  ///   - anchors: What must be on it too, such as 0.
  init(_ label: String, covering values: some Sequence<Double>, and anchors: [Double] = []) {
    self.label = label
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    for anchor in anchors {
      low = min(low, anchor)
      high = max(high, anchor)
    }
    guard low <= high else {
      range = 0...1
      return
    }
    let whole = Self.sound(low, high)
    let step = Self.step(over: whole.upperBound - whole.lowerBound, atMost: 6)
    range = Self.sound(
      (whole.lowerBound / step + 1e-9).rounded(.down) * step, (whole.upperBound / step - 1e-9).rounded(.up) * step)
  }

  /// An axis of named places, `names[0]` at 0, the next at 1 and so on.
  init(_ label: String, names: [String]) {
    self.label = label
    range = -0.5...(Double(max(names.count, 1)) - 0.5)
    self.names = names.enumerated().map { Name(at: Double($0), text: $1) }
  }

  /// The ticks on the axis, at most so many.
  func ticks(atMost count: Int) -> [Tick] {
    guard names.isEmpty else { return names.map { Tick(at: $0.at, text: $0.text) } }
    let step = Self.step(over: range.upperBound - range.lowerBound, atMost: max(count, 2) - 1)
    let places = Self.places(of: step)
    let first = (range.lowerBound / step - 1e-6).rounded(.up)
    let last = (range.upperBound / step + 1e-6).rounded(.down)
    guard first <= last, last - first < 1000 else { return [] }
    return stride(from: first, through: last, by: 1).map {
      Tick(at: $0 * step, text: minused(fixed($0 * step, places)))
    }
  }

  /// The least of 1, 2 and 5 times a power of ten that parts a length into at most so many steps.
  static func step(over length: Double, atMost count: Int) -> Double {
    let least = length / Double(max(count, 1)) * (1 - 1e-9)
    guard least > 0, least.isFinite else { return 1 }
    var power = 1.0
    while power * 10 <= least { power *= 10 }
    while power > least { power /= 10 }
    return ([1, 2, 5].first { $0 * power >= least } ?? 10) * power
  }

  private static func places(of step: Double) -> Int {
    var places = 0
    var size = step
    while size < 0.999, places < 12 {
      size *= 10
      places += 1
    }
    return places
  }

  /// The range, or one around it where it is a point or no range at all.
  private static func sound(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    guard low.isFinite, high.isFinite, low <= high else { return 0...1 }
    guard low < high, high - low > abs(low) * 1e-12 else {
      let half = low == 0 ? 0.5 : abs(low) * 0.1
      return (low - half)...(low + half)
    }
    return low...high
  }
}

/// A number with a true minus sign, for print.
func minused(_ text: String) -> String { text.hasPrefix("-") ? "−" + text.dropFirst() : text }
