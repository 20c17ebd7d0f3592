import AssayModel

/// What answers a slot takes: numbers only, so that checking one costs next to nothing.
///
/// Made from the interaction, never from its key. An answer that fits is one that ``Presentation/authored(_:)`` can
/// translate; it may be a draft that is far from complete.
enum AnswerShape: Hashable, Sendable {
  case choice(options: Int)
  case trueFalse
  case multipleResponse(options: Int, select: Int?)
  case matrix(rows: Int, columns: Int)
  case text
  case number
  case order(entries: Int)
  case match(lefts: Int, rights: Int)
  case cloze([Gap])
  case essay
  case file(count: Int)
  case survey(steps: Int)
  case info

  /// What goes into a gap; nil options for one that is written into.
  struct Gap: Hashable, Sendable {
    var options: Int?
  }

  init(_ interaction: Interaction) {
    switch interaction {
    case .choice(let choice): self = .choice(options: choice.options.count)
    case .trueFalse: self = .trueFalse
    case .multipleResponse(let multiple):
      self = .multipleResponse(options: multiple.options.count, select: multiple.select)
    case .matrix(let matrix): self = .matrix(rows: matrix.rows.count, columns: matrix.columns.count)
    case .text: self = .text
    case .number: self = .number
    case .order(let order): self = .order(entries: order.entries.count)
    case .match(let match): self = .match(lefts: match.lefts.count, rights: match.rights.count)
    case .cloze(let cloze):
      self = .cloze(
        cloze.gaps.map { gap in
          if case .choice(let choice) = gap.content { Gap(options: choice.options.count) } else { Gap() }
        })
    case .essay: self = .essay
    case .file(let file): self = .file(count: file.count)
    case .survey(let survey): self = .survey(steps: survey.scale.count)
    case .info: self = .info
    }
  }
}

/// Why an answer does not fit a slot.
enum Misfit: Error, Hashable, Sendable {
  case type
  case unknown(String)
  case twice(String)
  case tooMany(chosen: Int, select: Int)
  /// A text where an option is chosen, or the other way round.
  case gap(String)
}

extension AnswerShape {
  /// Finds out whether an answer fits.
  func check(_ answer: Answer) throws(Misfit) {
    switch (self, answer) {
    case (.choice(let options), .choice(let id)): try known(id, .option, options)
    case (.survey(let steps), .survey(let id)): try known(id, .option, steps)
    case (.trueFalse, .trueFalse), (.text, .text), (.number, .number), (.essay, .essay): break
    case (.multipleResponse(let options, let select), .multipleResponse(let ids)):
      try distinct(ids, .option, options)
      if let select, ids.count > select { throw .tooMany(chosen: ids.count, select: select) }
    case (.order(let entries), .order(let ids)): try distinct(ids, .entry, entries)
    case (.file(let count), .file(let ids)):
      if ids.count > count { throw .tooMany(chosen: ids.count, select: count) }
      for (place, id) in ids.enumerated() where ids[..<place].contains(id) { throw .twice(id.text) }
    case (.matrix(let rows, let columns), .matrix(let parts)):
      var seen = Marks()
      for part in parts {
        try mark(part.id, .row, rows, in: &seen)
        try distinct(part.value, .column, columns)
      }
    case (.match(let lefts, let rights), .match(let parts)):
      var seen = Marks()
      for part in parts {
        try mark(part.id, .left, lefts, in: &seen)
        try known(part.value, .option, rights)
      }
    case (.cloze(let gaps), .cloze(let parts)):
      var seen = Marks()
      for part in parts {
        try mark(part.id, .gap, gaps.count, in: &seen)
        guard let number = ordinal(part.id.text, after: .gap) else { throw .unknown(part.id.text) }
        switch (gaps[number - 1].options, part.value) {
        case (let options?, .choice(let id)): try known(id, .option, options)
        case (nil, .text): break
        default: throw .gap(part.id.text)
        }
      }
    default: throw .type
    }
  }

  /// Whether nothing asked for is missing, going by what the candidate was told and never by the key.
  func isComplete(_ answer: Answer) -> Bool {
    switch (self, answer) {
    case (.multipleResponse(_, let select), .multipleResponse(let ids)): ids.count >= max(select ?? 1, 1)
    case (.order(let entries), .order(let ids)): ids.count == entries
    case (.matrix(let rows, _), .matrix(let parts)): parts.count == rows
    case (.match(let lefts, _), .match(let parts)): parts.count == lefts
    case (.cloze(let gaps), .cloze(let parts)):
      parts.count == gaps.count && parts.allSatisfy { !$0.value.text.allSatisfy(\.isWhitespace) }
    default: true
    }
  }

  private func known(_ id: OptionID, _ prefix: IDPrefix, _ count: Int) throws(Misfit) {
    guard let number = ordinal(id.text, after: prefix), number <= count else { throw .unknown(id.text) }
  }

  private func mark(_ id: OptionID, _ prefix: IDPrefix, _ count: Int, in seen: inout Marks) throws(Misfit) {
    guard let number = ordinal(id.text, after: prefix), number <= count else { throw .unknown(id.text) }
    guard seen.insert(number) else { throw .twice(id.text) }
  }

  private func distinct(_ ids: [OptionID], _ prefix: IDPrefix, _ count: Int) throws(Misfit) {
    var seen = Marks()
    for id in ids { try mark(id, prefix, count, in: &seen) }
  }
}

/// A set of small numbers.
private struct Marks {
  private var low: UInt64 = 0
  private var high: Set<Int> = []

  /// Adds a number; false when it was there already.
  mutating func insert(_ number: Int) -> Bool {
    guard number < 64 else { return high.insert(number).inserted }
    let bit = UInt64(1) << UInt64(number)
    defer { low |= bit }
    return low & bit == 0
  }
}
