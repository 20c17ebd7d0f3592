import AssayJSON

// Breaks and pauses: nothing is shown, and nothing is taken.

extension TakeSession {
  /// Whether the candidate is on a break, or the session is paused.
  var isHalted: Bool { ["break", "paused"].contains(state["clock"]?["state"]?.string) }

  mutating func takeBreak() throws(Failure) {
    try refresh()
    guard !isOver else { return }
    guard let left = state["breaksLeft"]?.int else { return talk("There are no breaks here.") }
    guard left > 0 else { return talk("You have taken all breaks.") }
    let policy = description["breaks"]
    let length = policy?["lengthMs"]?.int.map { " of up to \(screen.duration($0))" } ?? ""
    let clock = policy?["stopsClock"]?.bool == false ? "the time runs on" : "the clock stands still"
    guard
      confirm(
        "A break\(length), \(left) left; \(clock) meanwhile. The questions that you have seen are closed after it. "
          + "Take it now?"),
      try change("break.start") != nil
    else { return }
    try refresh()
    try sitOut()
    try showOpen()
  }

  mutating func pause() throws(Failure) {
    guard try change("session.pause") != nil else { return }
    try refresh()
    try sitOut()
    if !isOver, !hasLeft { try show() }
  }

  /// Waits for the end of a break or a pause, if there is one.
  mutating func sitOut() throws(Failure) {
    guard isHalted else { return }
    StandardOutput.write(screen.clearing)
    while !isOver, !hasLeft, isHalted {
      let clock = state["clock"]
      let isBreak = clock?["state"]?.string == "break"
      let rest = clock?["resumesInMs"]?.int
      let length = rest.map { ", for up to \(screen.duration($0))" } ?? ""
      talk((isBreak ? "You are on a break" : "The clock stands") + length + ". Press Return to go on.")
      // A break ends just after its last millisecond.
      switch typed(milliseconds: rest.map { $0 + 20 }) {
      case .line: _ = try change(isBreak ? "break.end" : "session.resume")
      case .changed: break
      case .end: return try leave()
      }
      if !isOver, !hasLeft { try refresh() }
    }
    if !isOver, !hasLeft { talk("You go on.") }
  }
}
