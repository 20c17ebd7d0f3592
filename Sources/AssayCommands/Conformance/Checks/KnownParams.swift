import AssayJSON

/// The engine understands every call.
enum KnownParams: ConformanceCheck {
  static let id = "known-params"
  static let title = "every call is one that the protocol has, with the parameters that it has"
  static let advice = "Hold the call against docs/protocol.md, or against `assay serve --describe`."

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    record.lines.compactMap { line in
      guard !line.isTroubled, let kind = line.answer?.kind, kinds.contains(kind), line.sequence ?? 1 >= 1 else {
        return nil
      }
      // A client may say that it cannot do what a scenario is about.
      if kind == "unsupportedContent", line.answer?.message["error"]?["data"]?["types"] == nil { return nil }
      let message = line.answer?.message["error"]?["message"]?.string ?? ""
      return ConformanceProblem("The engine refused it: \(message)", line)
    }
  }

  private static let kinds: Set<String> = [
    "methodNotFound", "invalidParams", "unsupportedVersion", "unsupportedContent", "unknownAssessment", "unknownSlot",
    "invalidAnswer", "notRegistered",
  ]
}
