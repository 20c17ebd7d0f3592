import AssayJSON

extension CSVReport {
  /// One row for each figure of the report, in the order of the JSON report, with what it is and what it rests on.
  ///
  /// `section` is the member of the JSON report, `of` the ids that lead to the figure (`q01/a` for option `a` of item `q01`,
  /// empty where there is one alone), `figure` the names of the members below it, joined by dots.
  package static func figures(of report: ExamReport) -> String {
    var list = FigureList()
    if let value = try? JSONValue(parsing: JSONReport(.compact).text(of: report)) { list.add(value) }
    return list.table.text
  }
}

/// Finds the figures in a report as JSON.
private struct FigureList {
  var table = CSVTable(header: [
    "section", "of", "figure", "value", "standard_error", "lower", "upper", "level", "n", "method", "source",
    "withheld",
  ])
  private var sources: [String: String] = [:]

  mutating func add(_ report: JSONValue) {
    for method in report["methods"]?.elements ?? [] {
      if let name = method["name"]?.string { sources[name] = method["source"]?.string }
    }
    for member in report.members ?? [] { add(member.value, section: member.name, of: [], names: []) }
  }

  private mutating func add(_ value: JSONValue, section: String, of ids: [String], names: [String]) {
    if let method = value["method"]?.string, value["standardError"] != nil {
      return add(figure: value, method, section: section, of: ids, names: names)
    }
    for (place, element) in (value.elements ?? []).enumerated() {
      add(element, section: section, of: ids + [element.identity ?? "\(place + 1)"], names: names)
    }
    for member in value.members ?? [] { add(member.value, section: section, of: ids, names: names + [member.name]) }
  }

  private mutating func add(figure: JSONValue, _ method: String, section: String, of ids: [String], names: [String]) {
    let interval = figure["interval"]
    table.append([
      .text(section), .text(ids.joined(separator: "/")), .text(names.joined(separator: ".")),
      .digits(figure["value"]?.numberText), .digits(figure["standardError"]?.numberText),
      .digits(interval?["lower"]?.numberText), .digits(interval?["upper"]?.numberText),
      .digits(interval?["level"]?.numberText), .digits(figure["n"]?.numberText), .text(method), .text(sources[method]),
      .text(figure["withheld"]?.string),
    ])
  }
}

extension JSONValue {
  /// What an element of an array is called.
  fileprivate var identity: String? {
    if let name = self["name"]?.string { return self["value"]?.string.map { "\(name): \($0)" } ?? name }
    for member in ["id", "item", "rater", "form"] { if let text = self[member]?.string { return text } }
    if let option = self["option"] { return option.string ?? "(omitted)" }
    if let trait = self["trait"] { return trait.string ?? "(together)" }
    return nil
  }
}
