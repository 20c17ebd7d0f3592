import AssayJSON

extension ConformanceReport {
  /// The report for people.
  func text(isStyled: Bool) -> String {
    func styled(_ text: String, _ code: Int) -> String { isStyled ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
    var lines: [String] = []
    for entry in entries {
      let mark =
        switch entry.outcome {
        case .passed: styled("✓", 32)
        case .failed: styled("✗", 31)
        case .notJudged: styled("–", 33)
        }
      lines.append("\(mark) \(entry.id): \(entry.title)")
      if entry.outcome == .notJudged { lines.append("    not judged: mend what failed above first") }
      for finding in entry.findings {
        lines.append("    in \(finding.scenario): \(finding.expected)")
        if let sent = finding.sent { lines.append("    sent: \(sent)") }
      }
      if let printed = entry.findings.compactMap(\.printed).first {
        lines.append("    the client printed last:")
        lines += printed.split(separator: "\n").suffix(8).map { "      " + $0 }
      }
      if entry.outcome == .failed { lines.append("    " + styled("do: ", 1) + entry.advice) }
    }
    let notJudged = entries.count - passed - failed
    lines.append("")
    lines.append(
      failed == 0 && notJudged == 0
        ? "\(passed) of \(passed): the client keeps the protocol"
        : "\(failed) failed, \(passed) passed" + (notJudged == 0 ? "" : ", \(notJudged) not judged"))
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report for machines.
  var json: String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.array("command") { writer in for word in command { writer.string(word) } }
      writer.member("passed", passed)
      writer.member("failed", failed)
      writer.array("checks") { writer in
        for entry in entries { writer.object { entry.write(to: &$0) } }
      }
    }
    writer.endLine()
    return writer.text
  }
}

extension ConformanceReport.Entry {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("check", id)
    writer.member("title", title)
    writer.member("outcome", outcome.rawValue)
    writer.array("findings") { writer in
      for finding in findings {
        writer.object { writer in
          writer.member("scenario", finding.scenario)
          writer.member("expected", finding.expected)
          if let sent = finding.sent { writer.member("sent", sent) }
          if let printed = finding.printed { writer.member("printed", printed) }
          writer.member("advice", advice)
        }
      }
    }
  }
}
