import AssayJSON
import AssayPsychometrics
import AssayTestSupport
import FoundationEssentials
import Testing

@testable import AssayReports

struct `The schema of a report` {
  @Test func `is published`() throws {
    let path = "docs/schemas/assay-report-2.schema.json"
    #expect(published(ReportSchema.text, path), "write it with RECORD=1, and read the diff")
  }

  @Test(arguments: [false, true])
  func `holds for what is written, and declares all of it`(isFixed: Bool) throws {
    let exam = SimulatedExam(isFixed: isFixed)
    for count in [0, 1, 200] {
      let report = try JSONValue(parsing: JSONReport().text(of: exam.report(exam.sittings(count))))
      for isStrict in [false, true] {
        let schema = ReportSchema.document(isStrict: isStrict)
        #expect(SchemaValidator(schema).problems(report, schema) == [])
      }
    }
  }

  @Test(arguments: [false, true])
  func `holds for comparisons of groups`(isFixed: Bool) throws {
    let exam = SimulatedExam(isFixed: isFixed)
    var options = ReportOptions()
    options.differential.minimumGroup = 40
    let own = exam.report(exam.sittings(200), options)
    #expect(own.fairness.map(\.name) == ["language"])
    let report = try JSONValue(parsing: JSONReport().text(of: own))
    let schema = ReportSchema.document(isStrict: true)
    #expect(SchemaValidator(schema).problems(report, schema) == [])
    let items = try #require(report["fairness"]?.elements?.first?["items"]?.elements)
    #expect(items.count == own.items.count)
    let lines = CSVReport.fairness(of: own).split(whereSeparator: \.isNewline)
    #expect(lines.count == items.count + 1)
    let text = TextReport(width: 100, options: .all).text(of: own)
    #expect(text.contains("language: other beside native"))
    #expect(HTMLReport().text(of: own).contains("MH D-DIF of other beside native"))
    // The reference group is the largest, unless another is named.
    options.referenceGroups = ["language": "other"]
    #expect(exam.report(exam.sittings(200), options).fairness.map(\.focal) == ["native"])
    options.referenceGroups = ["language": "nobody"]
    #expect(exam.report(exam.sittings(200), options).fairness.isEmpty)
  }

  @Test func `tells what is wrong`() throws {
    let exam = SimulatedExam()
    let text = JSONReport().text(of: exam.report(exam.sittings(20)))
    let schema = ReportSchema.document(isStrict: true)
    func problems(_ part: String, _ other: String) throws -> [String] {
      let changed = text.replacing(part, with: other, maxReplacements: 1)
      #expect(changed != text)
      return SchemaValidator(schema).problems(try JSONValue(parsing: changed), schema)
    }
    #expect(try !problems("\"criterion\"", "\"criteria\"").isEmpty)
    #expect(try !problems("\"isPretest\": false", "\"isPretest\": 0").isEmpty)
    #expect(try !problems("\"standardError\": null", "\"standardError\": \"none\"").isEmpty)
  }

  @Test func `names every method of its figures among the methods`() throws {
    let exam = SimulatedExam()
    let report = try JSONValue(parsing: JSONReport().text(of: exam.report(exam.sittings(60))))
    let known = Set(report["methods"]?.elements?.compactMap { $0["name"]?.string } ?? [])
    var found: Set<String> = []
    func walk(_ value: JSONValue) {
      if let method = value["method"]?.string, value["standardError"] != nil { found.insert(method) }
      for element in value.elements ?? [] { walk(element) }
      for member in value.members ?? [] { walk(member.value) }
    }
    walk(report)
    #expect(found.subtracting(known) == [])
    #expect(!found.isEmpty)
  }
}

/// Whether a text is the one that the project publishes at a path; with `RECORD=1` it is written there.
private func published(_ text: String, _ path: String) -> Bool {
  var root = URL(filePath: #filePath).deletingLastPathComponent()
  while root.pathComponents.count > 1, !FileManager.default.fileExists(atPath: root.appending(path: "docs").path()) {
    root.deleteLastPathComponent()
  }
  let url = root.appending(path: path)
  if ProcessInfo.processInfo.environment["RECORD"] == "1" { return (try? Data(text.utf8).write(to: url)) != nil }
  return (try? Data(contentsOf: url)) == Data(text.utf8)
}
