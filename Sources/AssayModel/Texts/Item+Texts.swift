extension Item: TextHolder {
  /// Goes over every text that candidates and those who mark may read, and takes what the visitor makes of it.
  ///
  /// Nothing of a key, a credit, a number of points or an id can be reached this way. What candidates write (accepted
  /// texts, numbers) is part of the key and no text in this sense.
  package mutating func visitTexts(_ visit: TextVisitor) {
    visit("stem", .shown, &stem)
    media.visitTexts(below: nil, visit)
    interaction.visitTexts(visit)
    for index in hints.indices { visit(TextPlace("hints", "\(index)"), .told, &hints[index]) }
    feedback.right.visitText("feedback/right", visit)
    feedback.wrong.visitText("feedback/wrong", visit)
  }
}

extension ItemSet: TextHolder {
  /// Goes over the texts that candidates read.
  package mutating func visitTexts(_ visit: TextVisitor) {
    visit("title", .shown, &title)
    visit("stimulus", .shown, &stimulus)
    media.visitTexts(below: nil, visit)
  }
}

extension Assessment: TextHolder {
  /// Goes over the texts that candidates read: titles, and what they agree to.
  package mutating func visitTexts(_ visit: TextVisitor) {
    visit("title", .shown, &title)
    for index in blueprint.sections.indices {
      let place = TextPlace("sections", blueprint.sections[index].id.text)
      blueprint.sections[index].title.visitText(place, visit, .shown)
    }
    for index in agreements.indices {
      visit(TextPlace("agreements", agreements[index].id.text), .shown, &agreements[index].text)
    }
  }
}

extension Competency: TextHolder {
  /// Goes over the texts that candidates read.
  package mutating func visitTexts(_ visit: TextVisitor) { visit("title", .shown, &title) }
}

extension String? {
  /// Visits a text that may be missing.
  mutating func visitText(_ place: TextPlace, _ visit: TextVisitor, _ use: TextUse = .told) {
    guard var text = self else { return }
    visit(place, use, &text)
    self = text
  }
}
