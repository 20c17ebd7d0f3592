import ArgumentParser
import AssayClient
import AssayJSON

// What the engine is asked.

extension TakeSession {
  /// Calls a method; a refusal ends the program with its words.
  mutating func call(
    _ method: String, _ params: (inout JSONWriter) -> Void
  ) throws(Failure) -> JSONValue {
    defer { hear() }
    do { return try client.call(method, params).harmless } catch { throw Failure(error) }
  }

  /// Calls a method on the session; a refusal is told.
  ///
  /// - Returns: Nil where it was refused; the state is then asked for anew.
  mutating func ask(
    _ method: String, _ params: (inout JSONWriter) -> Void = { _ in }
  ) throws(Failure) -> JSONValue? {
    defer { hear() }
    let own = own
    do throws(ClientError) {
      return try client.call(method) { writer in
        own(&writer)
        params(&writer)
      }.harmless
    } catch .refused(kind: "staleClient", let message, let advice, let error) {
      throw Failure(.refused(kind: "staleClient", message: message, advice: advice, error: error))
    } catch .refused(let kind, let message, _, _) {
      tell(refusal: kind, message.harmless)
      try refresh()
      // The time of a part may have ended: the main loop goes on where one can.
      if isClosed(place) { isStale = true }
      return nil
    } catch {
      throw Failure(error)
    }
  }

  /// Calls a method that changes the session, under the next number.
  mutating func change(
    _ method: String, _ params: (inout JSONWriter) -> Void = { _ in }
  ) throws(Failure) -> JSONValue? {
    let sequence = sequence
    let reply = try ask(method) { writer in
      writer.member("seq", sequence)
      params(&writer)
    }
    if reply != nil { self.sequence += 1 }
    return reply
  }

  /// Calls a method that changes something at the slot that is shown.
  mutating func changeHere(
    _ method: String, _ params: (inout JSONWriter) -> Void = { _ in }
  ) throws(Failure) -> JSONValue? {
    guard let slot = item["slot"]?.string else {
      talk("No question is shown. /list shows where you can go.")
      return nil
    }
    return try change(method) { writer in
      writer.member("slot", slot)
      params(&writer)
    }
  }

  /// Writes what every call on the session carries.
  var own: (inout JSONWriter) -> Void {
    { [session, token] writer in
      writer.member("session", session)
      writer.member("token", token)
    }
  }

  /// Asks how the session stands.
  mutating func refresh() throws(Failure) {
    isStale = false
    take(try call("session.state", own)["state"] ?? .null)
  }

  /// Learns what the engine told of, and goes on where one can.
  mutating func catchUp() throws(Failure) {
    try refresh()
    guard !isOver else { return }
    if isHalted { try sitOut() }
    if isClosed(place) { try showOpen() }
  }
}

// MARK: - Items

extension TakeSession {
  /// Shows where the candidate is, or else the next item that can be worked on.
  mutating func showOpen() throws(Failure) {
    guard !isOver, !hasLeft, !slots.isEmpty else { return }
    if let current = slots.firstIndex(where: { $0["slot"] == state["current"] }) { place = current }
    guard isClosed(place) else { return try show() }
    let later = slots.indices.dropFirst(place).first { !isClosed($0) }
    guard let open = later ?? slots.indices.first(where: { !isClosed($0) }) else {
      item = .null
      talk("Every question is closed. /submit hands everything in, /list shows all.")
      return
    }
    try go(to: open)
  }

  mutating func go(to index: Int) throws(Failure) {
    guard slots.indices.contains(index) else {
      talk(index < 0 ? "This is the first question." : "This was the last question. /list shows all, /submit hands in.")
      return
    }
    if let closing = sectionClosed(byGoingTo: index) {
      let missing = unanswered(in: closing["section"]?.string)
      let warning = missing.isEmpty ? "" : sentence(missing, "has no answer", "have no answer") + " "
      let question = "There is no way back to this part once you go on. \(warning)Go on?"
      guard confirm(question) else { return }
    }
    guard let slot = slots[index]["slot"]?.string, try change("nav.go", { $0.member("slot", slot) }) != nil else {
      return
    }
    place = index
    try show()
  }

  /// The section that is closed for good by going to a slot; nil where none is.
  private func sectionClosed(byGoingTo index: Int) -> JSONValue? {
    guard description["navigation"]?["betweenSections"]?.string == "forward-only",
      let here = section(at: place), section(at: index) != here,
      slots.contains(where: { $0["section"] == here["section"] && $0["closed"]?.bool != true })
    else { return nil }
    return here
  }

  mutating func show() throws(Failure) {
    guard try fetch() else { return }
    let part = sections.count > 1 ? section(at: place).map(title) : nil
    let comment = slots.indices.contains(place) ? slots[place]["comment"]?.string : nil
    StandardOutput.write(screen.item(item, of: part, stimulus: stimulus, comment: comment))
  }

  /// Asks for the item at the place, and for its stimulus; false where it may not be seen.
  mutating func fetch() throws(Failure) -> Bool {
    guard let slot = slots[place]["slot"]?.string,
      let shown = try ask("item.get", { $0.member("slot", slot) })
    else { return false }
    item = shown
    if let id = item["stimulus"]?.string, stimuli[id] == nil {
      stimuli[id] = try ask("stimulus.get") { $0.member("stimulus", id) }
    }
    return true
  }

  private var stimulus: JSONValue? { item["stimulus"]?.string.flatMap { stimuli[$0] } }
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
