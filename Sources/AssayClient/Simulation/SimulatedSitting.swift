package import AssayJSON
package import AssayModel
package import AssayPsychometrics

/// One simulated candidate at one session: what to send next, given what came back.
package struct SimulatedSitting {
  /// What the simulation knows and a candidate does not: the form of a session, with its items.
  package typealias Oracle = (SessionID) -> [SlotID: (presentation: Presentation, model: ItemModel)]

  private enum Phase { case start, move(Int), get(Int), answer(Int), submit, result, done }

  private let assessment: AssessmentID
  private let candidateID: CandidateID
  private let isFormative: Bool
  private let navigation: NavigationPolicy
  private let oracle: Oracle
  private var candidate: SimulatedCandidate
  private var phase = Phase.start
  private var session = ""
  private var token = ""
  private var sequence = 1
  private var slots: [(id: String, section: String)] = []
  private var tasks: [SlotID: (presentation: Presentation, model: ItemModel)] = [:]
  private var pending: Answer?
  /// The released result, once there is one.
  package private(set) var result: JSONValue?

  package init(
    _ candidate: SimulatedCandidate, as id: CandidateID, at assessment: AssessmentID, isFormative: Bool,
    navigation: NavigationPolicy, oracle: @escaping Oracle
  ) {
    self.candidate = candidate
    candidateID = id
    self.assessment = assessment
    self.isFormative = isFormative
    self.navigation = navigation
    self.oracle = oracle
  }

  package var isDone: Bool {
    if case .done = phase { return true }
    return false
  }

  /// Adds the next request to a batch.
  package mutating func add(to batch: inout ProtocolClient.Batch, writing: (Answer, inout JSONWriter) -> Void) {
    let (session, token, sequence) = (session, token, sequence)
    func common(_ writer: inout JSONWriter) {
      writer.member("session", session)
      writer.member("token", token)
    }
    switch phase {
    case .start:
      batch.add("session.start") { writer in
        writer.member("assessment", assessment.text)
        writer.member("candidate", candidateID.text)
        writer.member("requestKey", "simulate-\(candidateID.text)")
      }
    case .move(let place):
      batch.add("nav.go") { writer in
        common(&writer)
        writer.member("seq", sequence)
        writer.member("slot", slots[place].id)
      }
    case .get(let place):
      batch.add("item.get") { writer in
        common(&writer)
        writer.member("slot", slots[place].id)
      }
    case .answer(let place):
      batch.add(isFormative ? "item.check" : "response.save") { writer in
        common(&writer)
        writer.member("seq", sequence)
        writer.member("slot", slots[place].id)
        writer.name("answer")
        if let pending { writing(pending, &writer) }
      }
    case .submit:
      batch.add("session.submit") { writer in
        common(&writer)
        writer.member("seq", sequence)
        writer.member("confirm", true)
      }
    case .result: batch.add("session.result", common)
    case .done: preconditionFailure("a sitting that is done sends nothing")
    }
  }

  /// Takes the reply to the request that was added last.
  ///
  /// - Throws: A refusal that ends the sitting; that a result is not released does not.
  package mutating func receive(_ reply: Result<JSONValue, ClientError>) throws(ClientError) {
    if case .result = phase, case .failure(.refused(kind: "notReleased", _, _, _)) = reply {
      phase = .done
      return
    }
    let value = try reply.get()
    switch phase {
    case .start: try begin(value)
    case .move(let place):
      sequence += 1
      phase = .get(place)
    case .get(let place): answer(place)
    case .answer(let place):
      sequence += 1
      moveOn(from: place)
    case .submit:
      sequence += 1
      phase = .result
    case .result:
      result = value
      phase = .done
    case .done: break
    }
  }

  private mutating func begin(_ value: JSONValue) throws(ClientError) {
    guard let id = value["session"]?.string, let session = SessionID(id), let token = value["token"]?.string,
      let slots = value["state"]?["slots"]?.elements
    else { throw .malformed("session.start gave no session, token and slots") }
    self.session = id
    self.token = token
    self.slots = slots.compactMap { slot in
      slot["slot"]?.string.map { ($0, slot["section"]?.string ?? "") }
    }
    sequence = value["state"]?["nextSeq"]?.int ?? 1
    tasks = oracle(session)
    phase = self.slots.isEmpty ? .submit : .get(0)
  }

  private mutating func answer(_ place: Int) {
    guard let slot = SlotID(slots[place].id), let task = tasks[slot] else {
      moveOn(from: place)
      return
    }
    pending = candidate.answer(task.presentation, by: task.model)
    if pending == nil { moveOn(from: place) } else { phase = .answer(place) }
  }

  private mutating func moveOn(from place: Int) {
    let next = place + 1
    guard next < slots.count else {
      phase = .submit
      return
    }
    let movement =
      slots[next].section == slots[place].section ? navigation.withinSection : navigation.betweenSections
    phase = movement == .free ? .get(next) : .move(next)
  }
}
