import AssayModel

/// Brings the key of one item as it is now to the parts that were delivered.
struct ItemReviser {
  private let id: ItemID
  private let marks: [Mark]
  private(set) var problems: [RevisionProblem] = []
  private(set) var remarks: [RevisionRemark] = []

  init(_ id: ItemID, marks: [Mark]) {
    self.id = id
    self.marks = marks
  }

  /// The delivered item with what it is scored by now.
  ///
  /// Where a problem was found, the item is not to be used.
  mutating func revise(_ delivered: Item, by now: Item) -> Item {
    var item = delivered
    item.points = now.points
    item.negative = now.negative
    item.feedback = now.feedback
    if !delivered.stem.utf8.elementsEqual(now.stem.utf8) { remark("its stem was changed since it was delivered") }
    if let interaction = revise(delivered.interaction, by: now.interaction) {
      item.interaction = interaction
    } else {
      problems.append(.otherType(id, delivered: delivered.interaction.type, now: now.interaction.type))
    }
    checkMarks(of: delivered, by: item)
    return item
  }

  private mutating func revise(_ delivered: Interaction, by now: Interaction) -> Interaction? {
    switch (delivered, now) {
    case (.choice(let own), .choice(let now)): return .choice(revise(own, by: now, "options"))
    case (.trueFalse, .trueFalse), (.text, .text), (.number, .number): return now
    case (.multipleResponse(var own), .multipleResponse(let now)):
      own.options = revise(own.options, by: now.options, "options")
      if own.select != now.select { problems.append(.otherSelect(id, delivered: own.select, now: now.select)) }
      own.rule = now.rule
      own.floor = now.floor
      return .multipleResponse(own)
    case (.matrix(let own), .matrix(let now)): return .matrix(revise(own, by: now))
    case (.order(var own), .order(let now)):
      guard compare("items", own.entries, now.entries) else { return delivered }
      own.rule = now.rule
      let order = now.rightOrder
      own.key = order == own.entries.map(\.id) ? nil : order
      return .order(own)
    case (.match(let own), .match(let now)): return .match(revise(own, by: now))
    case (.cloze(let own), .cloze(let now)): return .cloze(revise(own, by: now))
    case (.essay(var own), .essay(let now)):
      own.rubric = now.rubric
      return .essay(own)
    case (.file(var own), .file(let now)):
      own.rubric = now.rubric
      return .file(own)
    default: return nil
    }
  }

  private mutating func revise(_ own: ChoiceInteraction, by now: ChoiceInteraction, _ list: String) -> ChoiceInteraction
  {
    ChoiceInteraction(options: revise(own.options, by: now.options, list))
  }

  private mutating func revise(_ own: [ChoiceOption], by now: [ChoiceOption], _ list: String) -> [ChoiceOption] {
    guard compare(list, own.map { ($0.id, $0.text) }, now.map { ($0.id, $0.text) }) else { return own }
    return own.map { option in
      guard let mended = now.first(where: { $0.id == option.id }) else { return option }
      var option = option
      option.credit = mended.credit
      option.rationale = mended.rationale
      return option
    }
  }

  private mutating func revise(_ own: MatrixInteraction, by now: MatrixInteraction) -> MatrixInteraction {
    var own = own
    guard compare("columns", own.columns, now.columns),
      compare("rows", own.rows.map { ($0.id, $0.text) }, now.rows.map { ($0.id, $0.text) })
    else { return own }
    own.rule = now.rule
    own.rows = own.rows.map { row in
      guard let mended = now.rows.first(where: { $0.id == row.id }) else { return row }
      var row = row
      // The same columns in another order are the same key.
      if Set(row.key) != Set(mended.key) { row.key = mended.key }
      row.rationale = mended.rationale
      return row
    }
    return own
  }

