import AssayJSON
import AssayJSONRPC

/// Each line is one JSON text in UTF-8, ended by a line feed, of at most 1 MiB.
enum OneObjectALine: ConformanceCheck {
  static let id = "one-object-a-line"
  static let title = "each line is one JSON text in UTF-8, at most 1 MiB, with a line feed behind it"
  static let advice =
    "Write a request without line breaks, one line feed behind it, and strict JSON: names once, no NaN."

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    record.lines.compactMap { line -> ConformanceProblem? in
      if line.bytes.count > LineSplitter.standardLimit {
        return ConformanceProblem("A line has \(line.bytes.count) bytes.", line)
      }
      if !line.isTerminated { return ConformanceProblem("The last line has no line feed behind it.", line) }
      do throws(JSONError) {
        _ = try JSONValue(parsing: line.bytes)
        return nil
      } catch {
        return ConformanceProblem("At byte \(error.offset) the line is not JSON: \(error.message).", line)
      }
    }
  }
}
