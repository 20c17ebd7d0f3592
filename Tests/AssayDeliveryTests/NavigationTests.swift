import AssayDelivery
import AssayModel
import Testing

/// One thing that a candidate does, and why it is refused; nil where it is not.
private struct Move: CustomTestStringConvertible {
  enum Act {
    case command(SessionCommand)
    case view(SlotID)
  }

  let act: Act
  let refusal: Refusal.Kind?

  static func go(_ slot: SlotID, _ refusal: Refusal.Kind? = nil) -> Move {
    Move(act: .command(.go(slot)), refusal: refusal)
  }
  static func clear(_ slot: SlotID, _ refusal: Refusal.Kind? = nil) -> Move {
    Move(act: .command(.clear(slot)), refusal: refusal)
  }
  static func view(_ slot: SlotID, _ refusal: Refusal.Kind? = nil) -> Move {
    Move(act: .view(slot), refusal: refusal)
  }
  static func end(_ section: SectionID, _ refusal: Refusal.Kind? = nil) -> Move {
    Move(act: .command(.submitSection(section)), refusal: refusal)
  }

  var testDescription: String { "\(act)" }
}

private struct Journey: CustomTestStringConvertible {
  let within: NavigationPolicy.Movement
  let between: NavigationPolicy.Movement
  let moves: [Move]
  /// Where the candidate is at the end.
  let current: SlotID?
  /// How each section then stands.
  let sections: [SlotAccess]

  var testDescription: String { "within \(within.rawValue), between \(between.rawValue): \(moves.map(\.act))" }
}

/// Two slots in each of three sections: s1 s2, s3 s4, s5 s6.
private func sitting(_ within: NavigationPolicy.Movement, _ between: NavigationPolicy.Movement) throws -> Sitting {
  var sample = Sample(11) {
    $0.navigation.withinSection = within
    $0.navigation.betweenSections = between
  }
  sample.form.slots = Array(sample.form.slots.prefix(6))
  sample.form.sections = [
    FormSection(id: "p1", slots: 0..<2), FormSection(id: "p2", slots: 2..<4), FormSection(id: "p3", slots: 4..<6),
  ]
  return try Sitting(sample)
}

private let journeys = [
  Journey(
    within: .free, between: .free, moves: [.go("s2"), .end("p3")], current: "s2", sections: [.open, .open, .closed]),
  Journey(
    within: .free, between: .free,
    moves: [
      .view("s6"), .clear("s6"), .go("s5"), .go("s1"), .clear("s2"), .end("p2"), .view("s3", .navigationForbidden),
      .clear("s4", .navigationForbidden), .go("s3", .navigationForbidden), .end("p2", .stateViolation), .go("s6"),
      .end("p3"),
    ], current: "s1", sections: [.open, .closed, .closed]),
  Journey(
    within: .free, between: .forwardOnly,
    moves: [
      .go("s2"), .go("s1"), .view("s2"), .view("s3", .navigationForbidden), .clear("s3", .navigationForbidden),
      .end("p2", .navigationForbidden), .go("s4"), .view("s3"), .go("s3"), .go("s1", .navigationForbidden),
      .view("s1", .navigationForbidden), .end("p1", .stateViolation),
    ], current: "s3", sections: [.closed, .open, .ahead]),
  Journey(
    within: .free, between: .forwardOnly,
    moves: [.end("p1"), .go("s4"), .end("p2"), .end("p3"), .go("s5", .navigationForbidden)],
    current: nil, sections: [.closed, .closed, .closed]),
  Journey(
    within: .free, between: .forwardOnly, moves: [.go("s5"), .end("p3"), .view("s3", .navigationForbidden)],
    current: nil, sections: [.closed, .closed, .closed]),
  Journey(
    within: .forwardOnly, between: .forwardOnly,
    moves: [
      .view("s1"), .view("s2", .navigationForbidden), .clear("s2", .navigationForbidden), .go("s1"), .go("s2"),
      .view("s1", .navigationForbidden), .go("s1", .navigationForbidden), .go("s4"), .view("s3", .navigationForbidden),
      .go("s3", .navigationForbidden), .clear("s4"),
    ], current: "s4", sections: [.closed, .open, .ahead]),
  Journey(
    within: .forwardOnly, between: .free,
    moves: [
      .go("s3"), .go("s1", .navigationForbidden), .go("s2"), .view("s2"), .view("s3", .navigationForbidden),
      .go("s4"), .go("s2", .navigationForbidden), .go("s6"), .go("s5", .navigationForbidden), .end("p3"),
    ], current: nil, sections: [.open, .open, .closed]),
  Journey(
    within: .forwardOnly, between: .free,
    moves: [.go("s3"), .end("p2"), .view("s5"), .end("p3"), .view("s1", .navigationForbidden), .view("s2")],
    current: "s2", sections: [.open, .closed, .closed]),
]

struct `Navigation` {
  @Test(arguments: journeys)
  private func `goes where the assessment lets it`(journey: Journey) throws {
    var live = try sitting(journey.within, journey.between)
    for move in journey.moves {
      switch move.act {
      case .command(let command): #expect(live.send(command).refusal == move.refusal, "\(command)")
      case .view(let slot): #expect(live.view(slot).refusal == move.refusal, "view \(slot)")
      }
    }
    let view = live.session.view(at: live.start, in: live.context)
    #expect(view.current == journey.current)
    #expect(view.sections.map(\.access) == journey.sections)
  }

