import AssayBank
import AssayDiagnostics
import AssayModel
import AssayTestSupport
import Testing

/// A small bank with one assessment, in which places are marked by `⟦` and `⟧`.
struct SmallExam {
  let loaded: LoadedBank
  /// What reading and the rules about assessments said, sorted.
  let diagnostics: [Diagnostic]
  /// The marked places of the assessment's file.
  let marks: [Range<Int>]

  var assessment: Assessment? { loaded.bank.assessments.first }

  /// - Parameters:
  ///   - marked: The file of the assessment.
  ///   - items: The items of the bank, in the short form of ``items(_:)``.
  ///   - ratings: The rows of `statistics/angoff.csv` below the header.
  /// - Throws: Where no bank came of it at all.
  init(_ marked: String, items: String = Self.bank, ratings: String? = nil) throws {
    let text = MarkedText(marked)
    var files = [
      BankFile(path: "bank.yaml", bytes: Array("bank: small\ntitle: Small\nlanguage: en\n".utf8)),
      BankFile(path: "competencies/sec.yaml", bytes: Array(SmallBank.framework.utf8)),
      BankFile(path: "assessments/x.yaml", bytes: Array(text.text.utf8)),
    ]
    for (index, file) in Self.items(items).enumerated() {
      files.append(BankFile(path: "items/\(index).yaml", bytes: Array(file.utf8)))
    }
    if let ratings {
      files.append(BankFile(path: "statistics/angoff.csv", bytes: Array("item,rating\n\(ratings)".utf8)))
    }
    let checked = BankLoader.load(files)
    loaded = try #require(checked.value)
    let file = loaded.files.all.first { $0.path == "assessments/x.yaml" }?.id
    diagnostics = Diagnostics(checked.diagnostics + BankRules.check(loaded, today: nil)).sorted().filter {
      $0.span?.file == file || $0.rule == "unknown-rated-item"
    }
    marks = text.ranges
  }

  /// Everything that was said, as lines.
  var report: String { diagnostics.map { $0.line(in: loaded.files) }.joined(separator: "\n") }

  /// Five exam items of `SEC.1`, five of `SEC.2`, a case of three, and as many of all for practice.
  static let bank = """
    a1..5 SEC.1.1 exam
    b1..5 SEC.2 exam
    case c1..3 SEC.2 exam
    p1..5 SEC.1 practice
    q1..5 SEC.2 practice
    drill d1..3 SEC.1 practice
    """

  /// Files of items written one group to a line: a set's id where it is one, ids, a competency, a use, and fields.
  static func items(_ groups: String) -> [String] {
    groups.split(separator: "\n").map { group in
      var words = group.split(separator: " ").map(String.init)
      let set = words[1].contains("..") ? words.removeFirst() : nil
      let range = words[0].split(separator: ".", omittingEmptySubsequences: true).map(String.init)
      let prefix = String(range[0].prefix { !$0.isNumber })
      let first = Int(range[0].drop { !$0.isNumber }) ?? 1
      let last = Int(range[1]) ?? first
      let written = words.dropFirst(3).map { $0.split(separator: "=").joined(separator: ": ") }
      let isEssay = written.contains("type: essay")
      let fields = (isEssay ? [] : ["type: true-false", "answer: true"]) + written
      let head = set.map { "set: \($0)\ntitle: Case\nstimulus: A case.\n" } ?? ""
      return head + "items:\n"
        + (first...last).map { number in
          """
            - id: \(prefix)\(number)
              status: approved
              use: \(words[2])
              competency: \(words[1])
              stem: True or false?
          \(fields.map { "    \($0)" }.joined(separator: "\n"))

          """
        }.joined()
    }
  }
}
