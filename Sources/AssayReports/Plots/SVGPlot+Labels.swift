extension SVGPlot {
  mutating func drawRuleLabels() {
    for label in frame.ruleLabels { write(label.text, x: label.left, y: label.baseline, "start", "rule-label") }
    for (text, box) in horizontalRuleLabels {
      write(text, x: box.right, y: box.bottom - view.fontSize * 0.25, "end", "rule-label")
    }
  }

  /// The labels of horizontal rules: at the right or the left end, above or below, where they hide the fewest points.
  var horizontalRuleLabels: [(String, Box)] {
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

  /// Labels of points, last, so that nothing is drawn over them.
  mutating func drawLabels() {
    let marks = shownMarks
    guard marks.contains(where: { $0.label != nil }) else { return }
    var placer = LabelPlacer(
      atMost: view == .wide ? 60 : 25,
      within: Box(
        left: frame.area.left + 1, top: frame.area.top, right: frame.area.right + 14, bottom: frame.area.bottom),
      taken: horizontalRuleLabels.map { $0.1.grown(by: 3) },
      points: marks.map { (frame.x($0.x), frame.y($0.y)) } + pointsOnRules)
    for mark in marks {
      guard let label = mark.label, !label.isEmpty else { continue }
      let (x, y) = (frame.x(mark.x), frame.y(mark.y))
      let text = view.clipped(label, to: view.width * 0.4)
      guard let place = placer.place(width: view.width(of: text), height: view.fontSize, x: x, y: y) else { continue }
      if place.needsLeader { drawLeader(to: place.box, x: x, y: y) }
      write(text, x: place.box.left, y: place.box.bottom - view.fontSize * 0.15, "start", "mark-label")
    }
  }

  var shownMarks: [Plot.Mark] {
    frame.plot.layers.flatMap { layer -> [Plot.Mark] in
      if case .points(let marks, _, _) = layer { marks.filter(isShown) } else { [] }
    }
  }

  /// Points along the rules, which labels should not hide either.
  var pointsOnRules: [(x: Double, y: Double)] {
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

  func isShown(_ mark: Plot.Mark) -> Bool {
    frame.plot.x.range.contains(mark.x) && frame.plot.y.range.contains(mark.y)
  }

  mutating func drawLeader(to box: Box, x: Double, y: Double) {
    var path = Markup()
    path.raw("M")
    path.pair(x, y)
    path.raw("L")
    path.pair(min(max(x, box.left), box.right), min(max(y, box.top), box.bottom))
    svg.path("leader", .faint, path)
  }
}
