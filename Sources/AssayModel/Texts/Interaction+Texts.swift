extension Interaction {
  /// Goes over the texts of its parts, and takes what the visitor makes of them.
  mutating func visitTexts(_ visit: TextVisitor) {
    switch self {
    case .choice(var choice):
      choice.options.visitTexts(below: nil, visit)
      self = .choice(choice)
    case .multipleResponse(var multiple):
      multiple.options.visitTexts(below: nil, visit)
      self = .multipleResponse(multiple)
    case .matrix(var matrix):
      matrix.columns.visitTexts("columns", visit)
      matrix.rows.visitTexts(visit)
      self = .matrix(matrix)
    case .text(var text):
      text.accept.visitTexts(below: nil, visit)
      self = .text(text)
    case .number(var number):
      number.also.visitTexts(below: nil, visit)
      self = .number(number)
    case .order(var order):
      order.entries.visitTexts("items", visit)
      self = .order(order)
    case .match(var match):
      match.lefts.visitTexts(visit)
      match.rights.visitTexts("right", visit)
      self = .match(match)
    case .cloze(var cloze):
      for index in cloze.gaps.indices { cloze.gaps[index].visitTexts(visit) }
      self = .cloze(cloze)
    case .essay(var essay):
      essay.rubric?.visitTexts(visit)
      self = .essay(essay)
    case .file(var file):
      file.rubric?.visitTexts(visit)
      self = .file(file)
    case .survey(var survey):
      survey.scale.visitTexts("scale", visit)
      self = .survey(survey)
    case .trueFalse, .info: break
    }
  }
}

extension [ChoiceOption] {
  fileprivate mutating func visitTexts(below place: TextPlace?, _ visit: TextVisitor) {
    for index in indices {
      let own = inside(place, "options") / self[index].id.text
      visit(own, .shown, &self[index].text)
      self[index].media.visitTexts(below: own, visit)
      self[index].rationale.visitText(inside(place, "rationale") / self[index].id.text, visit)
    }
  }
}

extension [LabelledChoice] {
  fileprivate mutating func visitTexts(_ list: String, _ visit: TextVisitor) {
    for index in indices {
      let own = TextPlace(list, self[index].id.text)
      visit(own, .shown, &self[index].text)
      self[index].media.visitTexts(below: own, visit)
    }
  }
}

extension [MatrixRow] {
  fileprivate mutating func visitTexts(_ visit: TextVisitor) {
    for index in indices {
      let own = TextPlace("rows", self[index].id.text)
      visit(own, .shown, &self[index].text)
      self[index].media.visitTexts(below: own, visit)
      self[index].rationale.visitText(TextPlace("rationale", self[index].id.text), visit)
    }
  }
}

extension [MatchLeft] {
  fileprivate mutating func visitTexts(_ visit: TextVisitor) {
    for index in indices {
      let own = TextPlace("left", self[index].id.text)
      visit(own, .shown, &self[index].text)
      self[index].media.visitTexts(below: own, visit)
      self[index].rationale.visitText(TextPlace("rationale", self[index].id.text), visit)
    }
  }
}

// What candidates write has no id: its rationales are counted in the order of the file.

extension [AcceptedText] {
  fileprivate mutating func visitTexts(below place: TextPlace?, _ visit: TextVisitor) {
    for index in indices { self[index].rationale.visitText(inside(place, "accept") / "\(index)", visit) }
  }
}

extension [AcceptedNumber] {
  fileprivate mutating func visitTexts(below place: TextPlace?, _ visit: TextVisitor) {
    for index in indices { self[index].rationale.visitText(inside(place, "also") / "\(index)", visit) }
  }
}

extension ClozeGap {
  fileprivate mutating func visitTexts(_ visit: TextVisitor) {
    let place = TextPlace("gaps", id.text)
    switch content {
    case .choice(var choice):
      choice.options.visitTexts(below: place, visit)
      content = .choice(choice)
    case .text(var text):
      text.accept.visitTexts(below: place, visit)
      content = .text(text)
    case .number(var number):
      number.also.visitTexts(below: place, visit)
      content = .number(number)
    }
  }
}

extension Rubric {
  fileprivate mutating func visitTexts(_ visit: TextVisitor) {
    for index in traits.indices {
      let place = TextPlace("rubric", traits[index].id.text)
      for level in traits[index].levels.indices {
        visit(place / "\(traits[index].levels[level].points)", .marking, &traits[index].levels[level].text)
      }
    }
  }
}

private func inside(_ place: TextPlace?, _ part: String) -> TextPlace {
  place.map { $0 / part } ?? TextPlace(part)
}
