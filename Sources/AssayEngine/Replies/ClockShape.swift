import AssayDelivery
import AssayJSON
import AssayModel

/// How the clock stands, as every reply on a session has it.
struct ClockShape: WritableShape {
  typealias Value = ClockView

  var schema: Schema { .reference("clock") }

  func write(_ clock: ClockView, to out: inout Output) { WrittenObject<ClockView>().write(clock, to: &out) }

  func write(_ name: String, _ clock: ClockView, to out: inout Output) {
    if clock.state == .running, clock.limits.count == 1, clock.limits[0].scope == .exam {
      // What nearly every reply of an exam ends with.
      out.json.members(
        text: #""clock":{"state":"running","limits":[{"scope":"exam","remainingMs":"#,
        clock.limits[0].remaining.milliseconds, "}]}")
      return
    }
    out.json.name(name)
    write(clock, to: &out)
  }
}

extension Shape where Self == ClockShape {
  static var clock: Self { Self() }
}

extension ClockView: WritableRecord {
  static var component: String? { "clock" }

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required(
      "state", .word(State.self), "In `grace`, after the limit, answers are still saved and marked late."
    ) { $0.state }
    members.required("limits", .list(of: .object(LimitOnWire.self)), "What is left of each limit.") {
      $0.limitsOnWire
    }
    members.optional("resumesInMs", .milliseconds, "When a pause or a break ends by itself.") { $0.haltEnds }
  }

  private var limitsOnWire: [LimitOnWire] {
    limits.map { LimitOnWire($0.scope, $0.remaining) }
      + (grace.map { [LimitOnWire(scope: .grace, remaining: $0)] } ?? [])
  }

  /// The same as a tree, for errors.
  var value: JSONValue {
    let own = limitsOnWire.map { limit -> JSONValue in
      var members = [JSONMember("scope", .string(limit.scope.rawValue))]
      if let section = limit.section { members.append(JSONMember("section", .string(section.text))) }
      if let slot = limit.slot { members.append(JSONMember("slot", .string(slot.text))) }
      members.append(JSONMember("remainingMs", .number(String(limit.remaining.milliseconds))))
      return .object(members)
    }
    var members = [JSONMember("state", .string(state.rawValue)), JSONMember("limits", .array(own))]
    if let haltEnds { members.append(JSONMember("resumesInMs", .number(String(haltEnds.milliseconds)))) }
    return .object(members)
  }
}

/// A limit as a client gets it, the grace period among them.
struct LimitOnWire: WritableRecord {
  var scope: ScopeWord
  var section: SectionID?
  var slot: SlotID?
  var remaining: Interval

  init(scope: ScopeWord, remaining: Interval) {
    self.scope = scope
    self.remaining = remaining
  }

  init(_ scope: TimeScope, _ remaining: Interval) {
    self.init(scope: scope.word, remaining: remaining)
    section = scope.section
    slot = scope.slot
  }

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("scope", .word(ScopeWord.self), "What is limited.") { $0.scope }
    members.optional("section", .id(), "Which section, where it is one.") { $0.section }
    members.optional("slot", .id(), "Which slot, where it is an item.") { $0.slot }
    members.required("remainingMs", .milliseconds, "What is left of it.") { $0.remaining }
  }
}

/// The words for what a limit is about.
enum ScopeWord: String, CaseIterable {
  case exam, section, item, grace
}

extension TimeScope {
  var word: ScopeWord {
    switch self {
    case .exam: .exam
    case .section: .section
    case .item: .item
    }
  }

  var section: SectionID? {
    if case .section(let section) = self { section } else { nil }
  }

  var slot: SlotID? {
    if case .item(let slot) = self { slot } else { nil }
  }
}
