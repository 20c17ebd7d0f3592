import ArgumentParser
import AssayClient
import AssayJSON
import Glibc

/// A person at a terminal takes an assessment, as a client of the protocol like any other.
struct TakeSession {
  private let child: ChildProcess
  private var client: ProtocolClient
  private let screen: TakeScreen
  private let input = LineReader(STDIN_FILENO)
  private var session = ""
  private var token = ""
  private var sequence = 1
  private var slots: [JSONValue] = []
  private var place = 0
  private var item: JSONValue = .null
  private var stimuli: [String: JSONValue] = [:]
  private var isFormative = false
  private var closesSections = false
  private var isOver = false

  init(_ child: ChildProcess, screen: TakeScreen) {
    self.child = child
    client = ProtocolClient(child.transport)
    self.screen = screen
  }

  /// Runs the sitting until it is submitted, or the person leaves it for later.
  mutating func run(_ assessment: String, candidate: String, requestKey: String) throws(Failure) {
    do { try client.initialize(name: "assay take", version: Assay.version) } catch { throw Failure(error) }
    let description = try call("assessment.describe") { $0.member("assessment", assessment) }
    isFormative = description["kind"]?.string == "knowledge-check"
    closesSections = description["navigation"]?["betweenSections"]?.string == "forward-only"
    let started = try call("session.start") { writer in
      writer.member("assessment", assessment)
      writer.member("candidate", candidate)
      writer.member("requestKey", requestKey)
    }
    session = started["session"]?.string ?? ""
    token = started["token"]?.string ?? ""
    take(started["state"] ?? .null)
    introduce(description, resumed: started["resumed"]?.bool == true)
    if let current = started["state"]?["current"]?.string,
      let index = slots.firstIndex(where: { $0["slot"]?.string == current })
    {
      place = index
    }
    try show()
    while !isOver {
      guard let line = nextLine() else {
        if isOver { break }
        guard !child.hasEnded else { throw Failure(ClientError.disconnected) }
        say("\nYour answers are kept. Start again to go on.")
        return
      }
      try handle(line)
    }
    try showResult()
    try showReview()
  }
}

// MARK: - What a person types

extension TakeSession {
  private mutating func handle(_ line: String) throws(Failure) {
    let words = line.trimmed.split(separator: " ", maxSplits: 1).map(String.init)
    switch words.first ?? "" {
    case "": try go(to: place + 1)
    case "/n", "/next": try go(to: place + 1)
    case "/b", "/back": try go(to: place - 1)
    case "/g", "/go":
      guard words.count == 2, let number = Int(words[1]), slots.indices.contains(number - 1) else {
        say("Which question? For example /go 3.")
        return
      }
      try go(to: number - 1)
    case "/f", "/flag": try flag()
    case "/c", "/clear": try change("response.clear", "Your answer is cleared.") { _ in }
    case "/h", "/hint": try hint()
    case "/l", "/list": try overview()
    case "/s", "/submit": try submit()
    case "/q", "/quit":
      say("Your answers are kept. Start again to go on.")
      child.finish()
      exit(0)
    case "/help", "/?": say(Self.help)
    case let word where word.hasPrefix("/") && item["type"]?.string != "text":
      say("\(word) is no command. /help lists them.")
    default: try answer(line)
    }
  }

  private static let help = """
    Type your answer and press Return. Besides:
      Return, /next   the next question      /back     the one before     /go 7    question 7
      /flag           flag it for review     /clear    take your answer back
      /hint           a hint, where there is one
      /list           all questions          /submit   hand everything in
      /quit           leave, and go on later
    """

  private mutating func answer(_ line: String) throws(Failure) {
    var text = line
    if item["type"]?.string == "essay" {
      while text.split(separator: "\n").last != ".", let more = nextLine() { text += "\n" + more }
      if text.hasSuffix("\n.") { text.removeLast(2) }
    }
    switch TakeAnswer.parse(text, to: item) {
    case .failure(let problem): say(problem.message)
    case .success(let value): try give(value)
    }
  }

  private mutating func give(_ value: JSONValue) throws(Failure) {
    let method = isFormative && item["tries"] != nil ? "item.check" : "response.save"
    guard let reply = try change(method, nil, { $0.member("answer", value) }) else { return }
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
    try go(to: place + 1)
  }

  private mutating func flag() throws(Failure) {
    let flagged = item["flagged"]?.bool != true
    try change("item.flag", flagged ? "Flagged." : "The flag is taken away.") { $0.member("flagged", flagged) }
    do { try fetch() } catch { throw Failure(error) }
  }

  private mutating func hint() throws(Failure) {
    guard let reply = try change("item.hint", nil, { _ in }) else { return }
    say(screen.wrap(reply["hint"]?["text"]?.string ?? "", indent: "  ", first: "  Hint: ").joined(separator: "\n"))
  }

