import AssayJSON

/// `initialize` comes first at every engine.
enum InitializeFirst: ConformanceCheck {
  static let id = "initialize-first"
  static let title = "initialize comes first at every engine, also at one that was started again"
  static let advice = "Greet each engine that you start with initialize before anything else."

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    var lives: Set<Int> = []
    return record.lines.compactMap { line in
      guard let method = line.method, lives.insert(line.life).inserted, !["initialize", "shutdown"].contains(method)
      else { return nil }
      return ConformanceProblem("The first line to engine \(line.life) is not initialize.", line)
    }
  }
}
