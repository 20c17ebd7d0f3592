import AssayForms
import AssayJSON
import AssayModel

extension Assemble {
  /// How many forms use the bank, as text or JSON.
  func summary(_ report: FormSetReport, _ index: PackageIndex) -> String {
    format == .json ? json(report) : text(report)
  }

  private func text(_ report: FormSetReport) -> String {
    func percent(_ value: Rational) -> String { (value * 100).decimalText(places: 1) + " %" }
    var lines = [
      "forms            \(report.forms)",
      "items a form     \(report.length.lowerBound == report.length.upperBound ? "\(report.length.lowerBound)" : "\(report.length.lowerBound) to \(report.length.upperBound)")",
      "items used       \(report.items.count { $0.count > 0 }) of \(report.items.count)",
      "highest exposure \(percent(report.greatestExposure))",
    ]
    if let overlap = report.meanOverlap {
      lines.append("mean overlap     \(overlap.decimalText(places: 2)) items a pair")
    }
    func counts<Content>(_ title: String, _ counts: [FormSetReport.ContentCount<Content>]) {
      guard !counts.isEmpty else { return }
      lines += ["", "\(title): least, mean and most items on a form"]
      for count in counts {
        let name = "\(count.content)"
        lines.append(
          "  \(name)\(String(repeating: " ", count: max(24 - name.count, 1)))\(count.least)  \(count.mean.decimalText(places: 2))  \(count.most)"
        )
      }
    }
    counts("competencies", report.competencies)
    counts("cognitive levels", report.cognitiveLevels)
    counts("difficulties", report.difficulties)
    lines += ["", "items by exposure"]
    for item in report.items.sorted(by: { ($1.count, $0.item) < ($0.count, $1.item) }) {
      let share = Rational(item.count, max(report.forms, 1))
      let bar = String(repeating: "█", count: Int((share * 40).rounded().double))
      let name = item.item.text
      lines.append("  \(name)\(String(repeating: " ", count: max(24 - name.count, 1)))\(percent(share))  \(bar)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func json(_ report: FormSetReport) -> String {
    var writer = JSONWriter(.pretty)
    func counts<Content>(_ name: String, _ counts: [FormSetReport.ContentCount<Content>], to writer: inout JSONWriter) {
      writer.array(name) { writer in
        for count in counts {
          writer.object { writer in
            writer.member("name", "\(count.content)")
            writer.member("least", count.least)
            writer.member("mean", .number(count.mean.decimalText(places: 6)))
            writer.member("most", count.most)
          }
        }
      }
    }
    writer.object { writer in
      writer.member("forms", report.forms)
      writer.member("greatestExposure", .number(report.greatestExposure.decimalText(places: 6)))
      if let overlap = report.meanOverlap { writer.member("meanOverlap", .number(overlap.decimalText(places: 6))) }
      counts("competencies", report.competencies, to: &writer)
      counts("cognitiveLevels", report.cognitiveLevels, to: &writer)
      counts("difficulties", report.difficulties, to: &writer)
      writer.array("items") { writer in
        for item in report.items {
          writer.object { writer in
            writer.member("item", item.item.text)
            writer.member("count", item.count)
          }
        }
      }
    }
    writer.endLine()
    return writer.text
  }
}
