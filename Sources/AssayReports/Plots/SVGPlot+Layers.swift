extension SVGPlot {
  mutating func draw(_ layer: Plot.Layer) {
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

  mutating func draw(_ marks: [Plot.Mark], _ ink: Plot.Ink) {
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

  func whisker(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, _ path: inout Markup) {
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

  func polyline(_ points: [(Double, Double)]) -> Markup {
    var path = Markup()
    var isFirst = true
    for point in points where point.0.isFinite && point.1.isFinite {
      path.raw(isFirst ? "M" : "L")
      path.pair(frame.x(point.0), frame.y(point.1))
      isFirst = false
    }
    return path
  }

  mutating func rule(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
    var path = Markup()
    path.raw("M")
    path.pair(x0, y0)
    path.raw("L")
    path.pair(x1, y1)
    svg.path("rule", .faint, path)
  }
}
