import AssayModel

/// A list of options in an item, and the way to it.
struct OptionList {
  let options: [ChoiceOption]
  let path: FieldPath
  /// The way to what has them: the item, or one of its gaps.
  let owner: FieldPath
  /// Whether just one is chosen.
  let isSingle: Bool
  let item: ItemID
  let gap: OptionID?

  /// What has them, for messages: the item, or one of its gaps.
  var name: String { gap.map { "the gap `\($0)` of `\(item)`" } ?? "`\(item)`" }
}

extension Item {
  /// The lists of options that the item has: one, none, or one for each gap with options.
  var optionLists: [OptionList] {
    switch interaction {
    case .choice(let choice):
      return [
        OptionList(options: choice.options, path: FieldPath(.options), owner: .root, isSingle: true, item: id, gap: nil)
      ]
    case .multipleResponse(let multiple):
      return [
        OptionList(
          options: multiple.options, path: FieldPath(.options), owner: .root, isSingle: false, item: id, gap: nil)
      ]
    case .cloze(let cloze):
      return cloze.gaps.compactMap { gap in
        guard case .choice(let choice) = gap.content else { return nil }
        return OptionList(
          options: choice.options, path: .gap(gap.id) / .options, owner: .gap(gap.id), isSingle: true,
          item: id, gap: gap.id)
      }
    default: return []
    }
  }
}

/// Things with ids that stand beside each other in an item, and the way to each.
struct PartList {
  struct Part {
    let text: String
    /// The way to the part, and to its text.
    let path: FieldPath
    let textPath: FieldPath
    /// The way to its id.
    let idPath: FieldPath
  }

  let parts: [Part]
  /// What one is called, and several.
  let one: String
  let several: String
}

extension Item {
  /// Everything that a candidate can choose, place or match, list by list, as it was written.
  var partLists: [PartList] {
    switch interaction {
    case .choice, .multipleResponse:
      return optionLists.map(\.parts)
    case .cloze:
      return optionLists.map(\.parts)
    case .matrix(let matrix):
      return [
        PartList(labels: matrix.columns.map(\.text), at: FieldPath(.columns), "column", "columns"),
        PartList(labels: matrix.rows.map(\.text), at: FieldPath(.rows), "row", "rows"),
      ]
    case .order(let order):
      return [PartList(labels: order.entries.map(\.text), at: FieldPath(.items), "entry", "entries")]
    case .survey(let survey):
      return [PartList(labels: survey.scale.map(\.text), at: FieldPath(.scale), "step", "steps")]
    case .match(let match):
      let pairs = FieldPath(.pairs)
      return [
        PartList(
          parts: match.lefts.enumerated().map {
            .init(text: $1.text, path: pairs[$0], textPath: pairs[$0] / .left, idPath: pairs[$0] / .id)
          }, one: "left side", several: "left sides"),
        PartList(parts: match.rightParts, one: "right side", several: "right sides"),
      ]
    default: return []
    }
  }
}

extension MatchInteraction {
  /// The right sides with their places: each at the first pair that has it, then the decoys.
  fileprivate var rightParts: [PartList.Part] {
    var decoys = 0
    return rights.map { right in
      if let pair = lefts.firstIndex(where: { $0.key == right.id }) {
        let path = FieldPath(.pairs)[pair]
        return .init(text: right.text, path: path, textPath: path / .right, idPath: path / .rightID)
      }
      let path = FieldPath(.decoys)[decoys]
      decoys += 1
      return .init(text: right.text, path: path, textPath: path / .text, idPath: path / .id)
    }
  }
}

extension OptionList {
  fileprivate var parts: PartList {
    PartList(
      parts: options.indices.map { index in
        .init(
          text: options[index].text, path: path[index], textPath: path[index].option(options[index]),
          idPath: path[index] / .id)
      }, one: "option", several: "options")
  }
}

extension PartList {
  fileprivate init(labels: [String], at path: FieldPath, _ one: String, _ several: String) {
    self.init(
      parts: labels.indices.map {
        Part(text: labels[$0], path: path[$0], textPath: path[$0] / .text, idPath: path[$0] / .id)
      }, one: one, several: several)
  }
}

extension FieldPath {
  /// The text of an option, under the key that says what it earns.
  func option(_ option: ChoiceOption) -> FieldPath {
    option.credit == .one ? self / .correct : option.credit == .zero ? self / .distractor : self / .option
  }
}
