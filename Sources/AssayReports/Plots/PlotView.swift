import AssayDiagnostics

/// For which room a plot is drawn: a page has a wide and a narrow picture of each, and shows the one that fits.
enum PlotView: Hashable, CaseIterable {
  case wide, narrow
  /// One of several beside each other, the same on every screen.
  case small

  var width: Double {
    switch self {
    case .wide: 720
    case .narrow: 350
    case .small: 320
    }
  }

  /// The height of the region between the axes; of named places each gets its share.
  func plotHeight(_ axis: Axis) -> Double {
    let usual: Double =
      switch self {
      case .wide: 300
      case .narrow: 260
      case .small: 130
      }
    return axis.names.isEmpty ? usual : max(60, 26 * Double(axis.names.count))
  }

  var fontSize: Double { self == .small ? 11 : self == .wide ? 13 : 12 }

  var name: StaticString {
    switch self {
    case .wide: "wide"
    case .narrow: "narrow"
    case .small: "small"
    }
  }

  /// About how wide a text is: glyphs of sans-serif fonts are a little over half as wide as high.
  func width(of text: String) -> Double { Double(displayWidth(of: text)) * fontSize * 0.62 }

  /// A text cut short to a width.
  func clipped(_ text: String, to width: Double) -> String {
    AssayReports.clipped(text, to: max(3, Int(width / (fontSize * 0.62))))
  }
}

/// A rectangle of a picture.
struct Box: Hashable {
  var left, top, right, bottom: Double

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func grown(by margin: Double) -> Box {
    Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  func contains(_ other: Box) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }
}
