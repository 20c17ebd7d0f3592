/// The elements and attributes that a formula may have.
enum MathMLList {
  static let elements: Set<String> = [
    "math", "semantics", "annotation", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot", "msub",
    "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd", "mstyle", "mphantom", "mpadded",
  ]

  /// How many children an element has; nil for any number.
  static func arity(_ element: String) -> Int? {
    switch element {
    case "mi", "mn", "mo", "mtext", "mspace", "annotation": 0
    case "mfrac", "mroot", "msub", "msup", "munder", "mover", "semantics": 2
    case "msubsup", "munderover": 3
    default: nil
    }
  }

  static func allows(_ attribute: String, _ value: String, on element: String) -> Bool {
    switch (element, attribute) {
    case ("math", "xmlns"): value == "http://www.w3.org/1998/Math/MathML"
    case ("math", "display"): value == "block"
    case ("math", "alttext"): true
    case ("annotation", "encoding"): value == "application/x-tex"
    case ("mi", "mathvariant"): value == "normal"
    case ("mo", "form"): value == "prefix" || value == "postfix"
    case ("mo", "stretchy"), ("mo", "symmetric"), ("mo", "movablelimits"): value == "true" || value == "false"
    case ("mo", "lspace"), ("mo", "rspace"), ("mo", "minsize"), ("mo", "maxsize"), ("mspace", "width"): isLength(value)
    case ("mo", "mathsize"): value == "70%"
    case ("mfrac", "linethickness"), ("mpadded", "width"), ("mpadded", "height"), ("mpadded", "depth"): value == "0"
    case ("mover", "accent"), ("munder", "accentunder"): value == "true"
    case ("mfrac", "displaystyle"), ("mstyle", "displaystyle"), ("mtable", "displaystyle"):
      value == "true" || value == "false"
    case ("mfrac", "scriptlevel"), ("mstyle", "scriptlevel"): value == "0" || value == "1"
    case ("mtable", "columnalign"):
      value.split(separator: " ").allSatisfy { ["left", "center", "right"].contains($0) }
    case ("mtd", "class"): value == "left" || value == "right"
    default: false
    }
  }

  private static func isLength(_ value: String) -> Bool {
    if value == "0" { return true }
    let number = value.dropLast(2).drop { $0 == "-" }
    return value.hasSuffix("em") && !number.isEmpty
      && number.utf8.allSatisfy { $0 == 0x2e || (0x30...0x39).contains($0) }
  }
}
