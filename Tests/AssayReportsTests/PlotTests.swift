import Testing

@testable import AssayReports

struct `A plot` {
  @Test func `labels points so that no label hides another`() {
    var placer = LabelPlacer(within: Box(left: 0, top: 0, right: 300, bottom: 200), taken: [], points: [])
    var boxes: [Box] = []
    for number in 0..<30 {
      // A crowd in the middle.
      guard let place = placer.place(width: 30, height: 12, x: 150 + Double(number % 5), y: 100 + Double(number / 5))
      else { continue }
      #expect(!boxes.contains { $0.overlaps(place.box) })
      #expect(Box(left: 0, top: 0, right: 300, bottom: 200).contains(place.box))
      boxes.append(place.box)
    }
    #expect(boxes.count > 15)
  }

  @Test func `keeps labels off points where it can`() {
    var placer = LabelPlacer(
      within: Box(left: 0, top: 0, right: 300, bottom: 200), taken: [], points: [(150, 100), (170, 100)])
    #expect(placer.place(width: 30, height: 12, x: 150, y: 100)?.box.right ?? 300 <= 150)
  }

  @Test(arguments: PlotView.allCases)
  func `keeps the labels of its rules apart`(view: PlotView) {
    var plot = Plot("", x: Axis("", from: 0, to: 100), y: Axis("", from: 0, to: 1), description: "")
    for place in [50.0, 51, 52, 60, 90, 99] { plot.rule(x: place, "a label of some length") }
    let labels = PlotFrame(plot, view).ruleLabels
    #expect(labels.count == 6)
    let boxes = labels.map { label in
      Box(
        left: label.left, top: label.baseline - 10, right: label.left + view.width(of: label.text),
        bottom: label.baseline)
    }
    for (place, box) in boxes.enumerated() { #expect(!boxes[..<place].contains { $0.overlaps(box) }) }
    #expect(boxes.allSatisfy { $0.left >= 0 && $0.right <= view.width + 1 })
  }

  @Test func `survives figures that are none, and none at all`() {
    var plot = Plot("", x: Axis("", covering: []), y: Axis("", from: 1, to: 1), description: "")
    plot.line("a", [.init(.nan, 1), .init(0, .infinity), .init(0.5, 1)])
    plot.points("b", [.init(.nan, .nan, "label"), .init(0.2, 1e300, "far")])
    plot.bars("c", [.init(from: 0, to: 0, height: .nan)])
    plot.band("d", [])
    plot.span("e", -5...5)
    for view in PlotView.allCases {
      var drawing = SVGPlot(plot, view, id: "p")
      let text = drawing.markup().text
      #expect(!text.contains("nan") && !text.contains("inf"))
    }
  }

  @Test func `names a layer once in its legend`() {
    var plot = Plot("", x: Axis("", from: 0, to: 1), y: Axis("", from: 0, to: 1), description: "")
    plot.line("a", [.init(0, 0)])
    plot.points("a", [.init(0, 0)])
    plot.line(nil, [.init(0, 0)])
    #expect(plot.legend.map(\.name) == ["a"])
  }

  @Test func `becomes a table or its description where only text can be shown`() {
    var plot = Plot("Title", x: Axis("", from: 0, to: 1), y: Axis("", from: 0, to: 1), description: "What it says.")
    var document = Document()
    document.plot(plot)
    plot.inText = .table(Table(columns: [.init("x")], rows: [["7"]]))
    document.plot(plot)
    plot.inText = .none
    document.plot(plot)
    var layout = TerminalLayout(width: 60, isStyled: false)
    #expect(layout.text(of: document) == "Title\nWhat it says.\n\nTitle\nx\n7\n")
  }
}
