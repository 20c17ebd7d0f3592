import AssayDiagnostics

extension RuleID {
  static let indentation: RuleID = "yaml-indentation"
}

/// A line whose indentation belongs to nothing above it.
enum BadIndentation {
  static func explain(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.isFirstOnLine, !failure.isInFlow else { return nil }
    let line = failure.line(of: failure.place)
    let indent = failure.indent(ofLine: line)
    let content = failure.file.span(Composer.restOfLine(failure.bytes, from: failure.place))
    switch failure.problem {
    case "did not find expected '-' indicator":
      return Diagnostic(
        "this line stands among the elements of a list and has no `-`", rule: .indentation, at: content,
        notes: [.init("the list begins here", at: failure.span(at: failure.contextPlace))],
        help: "begin it with `- `, or indent it differently")
    case "did not find expected key":
      if failure.indents.contains(indent), failure.isAt("-") {
        return Diagnostic(
          "this `-` stands among keys; indent it deeper, or remove it", rule: .indentation,
          at: failure.span(at: failure.place),
          notes: [.init("the keys begin here", at: failure.span(at: failure.contextPlace))])
      }
      let known = indents(above: line, in: failure).map(String.init)
      let list = known.dropLast().joined(separator: ", ") + (known.count > 1 ? " or " : "") + (known.last ?? "")
      return Diagnostic(
        "this line is indented by \(counted(indent, "space")), which fits no line above it",
        rule: .indentation, at: content, help: "what stands around it is indented by \(list)")
    default: return nil
    }
  }

  /// The indentations of the line before and of what it stands in.
  private static func indents(above line: Int, in failure: SyntaxFailure) -> [Int] {
    var indents = Set(failure.indents)
    var before = failure.contentLine(before: line)
    var innermost = Int.max
    while let above = before, innermost > 0, failure.line(of: failure.place) - above < 1000 {
      let indent = failure.indent(ofLine: above)
      if indent < innermost {
        innermost = indent
        indents.insert(indent)
        let content = failure.bytes[failure.content(ofLine: above)]
        if content.starts(with: [UInt8(ascii: "-"), 0x20]), content.contains(UInt8(ascii: ":")) {
          indents.insert(indent + 2)
        }
      }
      before = failure.contentLine(before: above)
    }
    return indents.sorted()
  }
}
