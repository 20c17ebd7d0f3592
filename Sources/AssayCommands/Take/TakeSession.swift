import AssayClient
import AssayJSON
import Glibc

/// A person at a terminal takes an assessment, as a client of the protocol like any other.
struct TakeSession {
  let child: ChildProcess
  var client: ProtocolClient
  let screen: TakeScreen
  let input = LineReader(STDIN_FILENO)
  var session = ""
  var token = ""
  var sequence = 1
  /// What `assessment.describe` gave.
  var description: JSONValue = .null
  /// How the session stood when the engine was asked last.
  var state: JSONValue = .null
  /// The place of the item that is shown, among the slots.
  var place = 0
  var item: JSONValue = .null
  var stimuli: [String: JSONValue] = [:]
  /// The session is submitted.
  var isOver = false
  /// The person leaves it for later.
  var hasLeft = false
  /// The engine told of something that changes where one can go.
  var isStale = false

  init(_ child: ChildProcess, screen: TakeScreen) {
    self.child = child
    client = ProtocolClient(child.transport)
    self.screen = screen
  }

  /// Runs the sitting until it is submitted, or the person leaves it for later.
  mutating func run(_ assessment: String, candidate: String, requestKey: String, locale: String?) throws(Failure) {
    do { try client.initialize(name: "assay take", version: Assay.version) } catch { throw Failure(error) }
    description = try call("assessment.describe") { writer in
      writer.member("assessment", assessment)
      if let locale { writer.member("locale", locale) }
    }
    let started = try call("session.start") { writer in
      writer.member("assessment", assessment)
      writer.member("candidate", candidate)
      writer.member("requestKey", requestKey)
      if let locale { writer.member("locale", locale) }
    }
    session = started["session"]?.string ?? ""
    token = started["token"]?.string ?? ""
    take(started["state"] ?? .null)
    introduce(resumed: started["resumed"]?.bool == true)
    try agree()
    try sitOut()
    try showOpen()
    while !isOver, !hasLeft {
      if isStale {
        try catchUp()
        continue
      }
      switch typed(milliseconds: closesIn) {
      case .line(let line): try handle(line)
      case .changed: isStale = isStale || closesIn != nil
      case .end: try leave()
      }
    }
    guard isOver else { return }
    try showResult()
    try showReview()
  }

  /// Leaves the session for later, at the end of what is typed.
  mutating func leave() throws(Failure) {
    guard !isOver else { return }
    guard !child.hasEnded else { throw Failure(ClientError.disconnected) }
    say("\nYour answers are kept. Start again to go on.")
    hasLeft = true
  }
}

// MARK: - What the engine said

extension TakeSession {
  var slots: [JSONValue] { state["slots"]?.elements ?? [] }
  var sections: [JSONValue] { state["sections"]?.elements ?? [] }
  var isFormative: Bool { description["kind"]?.string == "knowledge-check" }

  /// Takes over how the session stands.
  mutating func take(_ state: JSONValue) {
    self.state = state
    sequence = state["nextSeq"]?.int ?? sequence
    if state["status"]?.string == "submitted" { isOver = true }
  }

  func isClosed(_ place: Int) -> Bool { !slots.indices.contains(place) || slots[place]["closed"]?.bool == true }

  /// The section of a slot; nil where there is none.
  func section(at place: Int) -> JSONValue? {
    guard slots.indices.contains(place) else { return nil }
    return sections.first { $0["section"] == slots[place]["section"] }
  }

  /// What people call a section: its title, or its id.
  func title(of section: JSONValue) -> String { section["title"]?.string ?? section["section"]?.string ?? "" }

  /// After how long at most, in milliseconds, a part or a question whose time is over is closed; nil where none is.
  ///
  /// The engine tells of the limit, and of the end of the grace period only where it ends the session.
  var closesIn: Int? {
    let isOver = (state["clock"]?["limits"]?.elements ?? []).contains { limit in
      ["section", "item"].contains(limit["scope"]?.string) && limit["remainingMs"]?.int == 0
    }
    return isOver ? (description["graceMs"]?.int ?? 0) + 50 : nil
  }

  /// The numbers of slots that can still be answered and are not, in a section or in all.
  func unanswered(in section: String? = nil) -> [Int] {
    slots.indices.filter { place in
      let slot = slots[place]
      guard section == nil || slot["section"]?.string == section, slot["closed"]?.bool != true else { return false }
      return slot["answered"]?.bool != true && !["info", "survey"].contains(slot["type"]?.string)
    }.map { $0 + 1 }
  }
}
