package import AssayModel

/// Why an item, or a policy, of the bank cannot be taken over into a package that was delivered.
package enum RevisionProblem: Error, Hashable, Sendable {
  /// The bank has it no more.
  case missing(ItemID)
  case otherType(ItemID, delivered: InteractionType, now: InteractionType)
  /// What can be chosen, placed or matched is not the same; the list is named as authors call it.
  case otherParts(ItemID, list: String, gone: [OptionID], new: [OptionID])
  /// The text that stood under one id stands under another, so that the ids mean something else.
  case exchangedTexts(ItemID, list: String, OptionID, OptionID)
  /// Candidates were told to choose another number.
  case otherSelect(ItemID, delivered: Int?, now: Int?)
  /// Marks on record do not fit the rubric of now.
  case unfitRubric(ItemID)
  /// The pass rule, a band or a weight speaks of a section that the forms lack.
  case unknownSection(SectionID)
  /// The weights leave out a section that the forms have.
  case unweightedSection(SectionID)
  case unknownCompetency(CompetencyID)

  /// The item that it is about; nil where it is about the assessment.
  package var item: ItemID? {
    switch self {
    case .missing(let item), .otherType(let item, _, _), .otherParts(let item, _, _, _),
      .exchangedTexts(let item, _, _, _), .otherSelect(let item, _, _), .unfitRubric(let item):
      item
    case .unknownSection, .unweightedSection, .unknownCompetency: nil
    }
  }
}

extension RevisionProblem: CustomStringConvertible {
  /// What is wrong and how to mend it, in two sentences.
  package var description: String {
    switch self {
    case .missing(let item): "`\(item)` is not in the bank any more. Put it back, or \(Self.way(item))."
    case .otherType(let item, let delivered, let now):
      "`\(item)` was delivered as \(delivered.rawValue) and is \(now.rawValue) now. \(Self.ways(item))"
    case .otherParts(let item, let list, let gone, let new):
      "`\(item)` was delivered with other \(list): \(Self.words(gone, new)). \(Self.ways(item))"
    case .exchangedTexts(let item, let list, let one, let other):
      "the \(list) of `\(item)` have other texts under their ids: what candidates saw as `\(other)` is `\(one)` now, so the "
        + "key would name the wrong one. Give each text the id back that it had, or \(Self.way(item))."
    case .otherSelect(let item, let delivered, let now):
      "candidates were told to choose \(delivered.map(String.init) ?? "as many as they like") at `\(item)`, and the bank "
        + "asks for \(now.map(String.init) ?? "any number") now. \(Self.ways(item))"
    case .unfitRubric(let item):
      "answers to `\(item)` are marked by other traits, or with more points, than its rubric has now. Give the rubric "
        + "these traits again, or \(Self.way(item))."
    case .unknownSection(let section):
      "the exam speaks of section `\(section)`, which the forms that were delivered lack. Write `pass`, `bands` and "
        + "`weights` for the sections that they have."
    case .unweightedSection(let section):
      "the weights leave out section `\(section)`, which the forms that were delivered have. Give it a weight."
    case .unknownCompetency(let competency):
      "the exam speaks of competency `\(competency)`, which the package that was delivered lacks. Write `pass` and "
        + "`bands` for those that it has."
    }
  }

  private static func way(_ item: ItemID) -> String {
    "take it out of the score with --drop \(item), or give everybody its points with --full-credit \(item)"
  }

  private static func ways(_ item: ItemID) -> String {
    "Candidates answered what they saw: bring it back, or \(way(item))."
  }

  private static func words(_ gone: [OptionID], _ new: [OptionID]) -> String {
    func list(_ ids: [OptionID]) -> String { ids.map { "`\($0)`" }.joined(separator: ", ") }
    switch (gone.isEmpty, new.isEmpty) {
    case (false, false): return "\(list(gone)) gone, \(list(new)) new"
    case (false, true): return "\(list(gone)) gone"
    default: return "\(list(new)) new"
    }
  }
}
