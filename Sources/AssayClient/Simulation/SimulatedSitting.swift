package import AssayJSON
package import AssayModel
package import AssayPsychometrics

/// One simulated candidate at one session: what to send next, given what came back.
///
/// The candidate agrees to what must be agreed to, works through the slots in order, takes a break between sections
/// where breaks are left, and submits. A session that somebody else left in the middle is gone on with, and comes to the
/// same end: what is answered at a slot does not depend on where the sitting was taken up.
package struct SimulatedSitting {
  /// What the simulation knows and a candidate does not: the form of a session, with its items.
  package typealias Oracle = (SessionID) -> [SlotID: (presentation: Presentation, model: ItemModel)]

  private enum Phase {
    case start, agree(String), resume
    case startBreak(before: Int)
    /// Ends a break, and goes on at a slot; nil for one that somebody else began.
    case endBreak(before: Int?)
    case move(Int), get(Int), answer(Int)
    /// Asks how the session stands, to go on at a slot.
    case ask(Int)
    case submit, result, done
  }

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
  private var slots: [Slot] = []
  /// Where the candidate is, as the engine says or after the last move.
  private var current: String?
  private var breaksLeft = 0
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
}

/// How a slot stands, as far as it matters here.
private struct Slot {
  var id: String
  var section: String
  var isAnswered: Bool
  var isClosed: Bool

  init?(_ slot: JSONValue) {
    guard let id = slot["slot"]?.string, let section = slot["section"]?.string else { return nil }
    self.id = id
    self.section = section
    isAnswered = slot["answered"]?.bool == true || slot["partial"]?.bool == true
    isClosed = slot["closed"]?.bool == true
  }
}

// MARK: - What is sent

extension SimulatedSitting {
  /// Adds the next request to a batch.
  package mutating func add(to batch: inout ProtocolClient.Batch, writing: (Answer, inout JSONWriter) -> Void) {
    let (session, token, sequence) = (session, token, sequence)
    func call(_ method: String, _ params: (inout JSONWriter) -> Void = { _ in }) {
      batch.add(method) { writer in
        writer.member("session", session)
        writer.member("token", token)
        params(&writer)
      }
    }
    func change(_ method: String, _ params: (inout JSONWriter) -> Void = { _ in }) {
      call(method) { writer in
        writer.member("seq", sequence)
        params(&writer)
      }
    }
    switch phase {
    case .start:
      batch.add("session.start") { writer in
        writer.member("assessment", assessment.text)
        writer.member("candidate", candidateID.text)
        writer.member("requestKey", "simulate-\(candidateID.text)")
      }
    case .agree(let agreement): change("agreement.accept") { $0.member("agreement", agreement) }
    case .resume: change("session.resume")
    case .startBreak: change("break.start")
    case .endBreak: change("break.end")
    case .move(let place): change("nav.go") { $0.member("slot", slots[place].id) }
    case .get(let place): call("item.get") { $0.member("slot", slots[place].id) }
    case .answer(let place):
      change(isFormative ? "item.check" : "response.save") { writer in
        writer.member("slot", slots[place].id)
        writer.name("answer")
        if let pending { writing(pending, &writer) }
      }
    case .ask: call("session.state")
    case .submit: change("session.submit") { $0.member("confirm", true) }
    case .result: call("session.result")
    case .done: preconditionFailure("a sitting that is done sends nothing")
    }
  }
}

// MARK: - What comes back

extension SimulatedSitting {
  /// Takes the reply to the request that was added last.
  ///
  /// - Throws: A refusal that ends the sitting; that a result is not released does not, nor that some time is over.
  package mutating func receive(_ reply: Result<JSONValue, ClientError>) throws(ClientError) {
    if case .failure(.refused(let kind, _, _, _)) = reply {
      switch (phase, kind) {
      case (.result, "notReleased"):
        phase = .done
        return
      case (.get(let place), "timeOver"), (.move(let place), "timeOver"), (.answer(let place), "timeOver"):
        phase = .ask(place + 1)
        return
      case (.submit, "timeOver"):
        phase = .result
        return
      default: break
      }
    }
    let value = try reply.get()
    switch phase {
    case .start: try begin(value)
    case .agree, .resume:
      sequence += 1
      phase = .ask(0)
    case .startBreak(let place):
      sequence += 1
      breaksLeft -= 1
      phase = .endBreak(before: place)
    case .endBreak(let place):
      sequence += 1
      if let place { enter(place) } else { phase = .ask(0) }
    case .move(let place):
      sequence += 1
      current = slots[place].id
      phase = .get(place)
    case .get(let place): if pending == nil { visit(place + 1) } else { phase = .answer(place) }
    case .answer(let place):
      sequence += 1
      visit(place + 1)
    case .ask(let place): goOn(value["state"] ?? .null, at: place)
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
      let state = value["state"], state["slots"]?.elements != nil
    else { throw .malformed("session.start gave no session, token and slots") }
    self.session = id
    self.token = token
    tasks = oracle(session)
    goOn(state, at: 0)
  }

  /// Goes on from how the session stands: first with what keeps the candidate from working, then at a slot.
  private mutating func goOn(_ state: JSONValue, at place: Int) {
    sequence = state["nextSeq"]?.int ?? sequence
    slots = (state["slots"]?.elements ?? []).compactMap(Slot.init)
    current = state["current"]?.string
    breaksLeft = state["breaksLeft"]?.int ?? 0
    if state["status"]?.string == "submitted" {
      phase = .result
    } else if let agreement = state["agreements"]?[0]?["agreement"]?.string {
      phase = .agree(agreement)
    } else {
      switch state["clock"]?["state"]?.string {
      case "paused": phase = .resume
      case "break": phase = .endBreak(before: nil)
      default: visit(place)
      }
    }
  }

  /// Goes to the first slot from a place on that can be worked on and is not answered; submits where there is none.
  private mutating func visit(_ first: Int) {
    for place in slots.indices.dropFirst(first) {
      // Drawn for every slot, also for those that were answered before, so that the next ones get what they would get.
      pending = SlotID(slots[place].id).flatMap { tasks[$0] }.flatMap {
        candidate.answer($0.presentation, by: $0.model)
      }
      guard !slots[place].isClosed, !slots[place].isAnswered else { continue }
      if breaksLeft > 0, place > 0, slots[place].section != slots[place - 1].section {
        phase = .startBreak(before: place)
      } else {
        enter(place)
      }
      return
    }
    phase = .submit
  }

  private mutating func enter(_ place: Int) {
    let here = slots.first { $0.id == current }?.section
    let movement = here == slots[place].section ? navigation.withinSection : navigation.betweenSections
    phase = movement == .free || slots[place].id == current ? .get(place) : .move(place)
  }
}
