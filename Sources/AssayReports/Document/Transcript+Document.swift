import AssayModel

extension Transcript {
  /// The transcript for people.
  var document: Document {
    var document = Document()
    document.title("Transcript: \(subject.title)")
    document.facts(aboutFacts)
    document.heading("Decision")
    document.facts(decisionFacts)
    conditionTable(&document)
    parts("Sections", "section", sections, &document)
    parts("Competencies", "competency", competencies, &document)
    courseList(&document)
    document.heading("Form")
    slotTable(&document)
    markTable(&document)
    recordTable(&document)
    return document
  }

  private var aboutFacts: [Document.Fact] {
    var facts = [
      Document.Fact("candidate", candidate.text),
      Document.Fact("session", "\(session), attempt \(attempt)"),
      Document.Fact(
        subject.type.rawValue, "\(subject.assessment)\(subject.version.map { ", version \($0)" } ?? "")"),
    ]
    if let digest = subject.package { facts.append(.init("package", digest.text)) }
    let cause =
      switch cause {
      case .candidate: ", by the candidate"
      case .timeLimit: ", at the time limit"
      case .declined, .declinedUnused: ", because the candidate did not agree"
      case .staff: ", by staff"
      case nil: ""
      }
    facts.append(.init("started", "\(started.isoText)"))
    facts.append(.init("submitted", "\(submitted.isoText)\(cause), after \((submitted - started).durationText)"))
    facts.append(.init("form", "seed \(seed), \(algorithm)"))
    return facts
  }

  private var decisionFacts: [Document.Fact] {
    var facts = [Document.Fact("decision", state.rawValue, state.tone)]
    var points = "\(score.earned) of \(score.maximum) points"
    if let percent = score.percent { points += ", \(percentText(percent)) %" }
    facts.append(.init("score", points))
    if let scaled = score.scaled { facts.append(.init("scaled", scaled.description)) }
    if let cut { facts.append(.init("cut", "\(percentText(cut.share * 100)) % (\(cut.basis))")) }
    if let computed { facts.append(.init("holds", standingWords(computed), .warning)) }
    if let passed, !record.isEmpty { facts.append(.init("passed", passed.isoText)) }
    if !bands.isEmpty { facts.append(.init("bands", bands.map(\.text).joined(separator: ", "), .good)) }
    switch agreement {
    case .agrees: facts.append(.init("delivered", "the same result"))
    case .notDelivered: facts.append(.init("delivered", "no result is on record", .warning))
    case .differs(let differences):
      let words = differences.map { "\($0.what.rawValue) \($0.delivered), now \($0.computed)" }
      facts.append(.init("delivered", words.joined(separator: "; "), .bad))
    }
    return facts
  }

  private func standingWords(_ computed: DeliveredResult) -> String {
    switch state {
    case .pass:
      "an earlier pass stands, with \(effective.raw) of \(effective.maximum) points\(effective.scaled.map { ", scaled \($0)" } ?? ""); "
        + "the rules say \(computed.state.rawValue)"
    default: "the rules say \(computed.state.rawValue)"
    }
  }

  private func conditionTable(_ document: inout Document) {
    guard !conditions.isEmpty else { return }
    document.table(
      [.init("condition", .left, mayShrink: true), .init("needed %"), .init("reached %"), .init("holds", .left)],
      conditions.map { condition in
        let (word, tone): (String, Document.Tone) =
          switch condition.holds {
          case true?: ("yes", .good)
          case false?: ("no", .bad)
          case nil: ("cannot be judged", .warning)
          }
        return [
          Table.Cell(condition.subject), Table.Cell(condition.needed.map(percentText) ?? withheldMark),
          Table.Cell(condition.reached.map(percentText) ?? withheldMark), Table.Cell(word, tone),
        ]
      })
  }

  private func parts(_ title: String, _ noun: String, _ parts: [TranscriptPart], _ document: inout Document) {
    guard !parts.isEmpty else { return }
    document.heading(title)
    document.table(
      [
        .init(noun, .left, mayShrink: true), .init("items"), .init("points"), .init("percent"),
        .init("title", .left, dropRank: 1, isFlexible: true),
      ],
      parts.map { own in
        [
          Table.Cell(own.id), "\(own.part.items)", "\(own.part.earned.description)/\(own.part.maximum.description)",
          Table.Cell(own.percent.map(percentText) ?? withheldMark, own.percent == nil ? .faint : .plain),
          Table.Cell(own.title ?? ""),
        ]
      })
    if parts.contains(where: { !$0.isReported }) {
      document.paragraph("\(withheldMark) too few items for a subscore.", .faint)
    }
  }

  /// What came before the first item, and between them.
  private func courseList(_ document: inout Document) {
    guard !course.isEmpty else { return }
    document.heading("Agreements, pauses and breaks")
    document.list(course.map { Document.ListEntry(head: $0.at.isoText, text: $0.words) })
  }

