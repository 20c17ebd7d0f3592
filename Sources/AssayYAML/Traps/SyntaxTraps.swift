import AssayDiagnostics

extension RuleID {
  static let syntax: RuleID = "yaml-syntax"
}

/// The mistakes that authors make in YAML, each with a message of its own; the first that fits is taken.
enum SyntaxTraps {
  private static let all: [@Sendable (SyntaxFailure) -> Diagnostic?] = [
    BracesInText.explain, UnclosedQuote.explain, TextAfterQuote.explain, BadEscape.explain, ColonInText.explain,
    UnclosedBracket.explain, TextAfterBracket.explain, TabIndentation.explain, ReservedCharacter.explain,
    MissingColon.explain, DashInText.explain, BlockHeader.explain, BadIndentation.explain, BadDirective.explain,
  ]

  /// Says in an author's words why reading stopped.
  static func explain(_ failure: SyntaxFailure) -> Diagnostic {
    for trap in all {
      if let diagnostic = trap(failure) { return diagnostic }
    }
    let context = failure.context.isEmpty ? "" : " (\(failure.context))"
    return Diagnostic(
      "this is not YAML: \(failure.problem)\(context)", rule: .syntax, at: failure.span(at: failure.place))
  }
}

extension Composer {
  /// Reports why libyaml stopped, unless what was said about the same line explains it.
  mutating func report(_ failure: EventParser.Failure) {
    let place = places.offset(of: failure.problemMark)
    let line = UInt32(truncatingIfNeeded: file.position(at: place).line)
    guard line != explainedLine || problems.found.isEmpty else { return }
    let last = records.last.map { node in
      let range = Int(node.lower)..<Int(max(node.lower, node.upper))
      return (range: range, style: node.style)
    }
    let diagnostic = SyntaxTraps.explain(
      SyntaxFailure(
        file: file, problem: failure.problem, context: failure.context, place: place,
        contextPlace: places.offset(of: failure.contextMark),
        indents: outerIndents + openFrames.filter { !$0.isFlow }.map { Int(records[$0.index].column) - 1 },
        last: last, isInFlow: openFrames.contains(where: \.isFlow)))
    // Reading that was taken up again may stop at the same place.
    guard !problems.found.contains(where: { $0.rule == diagnostic.rule && $0.span == diagnostic.span }) else { return }
    problems.add(diagnostic)
  }
}
