import AssayDelivery
import AssayModel
import Testing

extension Sample {
  /// The same items and the same form as seen, with every key another.
  fileprivate func withKeysFlipped(_ chance: inout Chance) -> Sample {
    var result = self
    for place in items.indices {
      result.items[place].flipKey()
      result.items[place].status = items[place].status == .pretest ? .approved : .pretest
      result.items[place].competency = nil
      result.items[place].difficulty = .easy
      result.items[place].negative = nil
      result.items[place].tags = []
      result.items[place].references = []
      result.items[place].feedback = Feedback()
    }
    // The key of an order is how its entries stand in the bank: another key, shown in the same order.
    for place in form.slots.indices {
      guard let position = items.firstIndex(where: { $0.id == form.slots[place].item }),
        case .order(var order) = items[position].interaction
      else { continue }
      let move = chance.permutation(order.entries.count)
      let old = order.entries
      for (from, to) in move.enumerated() { order.entries[to] = old[from] }
      result.items[position].interaction = .order(order)
      result.form.slots[place].arrangement.choices = form.slots[place].arrangement.choices.map { move[$0] }
    }
    return result
  }
}

extension Item {
  fileprivate mutating func flipKey() {
    switch interaction {
    case .choice(var choice):
      choice.flip()
      interaction = .choice(choice)
    case .trueFalse(let statement): interaction = .trueFalse(TrueFalseInteraction(key: !statement.key))
    case .multipleResponse(var multiple):
      for place in multiple.options.indices {
        multiple.options[place].credit = .one - multiple.options[place].credit
        multiple.options[place].rationale = nil
      }
      multiple.rule = .lenient
      interaction = .multipleResponse(multiple)
    case .matrix(var matrix):
      // From one right column to many and back: how many there are must not show either.
      for place in matrix.rows.indices {
        let key = matrix.rows[place].key
        matrix.rows[place].key = matrix.columns.map(\.id).filter { !key.contains($0) }
        matrix.rows[place].rationale = nil
      }
      interaction = .matrix(matrix)
    case .text: interaction = .text(.flipped)
    case .number: interaction = .number(.flipped)
    case .match(var match):
      for place in match.lefts.indices { match.lefts[place].key = match.rights[match.rights.count - 1].id }
      match.wrong = Rational(1, 2)
      interaction = .match(match)
    case .cloze(var cloze):
      for place in cloze.gaps.indices {
        cloze.gaps[place].weight = 7
        switch cloze.gaps[place].content {
        case .choice(var choice):
          choice.flip()
          cloze.gaps[place].content = .choice(choice)
        case .text: cloze.gaps[place].content = .text(.flipped)
        case .number: cloze.gaps[place].content = .number(.flipped)
        }
      }
      interaction = .cloze(cloze)
    case .order, .essay, .file, .survey, .info: break
    }
  }
}

extension ChoiceInteraction {
  fileprivate mutating func flip() {
    let last = options.map(\.credit)
    for place in options.indices {
      options[place].credit = last[(place + 1) % last.count]
      options[place].rationale = nil
    }
  }
}

extension TextInteraction {
  fileprivate static let flipped = TextInteraction(accept: [AcceptedText(text: "something else")], ignore: [])
}

extension NumberInteraction {
  fileprivate static let flipped = NumberInteraction(key: "-7.25")
}

struct `What a candidate sees` {
  @Test func `is the same whatever the keys are`() throws {
    for seed in 0..<60 {
      var chance = Chance(seed)
      let sample = Sample(seed)
      let flipped = sample.withKeysFlipped(&chance)
      let (context, other) = (try sample.context(), try flipped.context())
      for slot in context.form.slots.map(\.id) {
        let item = try #require(context.candidateItem(slot))
        #expect(item == other.candidateItem(slot), "seed \(seed), \(slot)")
      }
    }
  }

  @Test func `of a whole exam is the same whatever the keys are, before the result is released`() throws {
    for seed in 0..<30 {
      var chance = Chance(seed)
      let sample = Sample(seed)
      var live = try Sitting(sample, TimePolicy(limit: Interval(seconds: 60)))
      var other = try Sitting(sample.withKeysFlipped(&chance), TimePolicy(limit: Interval(seconds: 60)))
      for second in 0..<70 {
        let command = chance.command(in: live.context)
        #expect(live.send(command, at: Double(second)) == other.send(command, at: Double(second)))
        let slot = chance.one(of: live.context.form.slots).id
        #expect(live.view(slot, at: Double(second)) == other.view(slot, at: Double(second)))
        #expect(
          live.session.view(at: live.session.lastEventAt, in: live.context)
            == other.session.view(at: other.session.lastEventAt, in: other.context))
      }
    }
  }

  @Test func `holds no word that is secret`() throws {
    for seed in 0..<30 {
      var live = try Sitting(Sample(seed))
      for slot in live.context.form.slots.map(\.id) {
        let view = try #require(live.view(slot).item)
        var text = ""
        dump(view, to: &text)
        dump(live.session.view(at: live.start, in: live.context), to: &text)
        #expect(!text.contains("SECRET"), "seed \(seed), \(slot)")
        #expect(text.contains("What is it?"))
      }
    }
  }

  @Test func `has no field for what is secret`() throws {
    let allowed: Set = [
      "slot", "position", "count", "section", "points", "type", "stem", "interaction", "stimulus", "hints", "textLimit",
      "media", "tools",
    ]
    let context = try Sample(1).context()
    let item = try #require(context.candidateItem("s1"))
    #expect(Set(Mirror(reflecting: item).children.compactMap(\.label)) == allowed)
  }

  @Test func `names gaps by their order alone`() throws {
    let context = try Sample(2).context()
    let item = try #require(
      context.form.slots.lazy.compactMap { context.candidateItem($0.id) }.first { $0.type == .cloze })
    #expect(item.stem == "What is it? [[g1]] [[g2]] [[g3]]")
  }

  @Test func `shows one stimulus under one id in every slot of a set`() throws {
    let context = try Sample(2).context()
    let stimuli = context.form.slots.compactMap { context.candidateItem($0.id)?.stimulus }
    #expect(stimuli.count == 2)
    #expect(Set(stimuli).count == 1)
    #expect(stimuli.first?.id == "st1")
  }
}

