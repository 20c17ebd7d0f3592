import AssayClient
import AssayJSON

// Waiting for what is typed, and telling what the engine says meanwhile.

extension TakeSession {
  /// What ended the waiting.
  enum Typed {
    case line(String)
    /// The engine told of something, or the time is over that was to be waited.
    case changed
    case end
  }

  /// Waits for a line, while the engine may tell of the clock and of staff.
  ///
  /// - Parameter milliseconds: How long at most; nil for as long as it takes.
  /// - Returns: What ended the waiting.
  mutating func typed(milliseconds: Int? = nil) -> Typed {
    screen.prompt()
    while true {
      if let line = input.bufferedLine() { return .line(String(decoding: line, as: UTF8.self)) }
      if input.isAtEnd { return .end }
      let ready = waitForInput([input.descriptor, child.descriptor], milliseconds: milliseconds.map(Int64.init))
      if ready.isEmpty { return .changed }
      if ready.contains(child.descriptor) {
        for line in child.waitingLines() {
          if let message = try? JSONValue(parsing: line) { tell(message.harmless) }
        }
        return child.hasEnded ? .end : .changed
      }
      input.fill()
    }
  }

  /// The next line that is typed; nil at the end of the input or of the session.
  mutating func nextLine() -> String? {
    while !isOver, !hasLeft {
      switch typed() {
      case .line(let line): return line
      case .changed: continue
      case .end: return nil
      }
    }
    return nil
  }

  /// Asks something that is answered by yes or no; anything but yes is no.
  mutating func confirm(_ question: String) -> Bool {
    talk(question + " (yes/no)")
    guard let line = nextLine() else { return false }
    return ["y", "yes"].contains(line.trimmed.lowercased())
  }

  /// Tells something in lines that fit the terminal.
  func talk(_ text: String) { say(screen.wrap(text, indent: "").joined(separator: "\n")) }
}

// MARK: - What the engine tells

extension TakeSession {
  /// Tells what came before or between replies.
  mutating func hear() {
    let told = client.notifications
    client.notifications.removeAll()
    for message in told { tell(message.harmless) }
  }

  private mutating func tell(_ message: JSONValue) {
    guard let params = message["params"], params["session"]?.string == session else { return }
    switch message["method"]?.string {
    case "clock.warning":
      let left = screen.duration(params["remainingMs"]?.int ?? 0)
      say(screen.bad("\n\(left) left\(screen.scope(params, amongOthers: hasPartTimes))."))
    case "clock.expired": tellEnd(params)
    case "session.closed":
      let staff = params["cause"]?.string == "staff"
      say("")
      talk(staff ? "Staff ended your session; what you saved is kept." : "What you saved is handed in.")
      isOver = true
    case "session.adjusted":
      say("")
      talk("Staff changed your time.")
      say(screen.time(params["clock"]).joined(separator: "\n"))
      isStale = true
    case "session.displaced":
      say("")
      talk("Your session goes on elsewhere. What you saved is kept.")
      hasLeft = true
    default: break
    }
  }

  /// Whether parts or questions have a time of their own.
  private var hasPartTimes: Bool { description["sectionTimes"] != nil || description["itemTime"] != nil }

  private mutating func tellEnd(_ params: JSONValue) {
    say(screen.bad("\nThe time\(screen.scope(params, amongOthers: false)) is over."))
    let isAll = params["scope"]?.string == "exam"
    if let grace = description["graceMs"]?.int {
      let end = isAll ? "everything is handed in" : "it is closed"
      talk("For \(screen.duration(grace)) more, answers are saved and marked late; then \(end).")
    }
    if !isAll { isStale = true }
  }

  /// Tells a refusal: slots are questions, sections have their titles, and what a client's author can do is left out.
  func tell(refusal kind: String, _ message: String) {
    var words = ""
    for (index, part) in message.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      guard index % 2 == 1 else {
        words += part
        continue
      }
      if let place = slots.firstIndex(where: { $0["slot"]?.string == String(part) }) {
        for (slot, question) in [("Slot ", "Question "), ("slot ", "question ")] where words.hasSuffix(slot) {
          words.removeLast(slot.count)
          words += question
        }
        words += "\(place + 1)"
      } else if let section = sections.first(where: { $0["section"]?.string == String(part) }) {
        words += "“\(title(of: section))”"
      } else {
        words += part
      }
    }
    let isAboutPlaces = ["navigationForbidden", "skippingForbidden"].contains(kind)
    talk(words + (isAboutPlaces ? " /list shows where you can go." : ""))
  }
}
