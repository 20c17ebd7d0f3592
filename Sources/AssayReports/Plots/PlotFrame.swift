import AssayDiagnostics

/// Where everything of a picture stands: legend, axes, rules' labels and the region between the axes.
struct PlotFrame {
  let view: PlotView
  let plot: Plot
  /// Between the axes.
  let area: Box
  let height: Double
  let xTicks, yTicks: [Axis.Tick]
  let legend: [LegendEntry]
  /// The labels of vertical rules, in rows above the area.
  let ruleLabels: [RuleLabel]
  let yLabelBaseline: Double

  struct LegendEntry {
    let name: String
    let x, y: Double
  }

  struct RuleLabel {
    let text: String
    let at: Double
    let left, baseline: Double
  }

  static let swatch = 24.0

  init(_ plot: Plot, _ view: PlotView) {
    self.view = view
    self.plot = plot
    let line = view.fontSize * 1.35
    let plotHeight = view.plotHeight(plot.y)
    yTicks = plot.y.ticks(atMost: max(3, Int(plotHeight / 44)))
    let widest = yTicks.map { view.width(of: $0.text) }.max() ?? 0
    let left = min(widest, view.width * 0.42) + 10
    let right = view.width - 16
    let (legend, legendBottom) = Self.legend(plot, view, line: line)
    self.legend = legend
    let hasYLabel = !plot.y.label.isEmpty
    yLabelBaseline = legendBottom + view.fontSize
    let labelsTop = legendBottom + (hasYLabel ? line : 0)
    func x(_ value: Double) -> Double { Self.scale(value, plot.x.range, left, right) }
    let (labels, rows) = Self.ruleLabels(plot, view, x: x)
    let top = labelsTop + Double(rows) * line + 5
    ruleLabels = labels.map {
      RuleLabel(text: $0.text, at: $0.at, left: $0.left, baseline: labelsTop + Double($0.row) * line + view.fontSize)
    }
    area = Box(left: left, top: top, right: right, bottom: top + plotHeight)
    xTicks = Self.fittingTicks(plot.x, view, width: right - left)
    let hasXTicks = !xTicks.isEmpty
    height = area.bottom + 4 + (hasXTicks ? line : 0) + (plot.x.label.isEmpty ? 0 : line) + 4
  }

  func x(_ value: Double) -> Double { Self.scale(value, plot.x.range, area.left, area.right) }
  func y(_ value: Double) -> Double { Self.scale(value, plot.y.range, area.bottom, area.top) }

  private static func scale(_ value: Double, _ range: ClosedRange<Double>, _ from: Double, _ to: Double) -> Double {
    from + (value - range.lowerBound) / (range.upperBound - range.lowerBound) * (to - from)
  }

  /// As many ticks as have room for their texts.
  private static func fittingTicks(_ axis: Axis, _ view: PlotView, width: Double) -> [Axis.Tick] {
    var count = max(2, Int(width / 36))
    while count > 2 {
      let ticks = axis.ticks(atMost: count)
      let widest = ticks.map { view.width(of: $0.text) }.max() ?? 0
      if !axis.names.isEmpty || Double(ticks.count) * (widest + 16) <= width { return ticks }
      count -= 1
    }
    return axis.ticks(atMost: 2)
  }

  /// The legend in rows from the top, and where it ends.
  private static func legend(_ plot: Plot, _ view: PlotView, line: Double) -> ([LegendEntry], Double) {
    var entries: [LegendEntry] = []
    var (x, row) = (0.0, 0)
    for name in plot.legend.map(\.name) {
      let text = view.clipped(name, to: view.width - swatch - 6)
      let width = swatch + 6 + view.width(of: text)
      if x > 0, x + width > view.width - 8 { (x, row) = (0, row + 1) }
      entries.append(LegendEntry(name: text, x: x, y: Double(row) * line + view.fontSize))
      x += width + 16
    }
    return (entries, entries.isEmpty ? 0 : Double(row + 1) * line + 3)
  }

  private struct RowLabel {
    let text: String
    let at, left: Double
    let row: Int
  }

  /// The labels of vertical rules, each in the first row in which it hides no other.
  private static func ruleLabels(_ plot: Plot, _ view: PlotView, x: (Double) -> Double) -> ([RowLabel], Int) {
    var rows: [[ClosedRange<Double>]] = []
    var labels: [RowLabel] = []
    for case .verticalRule(let at, let label) in plot.layers where plot.x.range.contains(at) {
      let text = view.clipped(label, to: view.width - 8)
      let width = view.width(of: text)
      let left = min(max(x(at) - width / 2, 0), view.width - width)
      let taken = (left - 6)...(left + width + 6)
      let row = rows.firstIndex { !$0.contains { $0.overlaps(taken) } } ?? rows.count
      if row == rows.count { rows.append([]) }
      rows[row].append(taken)
      labels.append(RowLabel(text: text, at: at, left: left, row: row))
    }
    return (labels, rows.count)
  }
}
