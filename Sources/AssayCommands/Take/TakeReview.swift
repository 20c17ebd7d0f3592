import AssayJSON

// What a person reads of single items after they were answered.

extension TakeScreen {
  /// Feedback on an item that stands on the screen, so that its parts go by their numbers.
  func feedback(_ feedback: JSONValue, on item: JSONValue) -> [String] {
    var lines: [String] = []
    if let right = feedback["right"]?.bool { lines.append(right ? good("✓ Right.") : bad("✗ Not right.")) }
    if let credit = feedback["credit"]?.double, credit > 0, credit < 1 {
      lines.append("It earns \(Int((credit * 100).rounded())) % of the points.")
    }
    lines += reasons(feedback, on: item, inWords: false)
    if let key = feedback["key"] { lines.append("The answer: \(describe(key, in: item))") }
    return lines
  }

  /// An item after the end: the answer, what is right and why, as far as it is told.
  ///
  /// - Parameter review: What `item.review` gave.
  /// - Returns: The lines; none where the answer was fully right, or nothing is told of it.
  func review(_ review: JSONValue) -> [String] {
    guard let feedback = review["feedback"], feedback["right"]?.bool != true else { return [] }
    guard let told = feedback.members, !told.isEmpty else { return [] }
    let stem = (review["content"]?["text"]?.string ?? "").split(separator: "\n").first.map(String.init) ?? ""
    let number = review["number"]?.int ?? 0
    var lines = wrap(stem, indent: "   ", first: bold("\(number)") + (number < 10 ? "  " : " "))
    let own = review["answer"].map { "Your answer: \(describe($0, in: review, inWords: true))" }
    let late = review["answerCounts"]?.bool == false ? " (saved too late to count)" : ""
    lines += wrap((own ?? "You gave no answer.") + late, indent: "   ")
    if let earned = feedback["earned"]?.double, earned > 0, let points = review["points"]?.numberText {
      let unit = points == "1" ? "point" : "points"
      lines.append("   It earned \(feedback["earned"]?.numberText ?? "") of \(points) \(unit).")
    }
    if let key = feedback["key"] {
      lines += wrap("The answer: \(describe(key, in: review, inWords: true))", indent: "   ")
    }
    return lines + reasons(feedback, on: review, inWords: true) + [""]
  }

  /// The rationales, each behind what it is about, and the item's own words on the answer.
  private func reasons(_ feedback: JSONValue, on item: JSONValue, inWords: Bool) -> [String] {
    var lines: [String] = []
    for rationale in feedback["rationales"]?.elements ?? [] {
      let text = rationale["content"]?["text"]?.string ?? ""
      let subject = subject(of: rationale, in: item, inWords: inWords).map { $0 + ": " } ?? ""
      lines += wrap(subject + text, indent: "     ", first: "   ")
    }
    if let text = feedback["content"]?["text"]?.string { lines += wrap(text, indent: "   ") }
    return lines
  }

  /// The option, row, left side or gap that a rationale is about; nil where it is about something written.
  private func subject(of rationale: JSONValue, in item: JSONValue, inWords: Bool) -> String? {
    let interaction = item["interaction"]
    func name(_ id: String?, in elements: [JSONValue]?) -> String? {
      guard let id, let place = elements?.firstIndex(where: { $0["id"]?.string == id }) else { return nil }
      return inWords ? elements?[place]["content"]?["text"]?.string : String(place + 1)
    }
    let (part, choice) = (rationale["part"]?.string, rationale["choice"]?.string)
    guard let gaps = interaction?["gaps"]?.elements else {
      return name(choice, in: interaction?["options"]?.elements) ?? name(part, in: interaction?["rows"]?.elements)
        ?? name(part, in: interaction?["lefts"]?.elements)
    }
    guard let place = gaps.firstIndex(where: { $0["id"]?.string == part }) else { return nil }
    return ["Gap \(place + 1)", name(choice, in: gaps[place]["options"]?.elements)].compactMap(\.self)
      .joined(separator: ", ")
  }
}
