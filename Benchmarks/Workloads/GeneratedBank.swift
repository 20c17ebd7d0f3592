import AssayBank
import AssayPsychometrics

/// A bank made from a seed: items of 28 lines and some 1,200 bytes, as authors write them, in which nothing is wrong.
///
/// Four of five are choices, the others multiple responses. One text in sixteen holds Markdown, one in sixteen stands in
/// quotes.
struct GeneratedBank {
  /// The bank's files: `bank.yaml`, a framework, and the items spread over so many files.
  static func files(items count: Int, over fileCount: Int) -> [BankFile] {
    var writer = ItemWriter()
    var files = [
      file("bank.yaml", "bank: generated\ntitle: A generated bank\nlanguage: en\n"),
      file("competencies/skill.yaml", framework),
    ]
    for number in 0..<fileCount {
      writer.text = "items:\n"
      for item in number * count / fileCount..<(number + 1) * count / fileCount { writer.write(item) }
      files.append(file("items/part-\(number).yaml", writer.text))
    }
    return files
  }

  /// A small bank with one exam, `bench`, of forty choices, open to anyone.
  static var withExam: [BankFile] {
    files(items: 200, over: 1) + [file("assessments/bench.yaml", exam)]
  }

  private static func file(_ path: String, _ text: String) -> BankFile { BankFile(path: path, bytes: Array(text.utf8)) }

  private static var framework: String {
    var text = "framework: skills\ntitle: Skills\ncompetencies:\n  - id: S\n    title: All skills\n    children:\n"
    for number in 1...20 { text += "      - {id: S.\(number), title: Skill \(number)}\n" }
    return text
  }

  private static let exam = """
    exam: bench
    title: Forty choices
    registration: open
    form:
      sections:
        - id: all
          draw:
            - {pick: 40, where: {competency: S, type: choice}}
    time: {limit: 90m, warn: [10m], grace: 30s, late: keep}
    """
}

/// Writes items one after the other.
private struct ItemWriter {
  var text = ""
  private var chance = Generator(seed: 1, purpose: "bench.bank")

  private static let words = """
    account access address administrator agreement alert answer application approval archive asset attack audit backup \
    branch breach browser certificate channel check cloud code column command contract control copy credential customer \
    data decision delay device disk document domain email employee encryption endpoint entry evidence exercise export \
    factor failure filter firewall folder form gateway group guard hash incident insurance inventory invoice key laptop \
    ledger letter level licence list lock log mailbox manager measure media member memory message meter mode network \
    notice office operator owner packet panel password patch path phone plan policy port printer process project proof \
    protocol provider query queue record recovery register report request response review rights risk role router rule \
    sample schedule scope screen script secret section sender server service session share signature site source staff \
    statement storage supplier support switch system table tape target task template terminal test threat ticket token \
    tool traffic training transfer trigger update upload user vault vendor version visitor voucher warning window worker
    """.split(separator: " ")
  private static let links = ["of the", "for a", "without the", "after each", "and the", "from another", "in this"]
  private static let levels = ["remember", "understand", "apply", "analyse"]
  private static let difficulties = ["easy", "medium", "hard"]

  mutating func write(_ number: Int) {
    let isMultiple = chance.index(below: 5) == 0
    let keys = isMultiple ? Set(chance.sample(2, of: 4)) : [chance.index(below: 4)]
    text += "  - id: item-\(number)\n    type: \(isMultiple ? "multiple-response" : "choice")\n"
    text += "    status: approved\n    competency: S.\(1 + chance.index(below: 20))\n"
    text += "    cognitive-level: \(one(of: Self.levels))\n    difficulty: \(one(of: Self.difficulties))\n"
    text += "    tags: [\(word()), year-\(2020 + chance.index(below: 6))]\n"
    text += "    stem: \(scalar("Which \(phrase(5)) is the \(word()) that a \(phrase(3)) needs first?"))\n"
    if isMultiple { text += "    select: 2\n" }
    text += "    options:\n"
    for option in 0..<4 {
      text += "      - \(keys.contains(option) ? "correct" : "distractor"): "
      text += scalar("\(option + 1) \(word()) \(phrase(4))") + "\n        id: o\(option)\n"
      text += "        rationale: \(scalar("The \(phrase(6)), because the \(phrase(3)) stays with the \(word())."))\n"
    }
    if !isMultiple { text += "    hints: [\"Think of the \(phrase(4)).\"]\n" }
    text += "    references: [NIST SP 800-\(chance.index(below: 200)) section \(1 + chance.index(below: 9))]\n"
    text += "    reviewed: [{by: panel-\(1 + chance.index(below: 9)), on: 2026-04-02}]\n    review-by: 2999-12-31\n"
    let right = keys.sorted().map { "o\($0)" }.joined(separator: ", ")
    text += "    tests:\n      - {answer: \(isMultiple ? "[\(right)]" : right), score: 1}\n\n"
  }

  /// A text as a YAML scalar.
  private mutating func scalar(_ sentence: String) -> String {
    switch chance.index(below: 16) {
    case 0: "\"\(sentence)\""
    case 1: sentence.split(separator: " ").enumerated().map { $0 == 2 ? "*\($1)*" : String($1) }.joined(separator: " ")
    default: sentence
    }
  }

  private mutating func phrase(_ count: Int) -> String {
    var words: [Substring] = []
    while words.count < count {
      words.append(Self.words[chance.index(below: Self.words.count)])
      if words.count % 3 == 2, words.count < count { words.append(Substring(one(of: Self.links))) }
    }
    return words.joined(separator: " ")
  }

  private mutating func word() -> String { String(Self.words[chance.index(below: Self.words.count)]) }

  private mutating func one(of list: [String]) -> String { list[chance.index(below: list.count)] }
}