  private mutating func revise(_ own: MatchInteraction, by now: MatchInteraction) -> MatchInteraction {
    var own = own
    guard compare("right sides", own.rights, now.rights),
      compare("left sides", own.lefts.map { ($0.id, $0.text) }, now.lefts.map { ($0.id, $0.text) })
    else { return own }
    own.rule = now.rule
    own.wrong = now.wrong
    own.lefts = own.lefts.map { left in
      guard let mended = now.lefts.first(where: { $0.id == left.id }) else { return left }
      var left = left
      left.key = mended.key
      left.rationale = mended.rationale
      return left
    }
    return own
  }

  private mutating func revise(_ own: ClozeInteraction, by now: ClozeInteraction) -> ClozeInteraction {
    var own = own
    guard compare("gaps", own.gaps.map { ($0.id, "") }, now.gaps.map { ($0.id, "") }) else { return own }
    own.rule = now.rule
    own.gaps = own.gaps.map { gap in
      guard let mended = now.gaps.first(where: { $0.id == gap.id }) else { return gap }
      var gap = gap
      gap.weight = mended.weight
      switch (gap.content, mended.content) {
      case (.choice(let options), .choice(let now)):
        gap.content = .choice(revise(options, by: now, "options of gap `\(gap.id)`"))
      // What is written into a gap is scored as a text or as a number, as the bank says now.
      case (.text, .text), (.text, .number), (.number, .number), (.number, .text): gap.content = mended.content
      case (.choice(let options), _):
        problems.append(.otherParts(id, list: "options of gap `\(gap.id)`", gone: options.options.map(\.id), new: []))
      case (_, .choice(let options)):
        problems.append(.otherParts(id, list: "options of gap `\(gap.id)`", gone: [], new: options.options.map(\.id)))
      }
      return gap
    }
    return own
  }

  private mutating func compare(_ list: String, _ own: [LabelledChoice], _ now: [LabelledChoice]) -> Bool {
    compare(list, own.map { ($0.id, $0.text) }, now.map { ($0.id, $0.text) })
  }

  /// Whether two lists have the same parts under the same ids, in whatever order; reports where they have not.
  private mutating func compare(
    _ list: String, _ own: [(id: OptionID, text: String)], _ now: [(id: OptionID, text: String)]
  ) -> Bool {
    let gone = own.map(\.id).filter { id in !now.contains { $0.id == id } }
    let new = now.map(\.id).filter { id in !own.contains { $0.id == id } }
    guard gone.isEmpty, new.isEmpty, own.count == now.count else {
      problems.append(.otherParts(id, list: list, gone: gone, new: new))
      return false
    }
    for part in own {
      guard let mended = now.first(where: { $0.id == part.id }), !mended.text.utf8.elementsEqual(part.text.utf8) else {
        continue
      }
      if let other = own.first(where: { $0.id != part.id && $0.text.utf8.elementsEqual(mended.text.utf8) }) {
        problems.append(.exchangedTexts(id, list: list, part.id, other.id))
        return false
      }
      remark("the text of `\(part.id)` among its \(list) was changed since it was delivered")
    }
    return true
  }

  /// Marks on record must fit the rubric: the same traits, and no more points than they have.
  private mutating func checkMarks(of delivered: Item, by item: Item) {
    guard !marks.isEmpty, let rubric = item.markingRubric else { return }
    let fits = marks.allSatisfy { mark in
      Set(mark.points.map(\.trait)) == Set(rubric.traits.map(\.id))
        && mark.points.allSatisfy { own in
          rubric.traits.contains { $0.id == own.trait && own.points <= $0.points }
        }
    }
    guard fits else { return problems.append(.unfitRubric(id)) }
    let points = { (rubric: Rubric?) in
      Dictionary(uniqueKeysWithValues: (rubric?.traits ?? []).map { ($0.id, $0.points) })
    }
    if points(delivered.markingRubric) != points(rubric) {
      remark("its traits have other points now, and the marks on record stay as they were given")
    }
  }

  private mutating func remark(_ text: String) { remarks.append(RevisionRemark(item: id, text: text)) }
}