  private mutating func overview() throws(Failure) {
    try refresh()
    var lines = [""]
    for (index, slot) in slots.enumerated() {
      let mark = slot["answered"]?.bool == true ? screen.good("●") : "○"
      let flag = slot["flagged"]?.bool == true ? " ⚑" : ""
      let here = index == place ? " ← you are here" : ""
      let closed = slot["closed"]?.bool == true ? screen.dim(" closed") : ""
      lines.append("  \(mark) \(index + 1)\(flag)\(closed)\(here)")
    }
    say(lines.joined(separator: "\n") + "\n")
  }

  private mutating func submit() throws(Failure) {
    try refresh()
    if isOver { return }
    let missing = slots.filter { $0["answered"]?.bool != true && $0["type"]?.string != "info" }.count
    if missing > 0 {
      say("\(missing) \(missing == 1 ? "question has" : "questions have") no answer. Submit all the same? (yes/no)")
      guard let line = nextLine(), ["y", "yes"].contains(line.trimmed.lowercased()) else {
        say("Nothing was submitted.")
        return
      }
    }
    guard try change("session.submit", nil, { $0.member("confirm", true) }) != nil else { return }
    isOver = true
  }
}

// MARK: - What the engine is asked

extension TakeSession {
  /// Calls a method; a refusal ends the program with its words.
  private mutating func call(
    _ method: String, _ params: (inout JSONWriter) -> Void
  ) throws(Failure) -> JSONValue {
    do { return try client.call(method, params).harmless } catch { throw Failure(error) }
  }

  /// Writes what every call on the session carries.
  private var own: (inout JSONWriter) -> Void {
    { [session, token] writer in
      writer.member("session", session)
      writer.member("token", token)
    }
  }

  /// Calls a method that changes the session; a refusal is told and nothing is changed.
  @discardableResult
  private mutating func change(
    _ method: String, _ confirmation: String? = nil, _ params: (inout JSONWriter) -> Void, slot named: String? = nil
  ) throws(Failure) -> JSONValue? {
    let (sequence, own) = (sequence, own)
    let slot = named ?? item["slot"]?.string
    do {
      let reply = try client.call(method) { writer in
        own(&writer)
        writer.member("seq", sequence)
        if let slot, method != "session.submit" { writer.member("slot", slot) }
        params(&writer)
      }.harmless
      self.sequence += 1
      if let confirmation { say(screen.dim(confirmation)) }
      return reply
    } catch .refused(_, let message, let advice, _) {
      say(message + (advice.map { " " + $0 } ?? ""))
      try refresh()
      return nil
    } catch {
      throw Failure(error)
    }
  }

  /// Asks how the session stands.
  private mutating func refresh() throws(Failure) { take(try call("session.state", own)["state"] ?? .null) }

  /// Takes over what the engine says of the session.
  private mutating func take(_ state: JSONValue) {
    sequence = state["nextSeq"]?.int ?? sequence
    slots = state["slots"]?.elements ?? slots
    if state["status"]?.string == "submitted" { isOver = true }
  }

  private mutating func go(to index: Int) throws(Failure) {
    guard slots.indices.contains(index) else {
      say(index < 0 ? "This is the first question." : "This was the last question. /list shows all, /submit hands in.")
      return
    }
    if let section = slots[index]["section"]?.string, closesOnLeaving(section) {
      say("There is no way back to this part once you go on. Go on? (yes/no)")
      guard let line = nextLine(), ["y", "yes"].contains(line.trimmed.lowercased()) else { return }
    }
    let before = place
    place = index
    guard try change("nav.go", nil, { _ in }, slot: slots[index]["slot"]?.string) != nil else {
      place = before
      return
    }
    do { try fetch() } catch { throw Failure(error) }
    StandardOutput.write(screen.item(item, stimulus: stimulus))
  }

  /// Whether going to a section closes the one that the candidate is in.
  private func closesOnLeaving(_ section: String) -> Bool {
    closesSections && slots.indices.contains(place) && slots[place]["section"]?.string != section
  }

  private mutating func show() throws(Failure) {
    guard !slots.isEmpty, !isOver else { return }
    do { try fetch() } catch { throw Failure(error) }
    StandardOutput.write(screen.item(item, stimulus: stimulus))
  }

  private mutating func fetch() throws(ClientError) {
    let slot = slots[place]["slot"]?.string ?? ""
    let own = own
    item = try client.call("item.get") { writer in
      own(&writer)
      writer.member("slot", slot)
    }.harmless
    guard let id = item["stimulus"]?.string, stimuli[id] == nil else { return }
    stimuli[id] = try client.call("stimulus.get") { writer in
      own(&writer)
      writer.member("stimulus", id)
    }.harmless
  }

