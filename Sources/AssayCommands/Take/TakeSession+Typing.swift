import AssayDiagnostics
import AssayJSON

// What a person types.

extension TakeSession {
  mutating func handle(_ line: String) throws(Failure) {
    let words = line.trimmed.split(separator: " ", maxSplits: 1).map(String.init)
    switch words.first ?? "" {
    case "", "/n", "/next": try go(to: place + 1)
    case "/b", "/back": try go(to: place - 1)
    case "/g", "/go":
      guard words.count == 2, let number = Int(words[1].trimmed), slots.indices.contains(number - 1) else {
        talk("Which question? For example /go 3.")
        return
      }
      try go(to: number - 1)
    case "/f", "/flag": try flag()
    case "/c", "/clear": try clear()
    case "/comment": try comment(words.count == 2 ? words[1] : "")
    case "/h", "/hint": try hint()
    case "/l", "/list":
      try refresh()
      if !isOver { say(screen.overview(state, at: place)) }
    case "/t", "/time":
      try refresh()
      if !isOver { say(screen.time(state["clock"]).joined(separator: "\n")) }
    case "/break": try takeBreak()
    case "/pause": try pause()
    case "/done": try submitSection()
    case "/s", "/submit": try submit()
    case "/q", "/quit": try leave()
    case "/help", "/?": say(screen.help(commands).joined(separator: "\n"))
    case let word where word.hasPrefix("/") && !isAnswer(line):
      talk("\(word) is no command. /help lists them.")
    default: try answer(line)
    }
  }

  /// Whether what begins with a slash is an answer all the same: a text, or the path of a file.
  private func isAnswer(_ line: String) -> Bool {
    switch item["type"]?.string {
    case "text", "cloze": true
    case "file": line.trimmed.dropFirst().contains("/")
    default: false
    }
  }

  /// What can be typed here, beside an answer.
  private var commands: [(command: String, meaning: String)] {
    var commands = [
      ("Return, /next", "the next question"), ("/back", "the one before"), ("/go 7", "question 7"),
      ("/list", "all questions"), ("/clear", "take your answer back"),
    ]
    if description["navigation"]?["flags"]?.bool == true {
      commands.append(("/flag", "flag it, or take the flag away"))
    }
    commands.append(("/comment …", "a remark on the question"))
    if isFormative { commands.append(("/hint", "a hint, where there is one")) }
    if state["clock"]?["limits"]?[0] != nil { commands.append(("/time", "the time left")) }
    if state["breaksLeft"] != nil { commands.append(("/break", "take a break")) }
    if state["canPause"] != nil { commands.append(("/pause", "stop the clock")) }
    if sections.count > 1 { commands.append(("/done", "hand in this part")) }
    return commands + [("/submit", "hand everything in"), ("/quit", "leave, and go on later")]
  }

  private mutating func answer(_ line: String) throws(Failure) {
    if item["type"]?.string == "file" { return try sendFiles(line) }
    var text = line
    if item["type"]?.string == "essay" {
      while text.split(separator: "\n").last != ".", let more = nextLine() { text += "\n" + more }
      if text.hasSuffix("\n.") { text.removeLast(2) }
    }
    switch TakeAnswer.parse(text, to: item) {
    case .failure(let problem): talk(problem.message)
    case .success(let value): try give(value)
    }
  }

  mutating func give(_ value: JSONValue) throws(Failure) {
    let method = isFormative && item["tries"] != nil ? "item.check" : "response.save"
    guard let reply = try changeHere(method, { $0.member("answer", value) }) else { return }
    if let feedback = reply["feedback"] {
      for line in screen.feedback(feedback, on: item) { say(line) }
      if (reply["triesLeft"]?.int ?? 0) > 0, feedback["right"]?.bool == false {
        say(screen.dim("Try again, or press Return for the next question."))
        return
      }
      say(screen.dim("Press Return for the next question."))
      return
    }
    say(screen.dim(reply["late"]?.bool == true ? "Saved, late." : "Saved."))
    // In the grace period nothing but answers is taken.
    if reply["clock"]?["state"]?.string != "grace" { try go(to: place + 1) }
  }

  private mutating func clear() throws(Failure) {
    guard try changeHere("response.clear") != nil else { return }
    say(screen.dim("Your answer is cleared."))
    _ = try fetch()
  }

  private mutating func flag() throws(Failure) {
    let flagged = item["flagged"]?.bool != true
    guard try changeHere("item.flag", { $0.member("flagged", flagged) }) != nil else { return }
    say(screen.dim(flagged ? "Flagged." : "The flag is taken away."))
    _ = try fetch()
  }

  private mutating func comment(_ text: String) throws(Failure) {
    guard !text.trimmed.isEmpty else {
      talk("What is there to say? For example /comment I think there are two right answers.")
      return
    }
    guard try changeHere("item.comment", { $0.member("text", text.trimmed) }) != nil else { return }
    say(screen.dim("Your remark is kept."))
    try refresh()
  }

  private mutating func hint() throws(Failure) {
    guard let reply = try changeHere("item.hint") else { return }
    say(screen.wrap(reply["hint"]?["text"]?.string ?? "", indent: "  ", first: "  Hint: ").joined(separator: "\n"))
  }
}

// MARK: - Handing in

extension TakeSession {
  private mutating func submitSection() throws(Failure) {
    try refresh()
    guard !isOver, sections.count > 1, let section = section(at: place), let id = section["section"]?.string else {
      if !isOver { talk("There is one part alone. /submit hands everything in.") }
      return
    }
    let missing = unanswered(in: id)
    let warning = missing.isEmpty ? "" : sentence(missing, "has no answer", "have no answer") + " "
    guard confirm("\(warning)Hand in “\(title(of: section))”? There is no way back to it."),
      try change("section.submit", { $0.member("section", id) }) != nil
    else { return }
    try refresh()
    try showOpen()
  }

  private mutating func submit() throws(Failure) {
    try refresh()
    if isOver { return }
    let flagged = slots.indices.filter { slots[$0]["flagged"]?.bool == true && !isClosed($0) }.map { $0 + 1 }
    var words: [String] = []
    if !flagged.isEmpty { words.append(sentence(flagged, "is flagged", "are flagged")) }
    let missing = unanswered()
    if missing.isEmpty {
      words.append("Hand everything in? There is no way back.")
    } else {
      words.append(sentence(missing, "has no answer", "have no answer") + " Submit all the same?")
    }
    guard confirm(words.joined(separator: " ")) else {
      if !isOver { talk("Nothing was submitted.") }
      return
    }
    guard try change("session.submit", { $0.member("confirm", true) }) != nil else { return }
    isOver = true
  }

  /// What holds of some questions, ten named at most, such as `3 questions have no answer: 2, 5, 9.`.
  func sentence(_ numbers: [Int], _ one: String, _ several: String) -> String {
    let named = numbers.prefix(10).map(String.init).joined(separator: ", ") + (numbers.count > 10 ? " …" : "")
    return "\(counted(numbers.count, "question \(one)", "questions \(several)")): \(named)."
  }
}
