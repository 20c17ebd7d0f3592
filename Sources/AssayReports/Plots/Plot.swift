/// A picture of figures as data: axes and what is drawn on them, before it becomes SVG.
///
/// ```swift
/// var plot = Plot(
///   "Reliability against length", x: .init("items", covering: [0, 100]), y: .init("reliability", from: 0, to: 1),
///   description: "Reliability rises from 0.52 with 10 items to 0.92 with 100; 0.80 takes 37.")
/// plot.line("Spearman-Brown", points, .first)
/// plot.points("this exam", [.init(10, 0.52, "now")], .second)
/// plot.rule(y: 0.8, "0.80")
/// document.plot(plot)
/// ```
///
/// Layers are drawn in the order in which they are added. What is named is in the legend; series differ by colour and by
/// dash or shape, so that no colour is needed to tell them apart.
struct Plot: Hashable, Sendable {
  var title: String
  /// What the picture says, with its main figures, for those who cannot see it, and for terminals and Markdown.
  var description: String
  var x: Axis
  var y: Axis
  private(set) var layers: [Layer] = []
  var size = Size.regular
  var inText = InText.description

  init(_ title: String, x: Axis, y: Axis, description: String) {
    self.title = title
    self.description = description
    self.x = x
    self.y = y
  }

  enum Size: Hashable, Sendable {
    /// As wide as the text.
    case regular
    /// One of several beside each other.
    case small
  }

  /// What stands for the picture where only text can be shown.
  enum InText: Hashable, Sendable {
    case description
    /// The figures as a table, which HTML has below the picture, folded away.
    case table(Table)
    /// Nothing, because the figures are in the text anyway.
    case none
  }

  struct Point: Hashable, Sendable {
    var x, y: Double

    init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// A point that may have a label, and the ends of intervals around it.
  struct Mark: Hashable, Sendable {
    var x, y: Double
    /// Written beside the point, where it hides no other label and no point.
    var label: String?
    /// Told when the pointer rests on it.
    var hint: String?
    var xInterval: ClosedRange<Double>?
    var yInterval: ClosedRange<Double>?

    init(
      _ x: Double, _ y: Double, _ label: String? = nil, hint: String? = nil, xInterval: ClosedRange<Double>? = nil,
      yInterval: ClosedRange<Double>? = nil
    ) {
      self.x = x
      self.y = y
      self.label = label
      self.hint = hint
      self.xInterval = xInterval
      self.yInterval = yInterval
    }
  }

  /// From 0 to a height, over a part of the x axis.
  struct Bar: Hashable, Sendable {
    var from, to, height: Double
  }

  /// A slice of the region between two curves.
  struct Slice: Hashable, Sendable {
    var x, low, high: Double
  }

  enum Layer: Hashable, Sendable {
    case bars([Bar], name: String?, Ink)
    case line([Point], name: String?, Ink)
    case points([Mark], name: String?, Ink)
    /// A range of x over the whole height, such as the cut and a standard error to either side.
    case span(ClosedRange<Double>, name: String?, Ink)
    /// The region between two curves.
    case band([Slice], name: String?, Ink)
    case verticalRule(Double, label: String)
    case horizontalRule(Double, label: String)
  }

  /// What tells one series from another: a colour that is safe for the colour-blind, a dash and a shape.
  enum Ink: Int, Hashable, Sendable, CaseIterable {
    case first, second, third, fourth, fifth, sixth
    /// For what stands in the background.
    case faint

    /// The ink of a series by its place; the seventh is like the first again.
    static func series(_ place: Int) -> Ink { Ink(rawValue: place % 6) ?? .first }
  }
}

extension Plot {
  mutating func bars(_ name: String? = nil, _ bars: [Bar], _ ink: Ink = .first) {
    layers.append(.bars(bars, name: name, ink))
  }

  mutating func line(_ name: String? = nil, _ points: [Point], _ ink: Ink = .first) {
    layers.append(.line(points, name: name, ink))
  }

  mutating func points(_ name: String? = nil, _ marks: [Mark], _ ink: Ink = .first) {
    layers.append(.points(marks, name: name, ink))
  }

  mutating func span(_ name: String? = nil, _ range: ClosedRange<Double>, _ ink: Ink = .second) {
    layers.append(.span(range, name: name, ink))
  }

  mutating func band(_ name: String? = nil, _ slices: [Slice], _ ink: Ink = .first) {
    layers.append(.band(slices, name: name, ink))
  }

  mutating func rule(x: Double, _ label: String) { layers.append(.verticalRule(x, label: label)) }
  mutating func rule(y: Double, _ label: String) { layers.append(.horizontalRule(y, label: label)) }

  /// The names of the layers, each once, for the legend.
  var legend: [(name: String, layer: Layer)] {
    var seen: Set<String> = []
    return layers.compactMap { layer in
      guard let name = layer.name, seen.insert(name).inserted else { return nil }
      return (name, layer)
    }
  }
}

extension Plot.Layer {
  var name: String? {
    switch self {
    case .bars(_, let name, _), .line(_, let name, _), .points(_, let name, _), .span(_, let name, _),
      .band(_, let name, _):
      name
    case .verticalRule, .horizontalRule: nil
    }
  }
}
