import AssayBank
import AssayDiagnostics
import AssayModel
import AssayStore

/// A small bank with an item of every type, a knowledge check and an exam, both open to anyone.
enum FuzzBank {
  /// Publishes both assessments.
  static func publish(in store: MemoryStore) {
    do {
      for (id, bytes) in packages {
        try store.publish(id, packageBytes: bytes, at: Instant(milliseconds: 0), note: "")
      }
    } catch {
      preconditionFailure("nothing can be published: \(error)")
    }
  }

  private static let packages: [(AssessmentID, [UInt8])] = {
    let loaded = BankLoader.load([
      BankFile(path: "bank.yaml", bytes: Array("bank: fuzz\ntitle: Fuzz\nlanguage: en\n".utf8)),
      BankFile(path: "assessments/check.yaml", bytes: Array(check.utf8)),
      BankFile(path: "assessments/exam.yaml", bytes: Array(exam.utf8)),
      BankFile(path: "items/practice.yaml", bytes: Array(items.utf8)),
      BankFile(path: "items/set.yaml", bytes: Array(set.utf8)),
      BankFile(path: "items/exam.yaml", bytes: Array(examItems.utf8)),
    ])
    guard let bank = loaded.value?.bank, !loaded.hasErrors, bank.assessments.count == 2 else {
      preconditionFailure("the bank has errors: \(loaded.diagnostics.map(\.message.text))")
    }
    return bank.assessments.map { assessment in
      guard let bytes = try? AssessmentPackage(assessment, from: bank).canonicalBytes() else {
        preconditionFailure("no package can be made of \(assessment.id)")
      }
      return (assessment.id, bytes)
    }
  }()

  private static let check = """
    knowledge-check: check
    title: Check
    registration: open
    take: [one, several, judged, grid, word, count, sorted, paired, gaps, memo, mood, page, {set: story}, plan]
    time: {limit: 30m, warn: [20m, 10m], grace: 60s, late: keep}
    attempts: {per-item: 2, credit: [100%, 50%]}
    hints: {cost: 10%}
    feedback: {right-wrong: at-once, rationale: at-once, key: after-last-try}
    """

  private static let exam = """
    exam: exam
    title: Exam
    registration: open
    form:
      sections:
        - {id: first, draw: [{pick: 2, where: {type: choice}}]}
        - {id: second, draw: [{pick: 1, where: {type: true-false}}]}
    delivery: {navigation: {within-section: forward-only, between-sections: forward-only}, flag: allowed}
    time: {limit: 10m, warn: [5m], grace: 30s, late: score}
    cut: {basis: fixed, method: judgement, at: 50%}
    pass: {all: [{total: cut}]}
    release: {result: after-submit, key: never}
    """

  private static let items = """
    defaults: {use: practice, status: approved}
    items:
      - id: one
        type: choice
        stem: Which *one*?
        options:
          - {correct: This, id: this, rationale: Yes.}
          - {distractor: That, id: that, rationale: No.}
        hints: [Not that., Nor the other.]
      - id: several
        type: multiple-response
        select: 2
        stem: Which two?
        scoring: {rule: net, floor: 0}
        options:
          - {correct: A, id: a}
          - {distractor: B, id: b}
          - {correct: C, id: c}
      - {id: judged, type: true-false, stem: Is it so?, answer: false}
      - id: grid
        type: matrix
        stem: Which of which?
        columns: [{id: x, text: X}, {id: y, text: Y}]
        rows: [{id: p, text: P, correct: [x]}, {id: q, text: Q, correct: [x, y]}]
      - id: word
        type: text
        stem: What is the word?
        accept: [the word, {text: a word, credit: 50%}]
        ignore: [case, spaces, accents]
      - {id: count, type: number, stem: How many?, answer: 443, tolerance: 1%}
      - id: sorted
        type: order
        stem: In which order?
        items: [{id: f, text: First}, {id: g, text: Second}, {id: h, text: Third}]
      - id: paired
        type: match
        stem: Which with which?
        pairs:
          - {id: l, left: Left, right: Right, right-id: r}
          - {id: m, left: Up, right: Down, right-id: d}
      - id: gaps
        type: cloze
        stem: A [[kind]] key has [[bits]] bits.
        gaps:
          kind: {options: [{correct: long, id: long}, {distractor: short, id: short}]}
          bits: {answer: 256}
      - id: memo
        type: essay
        points: 4
        stem: Write.
        words: 1..50
        rubric: {raters: 1, traits: [{id: analysis, points: 4, levels: {4: Good, 0: None}}]}
      - {id: mood, type: survey, stem: How is it?, scale: [{id: low, text: Low}, {id: high, text: High}]}
      - {id: page, type: info, stem: Read this.}
      - {id: plan, type: file, points: 4, stem: Send your plan., types: [txt, png], size: 40 KiB, files: 2}
    """

  private static let set = """
    set: story
    title: A story
    stimulus: {text: It was so.}
    defaults: {use: practice, status: approved}
    items:
      - {id: told, type: true-false, stem: Was it so?, answer: true}
    """

  private static let examItems = """
    defaults: {status: approved}
    items:
      - id: e1
        type: choice
        stem: Which?
        options: [{correct: A, id: a}, {distractor: B, id: b}]
      - id: e2
        type: choice
        stem: Which now?
        options: [{correct: A, id: a}, {distractor: B, id: b}]
      - {id: e3, type: true-false, stem: Is it?, answer: true}
    """
}