  private var stimulus: JSONValue? { item["stimulus"]?.string.flatMap { stimuli[$0] } }
}

// MARK: - Waiting and telling

extension TakeSession {
  /// The next line that is typed, while the engine may tell of the clock; nil at the end of the input or the session.
  private mutating func nextLine() -> String? {
    while true {
      if let line = input.bufferedLine() { return String(decoding: line, as: UTF8.self) }
      if input.isAtEnd { return nil }
      let ready = waitForInput([input.descriptor, child.descriptor], milliseconds: nil)
      if ready.contains(child.descriptor) {
        for line in child.waitingLines() { tell(line) }
        if isOver || child.hasEnded { return nil }
      }
      if ready.contains(input.descriptor) { input.fill() }
    }
  }

  /// Tells what the engine said of its own accord.
  private mutating func tell(_ line: [UInt8]) {
    guard let message = try? JSONValue(parsing: line), let method = message["method"]?.string else { return }
    switch method {
    case "clock.warning":
      let minutes = (message["params"]?["remainingMs"]?.int ?? 0) / 60_000
      say(screen.bad("\n\(minutes) \(minutes == 1 ? "minute" : "minutes") left."))
    case "clock.expired": say(screen.bad("\nThe time is over."))
    case "session.closed":
      say("\nYour session is closed; what you saved is handed in.")
      isOver = true
    default: break
    }
  }

  private func introduce(_ description: JSONValue, resumed: Bool) {
    say("\n" + screen.bold(description["title"]?.string ?? ""))
    var facts = ["\(description["items"]?.int ?? slots.count) questions"]
    if let limit = description["timeLimitMs"]?.int { facts.append("\(limit / 60_000) minutes") }
    if description["hasUnscoredItems"]?.bool == true { facts.append("some questions do not count") }
    say(screen.dim(facts.joined(separator: " · ")))
    if resumed { say("You go on where you left; your answers are kept.") }
  }

  private mutating func showResult() throws(Failure) {
    let result: JSONValue
    let own = own
    do { result = try client.call("session.result", own).harmless } catch .refused(_, let message, _, _) {
      say("\nSubmitted. " + message)
      return
    } catch {
      throw Failure(error)
    }
    say("\n" + screen.rule("Result"))
    let states = [
      "pass": screen.good("Passed"), "fail": screen.bad("Not passed"), "pending-marking": "Waits for marking",
      "held": "Held", "indeterminate": "Done",
    ]
    var words = [states[result["state"]?.string ?? ""] ?? result["state"]?.string ?? ""]
    if let percent = result["percent"]?.numberText { words.append("\(percent) %") }
    if let needed = result["needed"]?["percent"]?.numberText { words.append("needed \(needed) %") }
    if let scaled = result["scaled"]?.numberText { words.append("scaled score \(scaled)") }
    if let earned = result["points"]?["earned"]?.numberText, let most = result["points"]?["maximum"]?.numberText {
      words.append("\(earned) of \(most) points")
    }
    say(words.joined(separator: " · "))
    for band in result["bands"]?.elements ?? [] { say("With \(band.string ?? "")") }
    for part in result["competencies"]?.elements ?? [] {
      say("  \(part["percent"]?.numberText ?? "–") %  \(part["title"]?.string ?? part["competency"]?.string ?? "")")
    }
  }

  /// Shows the items that were not fully right, where reviews are released.
  private mutating func showReview() throws(Failure) {
    var lines: [String] = []
    for slot in slots.compactMap({ $0["slot"]?.string }) {
      let own = own
      do {
        let review = try client.call("item.review") { writer in
          own(&writer)
          writer.member("slot", slot)
        }
        lines += screen.review(review.harmless)
      } catch .refused(kind: "notReleased", _, _, _) {
        return
      } catch {
        throw Failure(error)
      }
    }
    guard !lines.isEmpty else { return }
    say("\n" + screen.rule("To look at again") + "\n\n" + lines.dropLast().joined(separator: "\n"))
  }
}

extension Failure {
  /// A refusal or a broken pipe, in words for the person at the terminal.
  init(_ error: ClientError) {
    switch error {
    case .refused(let kind, let message, let advice, _):
      let own = ["internalError", "parseError", "invalidRequest", "invalidParams", "methodNotFound"]
      let code = own.contains(kind) ? ExitCode.ownMistake : kind == "storage" ? .notJudged : .fellShort
      self.init(message + (advice.map { " " + $0 } ?? ""), code)
    case .disconnected: self.init("the engine ended unexpectedly; answers that it acknowledged are kept.", .ownMistake)
    case .malformed(let what): self.init("the engine sent what is not of the protocol: \(what).", .ownMistake)
    }
  }
}