struct `An answer` {
  @Test func `is taken exactly when the item can be scored with it`() throws {
    for seed in 0..<40 {
      let sample = Sample(seed)
      let live = try Sitting(sample)
      var chance = Chance(seed)
      for slot in sample.form.slots {
        let item = try #require(sample.items.first { $0.id == slot.item })
        let presentation = try #require(Presentation(item.interaction, slot.arrangement))
        for _ in 0..<60 {
          let fitting = live.context.candidateItem(slot.id)?.answer(&chance)
          let chosen = chance.happens(60) ? fitting ?? chance.anyAnswer() : chance.anyAnswer()
          let answer = chance.happens(30) ? chosen.withFirstPartTwice : chosen
          var fits = presentation.authored(answer) != nil
          if case .multipleResponse(let multiple) = item.interaction, case .multipleResponse(let ids) = answer,
            let select = multiple.select, ids.count > select
          {
            fits = false
          }
          // No file was sent here.
          if case .file = answer { fits = false }
          let outcome = live.session.decide(.save(slot.id, answer), sequence: 1, at: live.start, in: live.context)
            .outcome
          #expect(outcome.isAccepted == fits, "\(answer) at \(item.interaction.type)")
          #expect(fits || outcome.refusal == .invalidAnswer)
        }
      }
    }
  }

  @Test func `is never refused for being incomplete`() throws {
    for seed in 0..<60 {
      var live = try Sitting(Sample(seed))
      var chance = Chance(seed)
      for slot in live.context.form.slots.map(\.id) {
        guard let answer = live.context.candidateItem(slot)?.answer(&chance) else { continue }
        #expect(live.send(.save(slot, answer)).isAccepted)
        #expect(live.view(slot).item?.answer == answer)
      }
    }
  }

  @Test func `is refused with limit when it is too long, and its number stays free`() throws {
    var live = try Sitting(Sample(1))
    let (text, essay) = (try #require(live.slot(of: .text)), try #require(live.slot(of: .essay)))
    let long = String(repeating: "é", count: SessionLimits.textBytes / 2)
    #expect(live.send(.save(text, .text(long))).isAccepted)
    #expect(live.send(.save(text, .text(long + "x"))).refusal == .limit)
    #expect(live.session.nextSequence == 2)
    #expect(live.journal.count == 2)
    #expect(live.send(.save(essay, .essay(long + "x"))).isAccepted)
    let longest = String(repeating: "x", count: SessionLimits.answerBytes)
    #expect(live.send(.save(essay, .essay(longest))).isAccepted)
    #expect(live.send(.save(essay, .essay(longest + "x"))).refusal == .limit)
    // Of whatever type: what is not kept must not fill the journal either.
    #expect(live.send(.save(text, .order(Array(repeating: "e1", count: 40_000)))).refusal == .limit)
  }

  @Test func `finds an end at the limit of events, and the session can still be submitted`() throws {
    var live = try Sitting(Sample(1))
    while live.session.eventCount < SessionLimits.events {
      live.record([SessionEvent(at: live.start, sequence: live.session.nextSequence, .flagged("s1", true))])
    }
    let number = live.session.nextSequence
    #expect(live.send(.save("s1", .text("more"))).refusal == .limit)
    #expect(live.session.nextSequence == number)
    #expect(throws: Refusal.self) { try live.session.attach(tokenDigest: "x", at: live.start, in: live.context) }
    #expect(live.send(.submit(confirm: true)).isAccepted)
    #expect(live.send(.submit(confirm: true)).refusal == .limit)
  }

  @Test func `finds an end at the limit of bytes`() throws {
    var live = try Sitting(Sample(1))
    let essay = try #require(live.slot(of: .essay))
    let text = String(repeating: "x", count: SessionLimits.answerBytes)
    let events = (0..<SessionLimits.sessionBytes / SessionLimits.answerBytes).map { _ in
      SessionEvent(at: live.start, .saved(essay, .essay(text)))
    }
    live.record(events)
    #expect(live.send(.save(essay, .essay("x"))).refusal == .limit)
    #expect(live.send(.submit(confirm: true)).isAccepted)
  }
}
