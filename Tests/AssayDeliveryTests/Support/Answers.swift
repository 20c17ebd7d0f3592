import AssayDelivery
import AssayModel

extension CandidateItem {
  /// An answer that fits, in the ids shown; often incomplete, and nil for a page to read and where files are sent.
  func answer(_ chance: inout Chance) -> Answer? {
    switch interaction {
    case .choice(let options): return .choice(chance.one(of: options).id)
    case .trueFalse: return .trueFalse(chance.happens(50))
    case .multipleResponse(let options, let select):
      return .multipleResponse(chance.some(options, atMost: select ?? options.count))
    case .matrix(let rows, let columns):
      return .matrix(
        chance.some(rows, atMost: rows.count).map { .init($0, chance.some(columns, atMost: columns.count)) })
    case .text: return .text(chance.one(of: ["SECRET word", "secret  slip", "else", ""]))
    case .number: return .number(chance.one(of: ["443", "443.5", "80", "many"]))
    case .order(let entries): return .order(chance.some(entries, atMost: entries.count))
    case .match(let lefts, let rights):
      return .match(chance.some(lefts, atMost: lefts.count).map { .init($0, chance.one(of: rights).id) })
    case .cloze(let gaps):
      let chosen = chance.sample(chance.number(0...gaps.count), of: gaps.count)
      return .cloze(
        chosen.map { place in
          switch gaps[place].content {
          case .choice(let options): .init(gaps[place].id, .choice(chance.one(of: options).id))
          case .text: .init(gaps[place].id, .text("SECRET word"))
          case .number: .init(gaps[place].id, .text("443"))
          }
        })
    case .essay: return .essay(chance.one(of: ["A memo.", ""]))
    case .survey(let steps): return .survey(chance.one(of: steps).id)
    case .file, .info: return nil
    }
  }
}

extension Chance {
  mutating func some(_ parts: [CandidateInteraction.Part], atMost limit: Int) -> [OptionID] {
    sample(number(0...min(limit, parts.count)), of: parts.count).map { parts[$0].id }
  }

  /// An answer of any type with ids that may or may not be there.
  mutating func anyAnswer() -> Answer {
    let ids = (0..<number(0...3)).map { _ in anyID() }
    switch below(12) {
    case 0: return .choice(anyID())
    case 1: return .trueFalse(happens(50))
    case 2: return .multipleResponse(ids)
    case 3: return .matrix(ids.map { .init($0, [anyID()]) })
    case 4: return .text("something")
    case 5: return .number("1")
    case 6: return .order(ids)
    case 7: return .match(ids.map { .init($0, anyID()) })
    case 8: return .cloze(ids.map { .init($0, .text("1")) })
    case 9: return .essay("some words")
    case 10: return .file([one(of: ["f1", "f2", "f9"])])
    default: return .survey(anyID())
    }
  }

  private mutating func anyID() -> OptionID {
    OptionID(
      stringLiteral: one(of: [
        "o1", "o2", "o3", "o9", "r1", "r2", "c1", "c2", "e1", "e2", "l1", "l2", "g1", "g2", "g3", "o01", "x",
      ]))
  }

  /// Any command: most fit the form, some name what is not there.
  mutating func command(in context: SessionContext) -> SessionCommand {
    let slots = context.form.slots.map(\.id)
    let slot = happens(3) ? "s99" : one(of: slots)
    if happens(15) { return aside(slot, in: context) }
    let fitting = context.candidateItem(slot).flatMap { item in happens(90) ? item.answer(&self) : nil }
    switch below(100) {
    case 0..<40: return .save(slot, fitting ?? anyAnswer())
    case 40..<46: return .clear(slot)
    case 46..<52: return .flag(slot, happens(50))
    case 52..<70: return .go(slot)
    case 70..<85: return .check(slot, fitting ?? anyAnswer())
    case 85..<93: return .hint(slot)
    case 93..<97: return .submitSection(one(of: context.form.sections.map(\.id) + ["nowhere"]))
    case 97..<99: return .submit(confirm: false)
    default: return .submit(confirm: happens(20))
    }
  }
}

