import AssayDiagnostics

/// Draws a plot as SVG, with its title and description for those who cannot see it.
///
/// Colours come from the style of the page by class, so that one picture serves light, dark and print.
struct SVGPlot {
  private let frame: PlotFrame
  private let id: String
  private var svg = Markup()
  private var view: PlotView { frame.view }

  /// - Parameters:
  ///   - plot: What is drawn.
  ///   - view: For which room.
  ///   - id: Unique on the page, of letters, digits and hyphens.
  init(_ plot: Plot, _ view: PlotView, id: String) {
    frame = PlotFrame(plot, view)
    self.id = id
  }

  mutating func markup() -> Markup {
    begin()
    drawGrid()
    svg.made("<g clip-path=\"url(#\(id)c)\">")
    for layer in frame.plot.layers { draw(layer) }
    svg.raw("</g>")
    drawAxes()
    drawRuleLabels()
    drawLegend()
    drawLabels()
    svg.raw("</svg>\n")
    return svg
  }

  private mutating func begin() {
    svg.raw("<svg class=\"plot ")
    svg.raw(view.name)
    svg.raw("\" viewBox=\"0 0 ")
    svg.pair(view.width, frame.height)
    svg.raw("\"")
    svg.attribute("font-size", view.fontSize)
    svg.made(" role=\"img\" aria-labelledby=\"\(id)t\" aria-describedby=\"\(id)d\"><title id=\"\(id)t\">")
    svg.text(frame.plot.title)
    svg.made("</title><desc id=\"\(id)d\">")
    svg.text(frame.plot.description)
    svg.made("</desc><clipPath id=\"\(id)c\"><rect")
    rectangle(
      Box(
        left: frame.area.left - 6, top: frame.area.top - 6, right: frame.area.right + 6, bottom: frame.area.bottom + 6))
    svg.raw("/></clipPath>\n")
  }

  private mutating func drawGrid() {
    var path = Markup()
    for tick in frame.yTicks where frame.plot.y.names.isEmpty {
      path.raw("M")
      path.pair(frame.area.left, frame.y(tick.at))
      path.raw("H")
      path.number(frame.area.right)
    }
    for tick in frame.xTicks where frame.plot.x.names.isEmpty {
      path.raw("M")
      path.pair(frame.x(tick.at), frame.area.top)
      path.raw("V")
      path.number(frame.area.bottom)
    }
    svg.path("grid", .faint, path)
  }

  private mutating func drawAxes() {
    var path = Markup()
    path.raw("M")
    path.pair(frame.area.left, frame.area.top)
    path.raw("V")
    path.number(frame.area.bottom)
    path.raw("H")
    path.number(frame.area.right)
    svg.path("axis", .faint, path)
    for tick in frame.yTicks {
      write(
        view.clipped(tick.text, to: frame.area.left - 8), x: frame.area.left - 6,
        y: frame.y(tick.at) + view.fontSize * 0.35, "end")
    }
    let line = view.fontSize * 1.35
    for tick in frame.xTicks {
      let room = (frame.area.right - frame.area.left) / Double(max(frame.xTicks.count, 1))
      let text = frame.plot.x.names.isEmpty ? tick.text : view.clipped(tick.text, to: room - 4)
      write(text, x: frame.x(tick.at), y: frame.area.bottom + line, "middle")
    }
    if !frame.plot.x.label.isEmpty {
      write(frame.plot.x.label, x: frame.area.right, y: frame.height - 6, "end", "label")
    }
    if !frame.plot.y.label.isEmpty { write(frame.plot.y.label, x: 0, y: frame.yLabelBaseline, "start", "label") }
  }

  private mutating func drawRuleLabels() {
    for label in frame.ruleLabels { write(label.text, x: label.left, y: label.baseline, "start", "rule-label") }
    for (text, box) in horizontalRuleLabels {
      write(text, x: box.right, y: box.bottom - view.fontSize * 0.25, "end", "rule-label")
    }
  }

  /// The labels of horizontal rules: at the right or the left end, above or below, where they hide the fewest points.
  private var horizontalRuleLabels: [(String, Box)] {
    let marks = shownMarks.map { (x: frame.x($0.x), y: frame.y($0.y)) }
    return frame.plot.layers.compactMap { layer in
      guard case .horizontalRule(let at, let label) = layer, frame.plot.y.range.contains(at) else { return nil }
      let text = view.clipped(label, to: (frame.area.right - frame.area.left) * 0.8)
      let (width, height) = (view.width(of: text), view.fontSize * 1.2)
      var best: (box: Box, hidden: Int)?
      for bottom in [frame.y(at) - 1, frame.y(at) + view.fontSize * 1.25] {
        for left in [frame.area.right - width - 2, frame.area.left + 4] {
          let box = Box(left: left, top: bottom - height, right: left + width, bottom: bottom)
          guard box.top >= frame.area.top - 2 else { continue }
          let hidden = marks.count {
            box.left - 4 < $0.x && $0.x < box.right + 4 && box.top - 4 < $0.y && $0.y < box.bottom + 4
          }
          if hidden < best?.hidden ?? .max { best = (box, hidden) }
        }
      }
      return best.map { (text, $0.box) }
    }
  }

