/// What a session should be, in the simplest way there is: tables, and a clock that is counted down.
///
/// It knows the exam of `StatefulTests` and nothing of the engine. Times are milliseconds.
struct SessionModel {
  static let limit: Int64 = 3_600_000
  static let grace: Int64 = 30_000
  static let breakLength: Int64 = 300_000
  static let breaks = 2
  static let pauses: Int64 = 600_000

  private(set) var answers: [String: String] = [:]
  private(set) var flags: Set<String> = []
  private(set) var comments: [String: String] = [:]
  private(set) var kept: String?
  private(set) var locked: Set<String> = []
  private var served: Set<String> = []
  /// The slots that the submission asks for.
  let asked: Set<String>

  /// What is left of the limit; below 0 in the grace period.
  private(set) var left = limit
  private(set) var halt: Halt? = Halt(kind: .agreement, length: .max)
  private var pauseLeft = pauses
  private(set) var breaksTaken = 0
  private(set) var end: End?

  private(set) var next = 1
  /// What was sent under each number, and the kind of error it got; "" for none.
  private var past: [(call: String, kind: String)] = []
  private var acts: [String: (call: String, kind: String)] = [:]

  struct Halt: Equatable {
    enum Kind: String { case agreement = "waiting", pause = "paused", rest = "break" }

    var kind: Kind
    var length: Int64
    var passed: Int64 = 0
    var isOver: Bool { passed > length }
  }

  enum End { case candidate, time, declined }

  enum Effect {
    case save(String, String), misfit(String), clear(String), flag(String, Bool), comment(String, String), go(String)
    case note, keep(String), agree(Bool), pause, resume, startBreak, endBreak, submit(confirm: Bool)
  }

  init(asked: Set<String>) { self.asked = asked }
}

extension SessionModel {
  /// Lets time pass.
  mutating func pass(_ time: Int64) {
    guard end == nil else { return }
    if var halt, !halt.isOver {
      halt.passed += time
      self.halt = halt
      // It ends when it is longer than it may be, and what is beyond has run.
      guard halt.isOver, halt.kind != .agreement else { return }
      left -= halt.passed - halt.length
    } else {
      left -= time
    }
    strike()
  }

  private mutating func strike() {
    if end == nil, halt.map(\.isOver) ?? true, left < -Self.grace { end = .time }
  }

  /// Something was recorded: a halt that ended by itself is then behind.
  private mutating func record() {
    guard let halt, halt.isOver else { return }
    finish(halt)
  }

  private mutating func finish(_ halt: Halt) {
    if halt.kind == .pause { pauseLeft -= min(halt.passed, halt.length) }
    self.halt = nil
  }

  private var present: Halt? { halt.flatMap { $0.isOver ? nil : $0 } }

  /// How the clock stands.
  var clock: String {
    if end != nil { return "over" }
    if let present { return present.kind.rawValue }
    return left >= 0 ? "running" : "grace"
  }

  var remaining: Int64 { end == nil ? max(left, 0) : 0 }

  var isLate: Bool { left < 0 }

  /// An item is looked at.
  mutating func view(_ slot: String) -> String {
    if let kind = ended ?? halted { return kind }
    if locked.contains(slot) { return "navigationForbidden" }
    if !served.contains(slot) {
      if isLate { return "timeOver" }
      served.insert(slot)
      record()
    }
    return ""
  }

  /// Another client takes the session over.
  mutating func attach() { record() }

  /// Staff add to the limit.
  mutating func extend(_ time: Int64, key: String) -> (kind: String, isReplay: Bool) {
    if let before = acts[key] { return before.call == "\(time)" ? ("", true) : ("sequenceConflict", false) }
    guard end == nil else { return ("stateViolation", false) }
    record()
    acts[key] = ("\(time)", "")
    left += time
    strike()
    return ("", false)
  }

  /// What the engine should say to a numbered call.
  mutating func send(_ call: String, _ number: Int, _ effect: Effect) -> (kind: String, isReplay: Bool) {
    if number > next { return ("sequenceGap", false) }
    if number < next {
      let old = past[number - 1]
      return old.call == call ? (old.kind, true) : ("sequenceConflict", false)
    }
    let kind = carryOut(effect)
    past.append((call, kind))
    next += 1
    return (kind, false)
  }

  private var ended: String? {
    switch end {
    case nil: nil
    case .time: "timeOver"
    case .candidate, .declined: "stateViolation"
    }
  }

  private var halted: String? {
    switch present?.kind {
    case nil: nil
    case .agreement: "stateViolation"
    case .pause, .rest: "paused"
    }
  }

  private mutating func carryOut(_ effect: Effect) -> String {
    // Whatever comes of it, it is recorded.
    defer { record() }
    if let ended { return ended }
    switch effect {
    case .note: return ""
    case .keep(let text):
      kept = text
      return ""
    case .agree(let isAgreed):
      guard halt?.kind == .agreement else { return "stateViolation" }
      halt = nil
      if !isAgreed { end = .declined }
      return ""
    case .resume:
      guard let halt, halt.kind == .pause else { return "stateViolation" }
      finish(halt)
      return ""
    case .endBreak:
      guard let halt, halt.kind == .rest else { return "stateViolation" }
      finish(halt)
      return ""
    default: break
    }
    if let halted { return halted }
    return work(effect)
  }

  private mutating func work(_ effect: Effect) -> String {
    record()
    switch effect {
    case .pause:
      guard pauseLeft > 0 else { return "forbidden" }
      halt = Halt(kind: .pause, length: pauseLeft)
    case .save(let slot, let answer):
      if let kind = problem(slot) { return kind }
      answers[slot] = answer
    case .misfit(let slot): return problem(slot) ?? "invalidAnswer"
    case .clear(let slot):
      if let kind = problem(slot) { return kind }
      answers[slot] = nil
    case _ where isLate: return "timeOver"
    case .flag(let slot, let isFlagged):
      if let kind = problem(slot) { return kind }
      if isFlagged { flags.insert(slot) } else { flags.remove(slot) }
    case .comment(let slot, let text):
      if let kind = problem(slot) { return kind }
      comments[slot] = text
    case .go(let slot): return problem(slot) ?? ""
    case .startBreak:
      guard breaksTaken < Self.breaks else { return "forbidden" }
      breaksTaken += 1
      halt = Halt(kind: .rest, length: Self.breakLength)
      locked.formUnion(served)
    case .submit(let confirm):
      guard confirm || asked.subtracting(locked).isSubset(of: answers.keys) else { return "incomplete" }
      end = .candidate
    case .note, .keep, .agree, .resume, .endBreak: break
    }
    return ""
  }

  private func problem(_ slot: String) -> String? {
    slot == "s99" ? "unknownSlot" : locked.contains(slot) ? "navigationForbidden" : nil
  }
}
