import AssayTestSupport

/// Writes a bank of eight items, of which `true` is right, with two exams that ask everything that an exam can ask.
func writeStrictBank(to scratch: ScratchFolder) throws {
  try scratch.write("bank: b\ntitle: B\nlanguage: en\ndefaults: {status: approved}\n", to: "bank/bank.yaml")
  let items = (1...8).map { "  - {id: q\($0), type: true-false, stem: Is it so?, answer: true}\n" }
  try scratch.write("items:\n" + items.joined(), to: "bank/items/all.yaml")
  try writeStrictExam("strict", to: scratch)
  try writeStrictExam("strict-2", to: scratch)
}

/// Writes an exam with agreements, sections with limits, a break and pauses, forward only, where no item may be skipped.
///
/// `time` is further settings of `time:`, behind a comma, and `movement` how candidates move within a section; where that
/// is free, items may be skipped.
func writeStrictExam(
  _ id: String, time: String = "", movement: String = "forward-only", to scratch: ScratchFolder
) throws {
  let skipping = movement == "forward-only" ? "none" : "allowed"
  try scratch.write(
    """
    exam: \(id)
    title: Everything that an exam can ask
    registration: open
    before:
      - {agreement: rules, text: I work **alone**.}
      - {agreement: nda, text: I pass on nothing., decline: end-attempt}
    form:
      shuffle: none
      sections:
        - {id: one, title: First part, draw: [q1, q2, q3, q4]}
        - {id: two, title: Second part, draw: [q5, q6, q7, q8]}
    delivery:
      navigation: {within-section: \(movement), between-sections: forward-only}
      skipping: \(skipping)
    time: {limit: 30m, grace: 30s, section: {one: 10m, two: {limit: 10m}}\(time)}
    breaks: {count: 1, length: 5m}
    interruptions: {give-back: 10m, tolerance: 30s, pause: allowed}
    cut: {basis: fixed, at: 60%}
    pass: {total: cut}
    release: {result: after-submit, competencies: never, key: never}

    """, to: "bank/assessments/\(id).yaml")
}
