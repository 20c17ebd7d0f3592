import AssayJSON

/// No two requests to one engine have the same id.
enum UniqueIDs: ConformanceCheck {
  static let id = "unique-ids"
  static let title = "no two requests to one engine have the same id"
  static let advice = "Count up for each request, or draw ids at random."

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    var seen: Set<[UInt8]> = []
    return record.lines.compactMap { line in
      guard let id = line.message?["id"] else { return nil }
      guard seen.insert(Array("\(line.life) \(id.text())".utf8)).inserted else {
        return ConformanceProblem("The id \(id.text().harmless) is used again.", line)
      }
      return nil
    }
  }
}
