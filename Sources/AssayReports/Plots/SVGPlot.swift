import AssayDiagnostics

/// Draws a plot as SVG, with its title and description for those who cannot see it.
///
/// Colours come from the style of the page by class, so that one picture serves light, dark and print.
struct SVGPlot {
  let frame: PlotFrame
  let id: String
  var svg = Markup()
  var view: PlotView { frame.view }

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

  mutating func begin() {
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

  mutating func drawGrid() {
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

  mutating func drawAxes() {
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

  mutating func drawLegend() {
    for entry in frame.legend {
      let samples = frame.plot.layers.filter { $0.name.map { view.clipped($0, to: view.width - 30) } == entry.name }
      for layer in samples { drawSample(layer, entry) }
      write(entry.name, x: entry.x + PlotFrame.swatch + 6, y: entry.y, "start")
    }
  }

  mutating func drawSample(_ layer: Plot.Layer, _ entry: PlotFrame.LegendEntry) {
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
}

extension SVGPlot {
  mutating func area(_ name: StaticString, _ ink: Plot.Ink, _ box: Box) {
    svg.raw("<rect class=\"")
    svg.raw(name)
    svg.raw(" ")
    svg.raw(ink.name)
    svg.raw("\"")
    rectangle(box)
    svg.raw("/>")
  }

  mutating func rectangle(_ box: Box) {
    svg.attribute("x", box.left)
    svg.attribute("y", box.top)
    svg.attribute("width", max(box.right - box.left, 0))
    svg.attribute("height", max(box.bottom - box.top, 0))
  }

  mutating func write(
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
