import AssayModel

extension Interaction {
  /// Goes over the parts that a candidate sees, in the order shown: the text of each, and what is shown with it.
  func forEachPartShown(_ arrangement: Arrangement, _ visit: (String, [Medium]) -> Void) {
    func visitAll(_ order: [Int], _ part: (Int) -> (text: String, media: [Medium])) {
      for place in order {
        let (text, media) = part(place)
        visit(text, media)
      }
    }
    let (choices, rows) = (arrangement.choices, arrangement.rows)
    switch self {
    case .choice(let choice): visitAll(choices) { choice.options[$0].shown }
    case .multipleResponse(let multiple): visitAll(choices) { multiple.options[$0].shown }
    case .matrix(let matrix):
      visitAll(rows) { matrix.rows[$0].shown }
      visitAll(choices) { matrix.columns[$0].shown }
    case .order(let order): visitAll(choices) { order.entries[$0].shown }
    case .match(let match):
      visitAll(rows) { match.lefts[$0].shown }
      visitAll(choices) { match.rights[$0].shown }
    case .cloze(let cloze):
      for (place, gap) in cloze.gaps.enumerated() {
        if case .choice(let choice) = gap.content { visitAll(arrangement.gaps[place]) { choice.options[$0].shown } }
      }
    case .survey(let survey): visitAll(choices) { survey.scale[$0].shown }
    case .trueFalse, .text, .number, .essay, .file, .info: break
    }
  }
}

// What a candidate sees of a part: nothing of the key that stands beside it.

extension ChoiceOption { var shown: (text: String, media: [Medium]) { (text, media) } }

extension LabelledChoice { var shown: (text: String, media: [Medium]) { (text, media) } }

extension MatrixRow { var shown: (text: String, media: [Medium]) { (text, media) } }

extension MatchLeft { var shown: (text: String, media: [Medium]) { (text, media) } }
