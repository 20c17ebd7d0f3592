import Testing

@testable import AssayReports

struct `An axis` {
  @Test func `has ticks at whole multiples of 1, 2 or 5`() {
    #expect(Axis("", from: 0, to: 100).ticks(atMost: 6).map(\.text) == ["0", "20", "40", "60", "80", "100"])
    #expect(Axis("", from: 0, to: 1).ticks(atMost: 6).map(\.text) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(Axis("", from: -0.13, to: 0.27).ticks(atMost: 5).map(\.text) == ["−0.1", "0.0", "0.1", "0.2"])
    #expect(Axis("", from: 17, to: 17.004).ticks(atMost: 3).map(\.text) == ["17.000", "17.002", "17.004"])
  }

  @Test func `covers what is drawn, widened to whole steps`() {
    #expect(Axis("", covering: [30, 570], and: [0]).range == 0...600)
    #expect(Axis("", covering: [-13, 57]).range == -20...60)
    #expect(Axis("", covering: [12, 1021], and: [0]).range == 0...1200)
  }

  @Test(arguments: [[], [.nan], [3], [0], [-2, -2], [.infinity, 1]] as [[Double]])
  func `has a range and ticks whatever is drawn`(values: [Double]) {
    let axis = Axis("", covering: values)
    #expect(axis.range.lowerBound < axis.range.upperBound)
    #expect(1...6 ~= axis.ticks(atMost: 6).count)
  }

  @Test func `has at most so many ticks`() {
    for high in stride(from: 0.013, to: 4000, by: 1.37) {
      for count in [2, 5, 9] { #expect(Axis("", from: 0, to: high).ticks(atMost: count).count <= count) }
    }
  }

  @Test func `of names has a place for each`() {
    let axis = Axis("group", names: ["a", "b"])
    #expect(axis.range == -0.5...1.5)
    #expect(axis.ticks(atMost: 1).map(\.at) == [0, 1])
  }
}
