/// How a file of responses is to be read; docs/report-input.md shows each.
package struct ResponseFileOptions: Hashable, Sendable {
  /// The column with the candidate's name; nil for `candidate` or `id` where there is one, else the number of the row.
  package var idColumn: String?
  package var groupColumns: [String] = []
  package var attemptColumn: String?
  /// Columns that are not for the report.
  package var ignoredColumns: [String] = []
  /// What stands for no answer, beside the empty field.
  package var omitted: [String] = ["NA"]
  package var notReached: [String] = []
  package var notPresented: [String] = []
  /// What an empty field is.
  package var empty = Missing.omitted
  /// Whether omissions behind a candidate's last answer are taken as not reached.
  package var trailingIsNotReached = false
  /// The points, or the percent of the maximum, from which a candidate passes; nil without a cut.
  package var cut: Cut?
  /// Nil where the header tells.
  package var layout: Layout?
  package var skipsBadRows = false

  package init() {}

  package enum Missing: String, Hashable, Sendable, CaseIterable {
    case omitted
    case notReached = "not-reached"
    case notPresented = "not-presented"
  }

  package enum Layout: String, Hashable, Sendable, CaseIterable {
    /// A row for each candidate, a column for each item.
    case wide
    /// A row for each answer: candidate, item, response.
    case long
  }

  package enum Cut: Hashable, Sendable {
    case points(Double)
    case percent(Double)
  }
}

/// What is wrong with a file of responses, or a key.
package struct ResponseFileProblem: Error, Hashable, Sendable {
  /// From 1; nil where it is about the file.
  package var line: Int?
  /// The number of the field, from 1, and what the header calls it.
  package var field: Int?
  package var column: String?
  /// The text itself, cut short.
  package var text: String?
  package var reason: String
  package var help: String

  init(
    _ reason: String, help: String, line: Int? = nil, field: Int? = nil, column: String? = nil, text: [UInt8]? = nil
  ) {
    (self.line, self.field, self.column, self.reason, self.help) = (line, field, column, reason, help)
    self.text = text.map { String(decoding: $0.prefix(80), as: UTF8.self) }
  }

  /// A file that the system does not let us read.
  package init(unreadable reason: String) {
    self.init("the file cannot be read: \(reason)", help: "Look whether it is there, and whether you may read it")
  }

  /// Where and what, as `file:line:field: …`.
  package func message(file: String) -> String {
    var place = file
    if let line { place += ":\(line)" }
    if let field { place += ":\(field)" }
    var text = "\(place): \(reason)"
    if let own = self.text { text += " (\(column.map { "\($0): " } ?? "")`\(own)`)" }
    return text + ". \(help)"
  }
}