  private mutating func drawLegend() {
    for entry in frame.legend {
      let samples = frame.plot.layers.filter { $0.name.map { view.clipped($0, to: view.width - 30) } == entry.name }
      for layer in samples { drawSample(layer, entry) }
      write(entry.name, x: entry.x + PlotFrame.swatch + 6, y: entry.y, "start")
    }
  }

  private mutating func drawSample(_ layer: Plot.Layer, _ entry: PlotFrame.LegendEntry) {
    let middle = entry.y - view.fontSize * 0.35
    let box = Box(left: entry.x, top: middle - 5, right: entry.x + PlotFrame.swatch, bottom: middle + 5)
    switch layer {
    case .bars(_, _, let ink): area("bar", ink, box)
    case .span(_, _, let ink), .band(_, _, let ink): area("band", ink, box)
    case .line(_, _, let ink):
      var path = Markup()
      path.raw("M")
      path.pair(box.left, middle)
      path.raw("H")
      path.number(box.right)
      svg.path("line", ink, dashes: ink.dashes, path)
    case .points(_, _, let ink):
      var path = Markup()
      ink.shape(entry.x + PlotFrame.swatch / 2, middle, 4, to: &path)
      svg.path("mark", ink, path)
    case .verticalRule, .horizontalRule: break
    }
  }

  /// Labels of points, last, so that nothing is drawn over them.
  private mutating func drawLabels() {
    let marks = shownMarks
    guard marks.contains(where: { $0.label != nil }) else { return }
    var placer = LabelPlacer(
      atMost: view == .wide ? 60 : 25,
      within: Box(
        left: frame.area.left + 1, top: frame.area.top, right: frame.area.right + 14, bottom: frame.area.bottom),
      taken: horizontalRuleLabels.map(\.1), points: marks.map { (frame.x($0.x), frame.y($0.y)) } + pointsOnRules)
    for mark in marks {
      guard let label = mark.label, !label.isEmpty else { continue }
      let (x, y) = (frame.x(mark.x), frame.y(mark.y))
      let text = view.clipped(label, to: view.width * 0.4)
      guard let place = placer.place(width: view.width(of: text), height: view.fontSize, x: x, y: y) else { continue }
      if place.needsLeader { drawLeader(to: place.box, x: x, y: y) }
      write(text, x: place.box.left, y: place.box.bottom - view.fontSize * 0.15, "start", "mark-label")
    }
  }

  private var shownMarks: [Plot.Mark] {
    frame.plot.layers.flatMap { layer -> [Plot.Mark] in
      if case .points(let marks, _, _) = layer { marks.filter(isShown) } else { [] }
    }
  }

  /// Points along the rules, which labels should not hide either.
  private var pointsOnRules: [(x: Double, y: Double)] {
    frame.plot.layers.flatMap { layer -> [(x: Double, y: Double)] in
      switch layer {
      case .verticalRule(let at, _) where frame.plot.x.range.contains(at):
        stride(from: frame.area.top, to: frame.area.bottom, by: 4).map { (frame.x(at), $0) }
      case .horizontalRule(let at, _) where frame.plot.y.range.contains(at):
        stride(from: frame.area.left, to: frame.area.right, by: 4).map { ($0, frame.y(at)) }
      default: []
      }
    }
  }

  private func isShown(_ mark: Plot.Mark) -> Bool {
    frame.plot.x.range.contains(mark.x) && frame.plot.y.range.contains(mark.y)
  }

  private mutating func drawLeader(to box: Box, x: Double, y: Double) {
    var path = Markup()
    path.raw("M")
    path.pair(x, y)
    path.raw("L")
    path.pair(min(max(x, box.left), box.right), min(max(y, box.top), box.bottom))
    svg.path("leader", .faint, path)
  }
}

