import AssayDiagnostics
import AssayJSON

// Before the first item.

extension TakeSession {
  /// Tells what is to come.
  func introduce(resumed: Bool) {
    say("")
    for line in screen.wrap(description["title"]?.string ?? "", indent: "") { say(screen.bold(line)) }
    var facts = ["\(description["items"]?.int ?? slots.count) questions"]
    if sections.count > 1 { facts[0] += " in \(sections.count) parts" }
    if let limit = description["timeLimitMs"]?.int { facts.append(screen.duration(limit)) }
    if let count = state["breaksLeft"]?.int, count > 0, let length = description["breaks"]?["lengthMs"]?.int {
      facts.append("\(counted(count, "break")) of up to \(screen.duration(length))")
    }
    if description["hasUnscoredItems"]?.bool == true { facts.append("some questions do not count") }
    for line in screen.wrap(facts.joined(separator: " · "), indent: "") { say(screen.dim(line)) }
    let navigation = description["navigation"]
    if navigation?["withinSection"]?.string == "forward-only" {
      talk("There is no way back to a question once you have gone on.")
    } else if sections.count > 1, navigation?["betweenSections"]?.string == "forward-only" {
      talk("There is no way back to a part once you have gone on.")
    }
    if let locale = state["locale"]?.string, let asked = state["localeAsked"]?.string {
      talk("The questions are in `\(locale)`; in `\(asked)` as such there are none.")
    }
    if resumed { talk("You go on where you left; your answers are kept.") }
  }

  /// Shows what must be agreed to, one after the other; no time runs meanwhile.
  mutating func agree() throws(Failure) {
    while !isOver, !hasLeft, let agreement = state["agreements"]?[0], let id = agreement["agreement"]?.string {
      say("\n" + screen.rule("Before you begin"))
      for line in screen.wrap(agreement["content"]?["text"]?.string ?? "", indent: "") { say(line) }
      say("")
      guard let isAgreed = try askForAgreement(agreement) else { return try leave() }
      guard
        try change(
          "agreement.accept",
          { writer in
            writer.member("agreement", id)
            if !isAgreed { writer.member("accepted", false) }
          }) != nil
      else { continue }
      try refresh()
    }
  }

  /// Whether the person agrees; asked once more where not, since that ends the session.
  ///
  /// Nil at the end of the input.
  private mutating func askForAgreement(_ agreement: JSONValue) throws(Failure) -> Bool? {
    while true {
      talk("Do you agree? (yes/no)")
      guard let line = nextLine() else { return nil }
      switch line.trimmed.lowercased() {
      case "y", "yes": return true
      case "n", "no":
        let counts = agreement["decline"]?.string == "end-attempt"
        let attempt = counts ? "and the attempt counts" : "and the attempt does not count"
        if confirm("Who does not agree cannot take this: the session ends, \(attempt). End it?") { return false }
        if hasLeft || input.isAtEnd { return nil }
      default: continue
      }
    }
  }
}
