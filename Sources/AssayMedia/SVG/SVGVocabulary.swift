/// The elements, attributes and properties of SVG 1.1 (W3C, 2011) that draw, and nothing that acts or fetches.
enum SVGVocabulary {
  static let elements: Set<String> = [
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "textPath", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask",
    "marker", "metadata",
  ]

  /// How things look; as attributes and in `style`.
  static let properties: Set<String> = [
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "opacity", "color", "display",
    "visibility", "overflow", "clip-path", "clip-rule", "mask", "marker", "marker-start", "marker-mid", "marker-end",
    "stop-color", "stop-opacity", "font-family", "font-size", "font-style", "font-weight", "font-stretch",
    "font-variant", "text-anchor", "text-align", "text-decoration", "letter-spacing", "word-spacing", "line-height",
    "dominant-baseline", "alignment-baseline", "baseline-shift", "writing-mode", "direction", "unicode-bidi",
    "paint-order", "shape-rendering", "text-rendering", "image-rendering", "color-interpolation", "vector-effect",
    "mix-blend-mode", "isolation", "enable-background", "stroke-alignment", "white-space",
  ]

  static let attributes: Set<String> = properties.union([
    "id", "class", "style", "transform", "xmlns", "xmlns:xlink", "xml:space", "xml:lang", "lang", "version",
    "baseProfile", "viewBox", "preserveAspectRatio", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "fx",
    "fy", "x1", "y1", "x2", "y2", "dx", "dy", "rotate", "textLength", "lengthAdjust", "startOffset", "method",
    "spacing", "d", "pathLength", "points", "offset", "gradientUnits", "gradientTransform", "spreadMethod",
    "patternUnits", "patternContentUnits", "patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits",
    "markerWidth", "markerHeight", "markerUnits", "refX", "refY", "orient", "href", "xlink:href", "role",
    "focusable", "font", "tabindex",
  ])

  /// `aria-…` and `data-…`: words for those who read them, which do nothing.
  static func isInert(_ name: String) -> Bool { name.hasPrefix("aria-") || name.hasPrefix("data-") }

  /// Properties of drawing programs, which no browser knows.
  static func isInertProperty(_ name: String) -> Bool {
    name.hasPrefix("-inkscape-") || name.hasPrefix("font-variant-") || name.hasPrefix("text-decoration-")
  }
}