extension Chance {
  /// What is done beside the answers.
  private mutating func aside(_ slot: SlotID, in context: SessionContext) -> SessionCommand {
    switch below(14) {
    case 0: .comment(slot, "unclear")
    case 1: .pause
    case 2, 3: .resume
    case 4: .startBreak
    case 5, 6: .endBreak
    case 7: .note(ClientEvent(kind: "item-viewed", slot: slot))
    case 8: .keepState("{}")
    case 9, 10: beginning(at: slot, in: context)
    case 11, 12: .endFile(one(of: ["f1", "f1", "f2", "f9"]), happens(80) ? .ofSentFile : .ofOtherFile)
    default: .agree(one(of: ["nda", "rules", "none"]), true)
    }
  }

  /// A file that is begun, mostly where one is asked for, and mostly of as many bytes as arrive.
  private mutating func beginning(at slot: SlotID, in context: SessionContext) -> SessionCommand {
    let asking = context.form.slots.map(\.id).first { context.candidateItem($0)?.type == .file }
    let type = happens(80) ? "text/plain" : "image/png"
    return .beginFile(
      happens(80) ? asking ?? slot : slot,
      FileDescription(name: "a", type: type, bytes: happens(70) ? 5 : number(0...6)))
  }
}

extension CandidateItem {
  /// An answer to everything that is asked for; nil for a page to read and where files are sent.
  var fullAnswer: Answer? {
    switch interaction {
    case .choice(let options): options.last.map { .choice($0.id) }
    case .trueFalse: .trueFalse(true)
    case .multipleResponse(let options, let select): .multipleResponse(options.prefix(select ?? 1).map(\.id))
    case .matrix(let rows, let columns): .matrix(rows.map { .init($0.id, columns.prefix(1).map(\.id)) })
    case .text: .text("words")
    case .number: .number("12")
    case .order(let entries): .order(entries.map(\.id))
    case .match(let lefts, let rights): .match(lefts.map { .init($0.id, rights[0].id) })
    case .cloze(let gaps):
      .cloze(
        gaps.map { gap in
          if case .choice(let options) = gap.content {
            .init(gap.id, .choice(options[0].id))
          } else {
            .init(gap.id, .text("1"))
          }
        })
    case .essay: .essay("A memo.")
    case .survey(let steps): .survey(steps[0].id)
    case .file, .info: nil
    }
  }
}

extension Answer {
  /// The answer with one of its parts named twice, where it has parts.
  var withFirstPartTwice: Answer {
    switch self {
    case .multipleResponse(let ids): .multipleResponse(ids + ids.prefix(1))
    case .order(let ids): .order(ids + ids.prefix(1))
    case .matrix(let rows):
      .matrix(
        rows.contains { !$0.value.isEmpty } ? rows.map { .init($0.id, $0.value + $0.value.prefix(1)) } : rows + rows)
    case .match(let pairs): .match(pairs + pairs.prefix(1))
    case .cloze(let gaps): .cloze(gaps + gaps.prefix(1))
    case .choice, .trueFalse, .text, .number, .essay, .file, .survey: self
    }
  }
}

extension Answer {
  /// The answer with its last part missing, where it has parts, and whether nothing is left of it.
  var withoutLastPart: (answer: Answer, isEmpty: Bool)? {
    switch self {
    case .multipleResponse(let ids): (.multipleResponse(ids.dropLast()), ids.count == 1)
    case .order(let ids): (.order(ids.dropLast()), ids.count == 1)
    case .matrix(let rows): (.matrix(rows.dropLast()), rows.count == 1)
    case .match(let pairs): (.match(pairs.dropLast()), pairs.count == 1)
    case .cloze(let gaps): (.cloze(gaps.dropLast()), gaps.count == 1)
    case .choice, .trueFalse, .text, .number, .essay, .file, .survey: nil
    }
  }
}