  @Test func `shows and takes answers exactly where it says that a slot is open`() throws {
    for seed in 0..<60 {
      var chance = Chance(seed)
      var live = try sitting(
        chance.one(of: NavigationPolicy.Movement.allCases), chance.one(of: NavigationPolicy.Movement.allCases))
      for _ in 0..<12 {
        for slot in live.session.view(at: live.start, in: live.context).slots {
          let isOpen = slot.access == .open
          let viewed = live.session.view(slot.slot, at: live.start, in: live.context)
          #expect((viewed.outcome.item != nil) == isOpen)
          let cleared = live.session.decide(
            .clear(slot.slot), sequence: live.session.nextSequence, at: live.start, in: live.context)
          #expect(cleared.outcome.isAccepted == isOpen)
          let moved = live.session.decide(
            .go(slot.slot), sequence: live.session.nextSequence, at: live.start, in: live.context)
          #expect(moved.outcome.isAccepted == (slot.access != .closed))
        }
        let slot = chance.one(of: live.context.form.slots).id
        live.send(chance.happens(80) ? .go(slot) : .submitSection(chance.one(of: ["p1", "p2", "p3"])))
      }
    }
  }

  @Test func `shows an item once as an event, however often it is looked at`() throws {
    var live = try sitting(.free, .free)
    #expect(!live.session.hasServed)
    #expect(live.view("s2").item?.status.isViewed == true)
    #expect(live.view("s2").item != nil)
    #expect(live.journal.dropFirst().map(\.kind) == [.served("s2")])
    #expect(live.session.hasServed)
  }

  @Test func `takes flags only where the assessment allows them`() throws {
    var live = try sitting(.free, .free)
    #expect(live.send(.flag("s2", true)).isAccepted)
    #expect(live.session.view(at: live.start, in: live.context).slots.map(\.isFlagged).prefix(2) == [false, true])
    #expect(live.send(.flag("s2", false)).isAccepted)
    #expect(live.session.view(at: live.start, in: live.context).slots.allSatisfy { !$0.isFlagged })
    var none = try Sitting(Sample(1) { $0.navigation.allowsFlags = false })
    #expect(none.send(.flag("s1", true)).refusal == .forbidden)
  }

  @Test func `names the slots without an answer before it submits, unless that is confirmed`() throws {
    var live = try Sitting(Sample(4))
    let slots = live.session.view(at: live.start, in: live.context).slots
    guard case .refused(let refusal, _) = live.send(.submit(confirm: false)) else {
      Issue.record("submitted with nothing answered")
      return
    }
    #expect(refusal.kind == .incomplete)
    let first = try #require(slots.first { live.context.candidateItem($0.slot)?.points != nil })
    #expect(refusal.message.contains("`\(first.slot)`"))
    #expect(live.session.isOpen)
    #expect(live.send(.submit(confirm: true)).isAccepted)
  }

  @Test func `submits without a question once every slot that can be scored is complete`() throws {
    for seed in 0..<20 {
      var live = try Sitting(Sample(seed))
      for slot in live.context.form.slots.map(\.id) {
        let item = try #require(live.context.candidateItem(slot))
        guard item.points != nil else { continue }
        #expect(live.send(.submit(confirm: false)).refusal == .incomplete)
        let sent = item.type == .file ? try live.sendFile(at: slot) : nil
        let answer = try #require(sent ?? item.fullAnswer)
        #expect(live.send(.save(slot, answer)).isAccepted)
        #expect(live.session.view(at: live.start, in: live.context).slots[item.position - 1].progress == .answered)
      }
      #expect(live.send(.submit(confirm: false)).isAccepted)
    }
  }

  @Test func `asks only for what can still be answered`() throws {
    var live = try sitting(.forwardOnly, .forwardOnly)
    live.send(.go("s3"))
    guard case .refused(let refusal, _) = live.send(.submit(confirm: false)) else {
      Issue.record("submitted with nothing answered")
      return
    }
    // Left behind, open, and ahead.
    let scorable = try live.context.form.slots.map { try #require(live.context.candidateItem($0.id)).points != nil }
    for (place, slot) in live.context.form.slots.enumerated() {
      #expect(refusal.message.contains("`\(slot.id)`") == (place >= 2 && scorable[place]), "\(slot.id)")
    }
    for slot in ["s4", "s5", "s6"] as [SlotID] { live.send(.go(slot)) }
    if let answer = live.context.candidateItem("s6")?.fullAnswer { live.send(.save("s6", answer)) }
    #expect(live.send(.submit(confirm: false)).isAccepted)
  }

  @Test func `tells an answer that was begun from one that is complete`() throws {
    for seed in 0..<20 {
      var live = try Sitting(Sample(seed))
      func progress(_ slot: SlotID) -> SlotProgress? {
        live.session.view(at: live.start, in: live.context).slots.first { $0.slot == slot }?.progress
      }
      for slot in live.context.form.slots.map(\.id) {
        let item = try #require(live.context.candidateItem(slot))
        let sent = item.type == .file ? try live.sendFile(at: slot) : nil
        guard let full = sent ?? item.fullAnswer else {
          #expect(progress(slot) == SlotProgress.none)
          continue
        }
        #expect(progress(slot) == .unanswered)
        if let part = full.withoutLastPart {
          live.send(.save(slot, part.answer))
          #expect(progress(slot) == (part.isEmpty ? .unanswered : .partial), "\(item.type)")
        }
        live.send(.save(slot, full))
        #expect(progress(slot) == .answered)
        live.send(.clear(slot))
        #expect(progress(slot) == .unanswered)
      }
    }
  }
}
