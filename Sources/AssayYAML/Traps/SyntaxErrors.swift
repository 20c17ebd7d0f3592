import AssayDiagnostics

extension RuleID {
  static let syntax: RuleID = "yaml-syntax"
}

extension Composer {
  /// Says in the author's language why libyaml stopped.
  mutating func report(_ failure: EventParser.Failure) {
    let place = places.offset(of: failure.problemMark)
    problems.add(
      Diagnostic(
        "this is not YAML: \(failure.problem)", rule: .syntax, at: file.span(place..<min(place + 1, places.bytes.count))
      ))
  }
}