  private func markTable(_ document: inout Document) {
    guard !marks.isEmpty else { return }
    document.heading("Marks")
    document.table(
      [
        .init("slot", .left), .init("by", .left, mayShrink: true), .init("role", .left, dropRank: 1),
        .init("points", .left, mayShrink: true), .init("comment", .left, dropRank: 2, isFlexible: true),
      ],
      marks.map { mark in
        [
          Table.Cell(mark.slot.text), Table.Cell(mark.rater), Table.Cell(mark.role.rawValue),
          Table.Cell(mark.points.map { "\($0.trait) \($0.points)" }.joined(separator: ", ")),
          Table.Cell(mark.comment ?? ""),
        ]
      })
  }

  /// What staff did, and the results that were recorded on the way, the first one included.
  private func recordTable(_ document: inout Document) {
    guard !record.isEmpty else { return }
    document.heading("Record")
    document.list(record.map { Document.ListEntry(head: $0.at.isoText, text: $0.words) })
  }

  /// The slots; on narrow terminals the columns go in the order: competency, type, section, role.
  private func slotTable(_ document: inout Document) {
    var columns: [Table.Column] = [.init("slot", .left)]
    if sections.count > 1 { columns.append(.init("section", .left, dropRank: 2)) }
    columns += [
      .init("item", .left, mayShrink: true), .init("role", .left, dropRank: 1), .init("type", .left, dropRank: 3),
      .init("competency", .left, dropRank: 4), .init("points"), .init("answer", .left, isFlexible: true),
    ]
    document.table(
      columns,
      slots.map { slot in
        var row = [Table.Cell(slot.slot.text)]
        if sections.count > 1 { row.append(Table.Cell(slot.section?.text ?? "")) }
        row += [
          Table.Cell(slot.item.text), Table.Cell(slot.role.rawValue), Table.Cell(slot.type?.rawValue ?? "unknown"),
          Table.Cell(slot.competency?.text ?? ""), slot.pointsCell, slot.answerCell,
        ]
        return row
      })
  }
}

extension TranscriptSlot {
  fileprivate var pointsCell: Table.Cell {
    guard let outcome else { return Table.Cell("unknown", .bad) }
    switch outcome.state {
    case .unscored: return Table.Cell("", .faint)
    case .pendingMarking: return Table.Cell("?/\(outcome.maximum)", .warning)
    case .scored, .blank:
      let tone: Document.Tone = outcome.earned >= outcome.maximum ? .good : outcome.earned > .zero ? .warning : .bad
      return Table.Cell("\(outcome.earned)/\(outcome.maximum)", tone)
    }
  }

  fileprivate var answerCell: Table.Cell {
    guard let answer else { return Table.Cell(type == .info ? "" : "(no answer)", .faint) }
    return Table.Cell((isUncounted ? "(does not count) " : "") + answer.text)
  }
}

extension CourseEntry {
  /// What happened, in a few words.
  fileprivate var words: String {
    switch what {
    case .agreed(let agreement): "agreed to `\(agreement)`"
    case .declined(let agreement): "did not agree to `\(agreement)`"
    case .breakStarted: "a break began"
    case .breakEnded: "ended the break"
    case .paused: "paused"
    case .resumed: "went on"
    }
  }
}

extension RecordEntry {
  /// What was done or recorded, in a line.
  fileprivate var words: String {
    switch what {
    case .act(let act, let command): return "\(command.words), by \(act.by): \(act.reason)"
    case .result(let result):
      var words = "result: \(result.state.rawValue), \(result.raw) of \(result.maximum) points"
      if let scaled = result.scaled { words += ", scaled \(scaled)" }
      if let cut = result.cut { words += ", cut \(percentText(cut.share * 100)) %" }
      if let computed = result.computed { words += " (the rules said \(computed.rawValue))" }
      return words + (result.isFlagged ? ", flagged" : "")
    }
  }
}

extension StaffCommand {
  /// What was done, with what matters of it.
  fileprivate var words: String {
    switch self {
    case .mark(let mark): "\(word) \(mark.slot)"
    case .accept(let event, let slot, _): "\(word) the answer of event \(event) at \(slot)"
    case .void(let counts): "\(word), the attempt \(counts ? "counts" : "is given back")"
    case .rescore(let rescoring):
      ([word] + rescoring.treatments.map { "\($0.kind.rawValue) \($0.item)" }).joined(separator: ", ")
    default: word
    }
  }
}

extension DecisionState {
  var tone: Document.Tone {
    switch self {
    case .pass: .good
    case .fail: .bad
    case .void, .held, .pendingMarking, .pendingApproval: .warning
    case .indeterminate: .plain
    }
  }
}
