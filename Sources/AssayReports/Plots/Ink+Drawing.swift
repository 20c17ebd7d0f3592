extension Plot.Ink {
  /// The class that gives it its colour, light or dark, in the style of the page.
  var name: StaticString {
    switch self {
    case .first: "i1"
    case .second: "i2"
    case .third: "i3"
    case .fourth: "i4"
    case .fifth: "i5"
    case .sixth: "i6"
    case .faint: "i0"
    }
  }

  /// The dashes of its lines; nil for an unbroken one.
  var dashes: StaticString? {
    switch self {
    case .first, .faint: nil
    case .second: "7 4"
    case .third: "2 3"
    case .fourth: "9 3 2 3"
    case .fifth: "14 4"
    case .sixth: "5 2 1 2 1 2"
    }
  }

  /// Adds its shape around a point to a path.
  func shape(_ x: Double, _ y: Double, _ radius: Double, to path: inout Markup) {
    switch self {
    case .first, .faint:
      path.raw("M")
      path.pair(x - radius, y)
      for end in [2 * radius, -2 * radius] {
        path.raw("a")
        path.pair(radius, radius)
        path.raw(" 0 1 0 ")
        path.pair(end, 0)
      }
      path.raw("z")
    case .second: polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)], x, y, radius, &path)
    case .third: polygon([(0, -1.25), (1.1, 0.8), (-1.1, 0.8)], x, y, radius, &path)
    case .fourth: polygon([(0, -1.3), (1.2, 0), (0, 1.3), (-1.2, 0)], x, y, radius, &path)
    case .fifth: polygon([(0, 1.25), (1.1, -0.8), (-1.1, -0.8)], x, y, radius, &path)
    case .sixth:
      let (a, b) = (0.4, 1.2)
      polygon(
        [(-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a)],
        x, y, radius, &path)
    }
  }

  private func polygon(
    _ corners: [(Double, Double)], _ x: Double, _ y: Double, _ radius: Double, _ path: inout Markup
  ) {
    for (place, corner) in corners.enumerated() {
      path.raw(place == 0 ? "M" : "L")
      path.pair(x + corner.0 * radius, y + corner.1 * radius)
    }
    path.raw("z")
  }
}

extension Markup {
  mutating func pair(_ x: Double, _ y: Double) {
    number(x)
    raw(" ")
    number(y)
  }

  /// Adds a path element of a class.
  mutating func path(
    _ name: StaticString, _ ink: Plot.Ink, dashes: StaticString? = nil, hint: String? = nil, _ data: Markup
  ) {
    raw("<path class=\"")
    raw(name)
    raw(" ")
    raw(ink.name)
    raw("\"")
    if let dashes {
      raw(" stroke-dasharray=\"")
      raw(dashes)
      raw("\"")
    }
    raw(" d=\"")
    append(data)
    guard let hint else { return raw("\"/>") }
    raw("\">")
    element("title", hint)
    raw("</path>")
  }
}
