import AssayJSON
import AssayTestSupport
import FoundationEssentials

/// An exam with an essay that two people mark, taken by candidates through the program.
struct MarkedExam {
  let scratch: ScratchFolder
  let program: Program

  init(port: String = "443") throws {
    scratch = try ScratchFolder()
    program = Program(in: scratch.url)
    try scratch.write("bank: incidents\ntitle: Incidents\nlanguage: en\n", to: "bank/bank.yaml")
    try writeItems(port: port)
    try scratch.write(
      """
      exam: ex
      title: Incident basics
      registration: open
      form:
        shuffle: none
        sections:
          - id: all
            draw: [memo, port, padlock]
      score: {scaled: {points: [[0, 200], [cut, 500], [max, 800]]}}
      cut: {basis: fixed, at: 60%}
      pass: {total: cut}

      """, to: "bank/assessments/ex.yaml")
  }

  /// The items, with the answer that counts as right at `port`.
  func writeItems(port: String, extra: String = "") throws {
    try scratch.write(
      """
      items:
        - id: memo
          type: essay
          status: approved
          points: 10
          stem: Write a memo on *one* incident.
          words: 3..40
          rubric:
            raters: 2
            adjudicate: {differ-by-more-than: 2}
            traits:
              - {id: analysis, points: 6, levels: {6: Weighs both courses, 3: One course only, 0: No analysis}}
              - {id: clarity, points: 4, levels: {4: Clear, 0: Unclear}}

        - id: port
          type: number
          status: approved
          points: 5
          stem: Which port?
          answer: \(port)\(extra)

        - id: padlock
          type: true-false
          status: approved
          points: 5
          stem: A padlock proves that a site is honest.
          answer: false

      """, to: "bank/items/items.yaml")
  }

  @discardableResult
  func run(_ arguments: [String], input: String = "") throws -> Program.Outcome {
    try program.run(arguments + ["--store", "s.sqlite"], input: input)
  }

  /// Lets a candidate write a memo, name a port and judge the statement.
  func take(_ candidate: String, memo: String, port: String, isTrue: Bool = false) throws {
    let keys = "\(memo)\n.\n\(port)\n\(isTrue ? "1" : "2")\n/submit\nyes\n"
    let outcome = try run(["take", "ex", "--bank", "bank", "--candidate", candidate], input: keys)
    guard outcome.status == 0, outcome.output.contains("Result") else {
      throw Program.NotStarted(reason: outcome.output + outcome.messages)
    }
  }

  /// The results, as JSON.
  func results() throws -> [JSONValue] {
    try JSONValue(parsing: run(["results", "ex", "--format", "json"]).output)["results"]?.elements ?? []
  }

  /// The rows of a table that `grade --out` wrote, by the beginning of the answer.
  func works(_ file: String) throws -> [String: String] {
    let text = String(decoding: try Data(contentsOf: scratch.url.appending(path: file)), as: UTF8.self)
    var works: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("w-") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      if cells.count > 3 { works[String(cells[3].drop { $0 == "\"" }.prefix { $0 != "\"" })] = String(cells[0]) }
    }
    return works
  }
}