extension SVGPlot {
  private mutating func draw(_ layer: Plot.Layer) {
    switch layer {
    case .bars(let bars, _, let ink):
      for bar in bars where bar.height != 0 && bar.height.isFinite {
        let gap = min(1, (frame.x(bar.to) - frame.x(bar.from)) * 0.1)
        let (base, top) = (frame.y(0), frame.y(bar.height))
        area(
          "bar", ink,
          Box(
            left: frame.x(bar.from) + gap / 2, top: min(base, top), right: frame.x(bar.to) - gap / 2,
            bottom: max(base, top)))
      }
    case .line(let points, _, let ink):
      svg.path("line", ink, dashes: ink.dashes, polyline(points.map { ($0.x, $0.y) }))
    case .points(let marks, _, let ink): draw(marks, ink)
    case .span(let range, _, let ink):
      area(
        "band", ink,
        Box(
          left: max(frame.x(range.lowerBound), frame.area.left), top: frame.area.top,
          right: min(frame.x(range.upperBound), frame.area.right), bottom: frame.area.bottom))
    case .band(let slices, _, let ink):
      var path = polyline(slices.map { ($0.x, $0.high) } + slices.reversed().map { ($0.x, $0.low) })
      path.raw("z")
      svg.path("band", ink, path)
    case .verticalRule(let at, _): rule(frame.x(at), frame.area.top - 4, frame.x(at), frame.area.bottom)
    case .horizontalRule(let at, _): rule(frame.area.left, frame.y(at), frame.area.right, frame.y(at))
    }
  }

  private mutating func draw(_ marks: [Plot.Mark], _ ink: Plot.Ink) {
    var intervals = Markup()
    for mark in marks where mark.x.isFinite && mark.y.isFinite {
      if let range = mark.xInterval {
        let (low, high) = (frame.x(range.lowerBound), frame.x(range.upperBound))
        whisker(low, frame.y(mark.y), high, frame.y(mark.y), &intervals)
      }
      if let range = mark.yInterval {
        whisker(frame.x(mark.x), frame.y(range.lowerBound), frame.x(mark.x), frame.y(range.upperBound), &intervals)
      }
    }
    if !intervals.bytes.isEmpty { svg.path("whisker", ink, intervals) }
    let radius = marks.count > 300 ? 2.5 : view == .small ? 3 : 4
    var plain = Markup()
    for mark in marks where mark.x.isFinite && mark.y.isFinite {
      guard let hint = mark.hint, marks.count <= 2000 else {
        ink.shape(frame.x(mark.x), frame.y(mark.y), radius, to: &plain)
        continue
      }
      var path = Markup()
      ink.shape(frame.x(mark.x), frame.y(mark.y), radius, to: &path)
      svg.path("mark", ink, hint: hint, path)
    }
    if !plain.bytes.isEmpty { svg.path("mark", ink, plain) }
  }

  private func whisker(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, _ path: inout Markup) {
    let (dx, dy) = x0 == x1 ? (4.0, 0.0) : (0.0, 4.0)
    for (from, to) in [
      ((x0, y0), (x1, y1)), ((x0 - dx, y0 - dy), (x0 + dx, y0 + dy)), ((x1 - dx, y1 - dy), (x1 + dx, y1 + dy)),
    ] {
      path.raw("M")
      path.pair(from.0, from.1)
      path.raw("L")
      path.pair(to.0, to.1)
    }
  }

  private func polyline(_ points: [(Double, Double)]) -> Markup {
    var path = Markup()
    var isFirst = true
    for point in points where point.0.isFinite && point.1.isFinite {
      path.raw(isFirst ? "M" : "L")
      path.pair(frame.x(point.0), frame.y(point.1))
      isFirst = false
    }
    return path
  }

  private mutating func rule(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
    var path = Markup()
    path.raw("M")
    path.pair(x0, y0)
    path.raw("L")
    path.pair(x1, y1)
    svg.path("rule", .faint, path)
  }

  private mutating func area(_ name: StaticString, _ ink: Plot.Ink, _ box: Box) {
    svg.raw("<rect class=\"")
    svg.raw(name)
    svg.raw(" ")
    svg.raw(ink.name)
    svg.raw("\"")
    rectangle(box)
    svg.raw("/>")
  }

  private mutating func rectangle(_ box: Box) {
    svg.attribute("x", box.left)
    svg.attribute("y", box.top)
    svg.attribute("width", max(box.right - box.left, 0))
    svg.attribute("height", max(box.bottom - box.top, 0))
  }

  private mutating func write(
    _ text: String, x: Double, y: Double, _ anchor: StaticString, _ name: StaticString = "tick"
  ) {
    svg.raw("<text class=\"")
    svg.raw(name)
    svg.raw("\" text-anchor=\"")
    svg.raw(anchor)
    svg.raw("\"")
    svg.attribute("x", x)
    svg.attribute("y", y)
    svg.raw(">")
    svg.text(text)
    svg.raw("</text>")
  }
}
