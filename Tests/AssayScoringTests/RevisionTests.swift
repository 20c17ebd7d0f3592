import AssayModel
import AssayScoring
import Testing

private func options(_ credits: [(OptionID, String, Rational)]) -> [ChoiceOption] {
  credits.map { ChoiceOption(id: $0.0, text: $0.1, credit: $0.2) }
}

private func labels(_ ids: [OptionID]) -> [LabelledChoice] { ids.map { LabelledChoice(id: $0, text: "Text of \($0)") } }

private func item(_ interaction: Interaction, change: (inout Item) -> Void = { _ in }) -> Item {
  var item = Item(id: "q7", stem: "Why?", interaction: interaction)
  item.status = .approved
  change(&item)
  return item
}

/// What a bank with one item makes of a package with one.
private func revision(
  of delivered: Item, by now: Item?, marks: [Mark] = [], exam: (inout Assessment) -> Void = { _ in }
) -> PackageRevision {
  var assessment = Assessment(
    id: "exam", type: .exam, title: "Exam",
    blueprint: Blueprint(sections: [SectionBlueprint(id: "core", draws: [.item("q7")])]))
  var bank = Bank(id: "bank", title: "Bank")
  bank.items = [delivered]
  bank.frameworks = [Framework(id: "f", title: "F", competencies: [Competency(id: "C", title: "C")])]
  let package = AssessmentPackage(assessment, from: bank)
  bank.items = now.map { [$0] } ?? []
  exam(&assessment)
  return package.revised(by: assessment, in: bank, marks: ["q7": marks])
}

private func choice(_ credits: [(OptionID, String, Rational)]) -> Interaction {
  .choice(ChoiceInteraction(options: options(credits)))
}

private let delivered = choice([("a", "North", 0), ("b", "South", 1), ("c", "East", 0)])

struct `A package that was delivered` {
  @Test func `takes a new key by ids, and keeps parts, texts and order`() {
    let now = item(choice([("c", "East!", 1), ("a", "North", 0), ("b", "South", 0)])) {
      $0.stem = "Why, then?"
      $0.points = 2
      $0.tags = ["other"]
      $0.feedback.right = "Yes"
    }
    let revised = revision(of: item(delivered), by: now)
    #expect(revised.problems.isEmpty)
    #expect(
      revised.changes == [
        ItemChange(item: "q7", differences: revised.changes.first?.differences ?? [])
      ])
    #expect(revised.changes.first?.differences.map(\.description) == ["key b -> c", "points 1 -> 2"])
    let own = revised.package.items[0]
    #expect(own.interaction == choice([("a", "North", 0), ("b", "South", 0), ("c", "East", 1)]))
    #expect(own.stem == "Why?" && own.points == 2 && own.tags.isEmpty && own.feedback.right == "Yes")
    #expect(
      revised.remarks.map(\.text) == [
        "its stem was changed since it was delivered",
        "the text of `c` among its options was changed since it was delivered",
      ])
  }

  @Test func `stays the very same where the bank did`() {
    let revised = revision(of: item(delivered), by: item(delivered))
    #expect(revised.isEmpty && revised.problems.isEmpty && revised.remarks.isEmpty)
    let package = revision(of: item(delivered), by: nil).package
    #expect(revised.package == package)
  }

  @Test func `takes the files that rationales show now, and keeps those that were delivered`() throws {
    func file(_ name: String, _ byte: UInt8) throws -> MediaFile {
      let path = try #require(MediaPath("media/\(name).svg"))
      return MediaFile(path: path, type: .svg, bytes: 1, digest: ContentDigest(of: [byte]))
    }
    func told(_ name: String) -> Item {
      item(delivered) {
        $0.stem = "Why? ![a map](media/map.svg)"
        $0.feedback.right = "Yes: ![why](media/\(name).svg)"
      }
    }
    let assessment = Assessment(
      id: "exam", type: .exam, title: "Exam",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "core", draws: [.item("q7")])]))
    var bank = Bank(id: "bank", title: "Bank")
    bank.items = [told("old")]
    bank.media = [try file("map", 1), try file("old", 2), try file("spare", 3)]
    let package = AssessmentPackage(assessment, from: bank)
    #expect(package.revised(by: assessment, in: bank).package == package)

    bank.items = [told("new")]
    bank.media = [try file("map", 4), try file("new", 5), try file("spare", 3)]
    let revised = package.revised(by: assessment, in: bank)
    #expect(try revised.package.media == [file("map", 1), file("new", 5), file("old", 2)])
    #expect(revised.remarks.map(\.text) == ["`media/map.svg` is another file since it was delivered"])
    #expect(revised.isEmpty, "what is told changes no score")
  }

  @Test func `keeps translations of what was shown, and takes those of what explains another key now`() throws {
    func texts(_ rationale: String, _ stem: String) -> [String: [String: String]] {
      ["q7": ["stem": stem, "options/a": "Nord", "options/b": "Süd", "options/c": "Ost", "rationale/b": rationale]]
    }
    func bank(_ rationale: String, _ translated: String?) -> Bank {
      var bank = Bank(id: "bank", title: "Bank")
      var interaction = ChoiceInteraction(options: options([("a", "North", 0), ("b", "South", 1), ("c", "East", 0)]))
      interaction.options[1].rationale = rationale
      bank.items = [item(.choice(interaction))]
      bank.translations = [Translation(language: "de", texts: translated.map { texts($0, "Warum?") } ?? [:])]
      return bank
    }
    let assessment = Assessment(
      id: "exam", type: .exam, title: "Exam",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "core", draws: [.item("q7")])]))
    let first = bank("It is warm.", "Es ist warm.")
    let package = AssessmentPackage(assessment, from: first)
    #expect(package.translations.count == 1)
    #expect(package.revised(by: assessment, in: first).package == package)
    func rationale(_ bank: Bank) -> String? {
      package.revised(by: assessment, in: bank).package.translations.first?.texts["q7"]?["rationale/b"]
    }
    // The bank has no translation any more, and the text is the one that was translated.
    #expect(rationale(bank("It is warm.", nil)) == "Es ist warm.")
    #expect(rationale(bank("It is warm.", "Dort ist es warm.")) == "Dort ist es warm.")
    #expect(rationale(bank("It is cold.", "Es ist kalt.")) == "Es ist kalt.")
    // Nobody has translated the new text: what was said of the old one is not said of it.
    #expect(rationale(bank("It is cold.", nil)) == nil)
    var shown = first
    shown.translations[0].texts["q7"]?["stem"] = "Wieso?"
    let kept = package.revised(by: assessment, in: shown).package.translations.first?.texts["q7"]
    #expect(kept?["stem"] == "Warum?")
  }

  @Test func `finds an item under the id that it had before`() {
    var now = item(choice([("a", "North", 1), ("b", "South", 0), ("c", "East", 0)]))
    now.id = "q8"
    now.was = ["q7"]
    let revised = revision(of: item(delivered), by: now)
    #expect(revised.changes.first?.differences.map(\.description) == ["key b -> a"])
    #expect(revised.package.items.map(\.id) == ["q7"])
  }

  @Test(
    arguments: [
      (
        delivered, choice([("a", "North", Rational(1, 2)), ("b", "South", 1), ("c", "East", 0)]), "key b -> a (50%) + b"
      ),
      (.trueFalse(.init(key: true)), .trueFalse(.init(key: false)), "key true -> false"),
      (
        .multipleResponse(.init(options: options([("a", "A", 1), ("b", "B", 1), ("c", "C", 0)]), rule: .all)),
        .multipleResponse(.init(options: options([("a", "A", 1), ("b", "B", 0), ("c", "C", 1)]), rule: .net)),
        "key a + b -> a + c; rule all -> net"
      ),
      (
        .text(.init(accept: [.init(text: "port")], ignore: [.case])),
        .text(.init(accept: [.init(text: "port"), .init(text: "a port", credit: Rational(1, 2))], ignore: [.case])),
        "accepted \"port\", ignoring case -> \"port\", \"a port\" (50%), ignoring case"
      ),
      (
        .number(.init(key: "443")),
        .number(.init(key: "8443", tolerance: .absolute(1), also: [.init(number: "80", credit: Rational(1, 4))])),
        "answer 443 -> 8443 ± 1, 80 (25%)"
      ),
      (
        .order(.init(entries: labels(["x", "y", "z"]))), .order(.init(entries: labels(["z", "x", "y"]), rule: .pairs)),
        "order x > y > z -> z > x > y; rule exact -> pairs"
      ),
      (
        .match(
          .init(
            lefts: [.init(id: "l1", text: "L1", key: "x"), .init(id: "l2", text: "L2", key: "y")],
            rights: labels(["x", "y"]))),
        .match(
          .init(
            lefts: [.init(id: "l2", text: "L2", key: "x"), .init(id: "l1", text: "L1", key: "x")],
            rights: labels(["y", "x"]),
            wrong: Rational(1, 2))),
        "l2 y -> x; rule each -> each (wrong 0.5)"
      ),
      (
        .matrix(
          .init(
            rows: [.init(id: "r1", text: "R1", key: ["x"]), .init(id: "r2", text: "R2", key: ["x", "y"])],
            columns: labels(["x", "y"]))),
        .matrix(
          .init(
            rows: [.init(id: "r1", text: "R1", key: ["y"]), .init(id: "r2", text: "R2", key: ["y", "x"])],
            columns: labels(["x", "y"]), rule: .all)),
        "row r1 x -> y; rule each -> all"
      ),
      (
        .cloze(
          .init(gaps: [
            .init(id: "kind", content: .choice(.init(options: options([("a", "A", 1), ("b", "B", 0)])))),
            .init(id: "bits", content: .number(.init(key: "256"))),
          ])),
        .cloze(
          .init(gaps: [
            .init(id: "kind", content: .choice(.init(options: options([("b", "B", 1), ("a", "A", 0)])))),
            .init(id: "bits", weight: 2, content: .number(.init(key: "128"))),
          ])),
        "gap kind a -> b; gap bits 256 -> 128, weight 2"
      ),
      (
        .essay(.init(rubric: .init(traits: [.init(id: "t", points: 4, levels: [])]))),
        .essay(.init(rubric: .init(raters: 2, adjudicateAbove: 1, traits: [.init(id: "t", points: 4, levels: [])]))),
        "rubric 1 rater, t 4 -> 2 raters, adjudicated above 1, t 4"
      ),
    ] as [(Interaction, Interaction, String)])
  func `says what changed of each type of item`(before: Interaction, now: Interaction, words: String) {
    let revised = revision(of: item(before), by: item(now))
    #expect(revised.problems.isEmpty)
    let found = revised.changes.first?.differences.map(\.description).joined(separator: "; ")
    #expect(found == words)
    // Revised again by the same bank, it stays as it is.
    let again = revision(of: revised.package.items[0], by: item(now))
    #expect(again.changes.isEmpty && again.package.items == revised.package.items)
  }

  @Test func `keeps the entries of an order as they were shown, and takes the new order as the key`() {
    let before = item(.order(.init(entries: labels(["x", "y", "z"]))))
    let revised = revision(of: before, by: item(.order(.init(entries: labels(["z", "x", "y"])))))
    guard case .order(let order) = revised.package.items[0].interaction else { return }
    #expect(order.entries.map(\.id) == ["x", "y", "z"] && order.rightOrder == ["z", "x", "y"])
    #expect(revised.package.items[0].credit(for: .order(["z", "x", "y"])) == .share(1))
    #expect(revised.package.items[0].credit(for: .order(["x", "y", "z"])) == .share(0))
  }

  @Test(
    arguments: [
      (delivered, nil, "`q7` is not in the bank any more. Put it back, or take it out"),
      (delivered, .trueFalse(.init(key: true)), "`q7` was delivered as choice and is true-false now."),
      (
        delivered, choice([("a", "North", 0), ("b", "South", 1), ("d", "West", 0)]),
        "`q7` was delivered with other options: `c` gone, `d` new."
      ),
      (
        delivered, choice([("a", "South", 1), ("b", "North", 0), ("c", "East", 0)]),
        "the options of `q7` have other texts under their ids: what candidates saw as `b` is `a` now"
      ),
      (
        .multipleResponse(.init(options: options([("a", "A", 1), ("b", "B", 0)]), select: 1, rule: .all)),
        .multipleResponse(.init(options: options([("a", "A", 1), ("b", "B", 1)]), select: 2, rule: .all)),
        "candidates were told to choose 1 at `q7`, and the bank asks for 2 now."
      ),
      (
        .order(.init(entries: labels(["x", "y"]))), .order(.init(entries: labels(["x", "y", "z"]))),
        "`q7` was delivered with other items: `z` new."
      ),
      (
        .cloze(.init(gaps: [.init(id: "g", content: .text(.init(accept: [.init(text: "t")], ignore: [])))])),
        .cloze(.init(gaps: [.init(id: "g", content: .choice(.init(options: options([("a", "A", 1)]))))])),
        "`q7` was delivered with other options of gap `g`: `a` new."
      ),
      (
        .match(.init(lefts: [.init(id: "l", text: "L", key: "x")], rights: labels(["x"]))),
        .match(.init(lefts: [.init(id: "m", text: "L", key: "x")], rights: labels(["x"]))),
        "`q7` was delivered with other left sides: `l` gone, `m` new."
      ),
    ] as [(Interaction, Interaction?, String)])
  func `refuses an item whose parts are others, by name, and says what to do`(
    before: Interaction, now: Interaction?, words: String
  ) {
    let revised = revision(of: item(before), by: now.map { item($0) })
    #expect(revised.problems.count == 1)
    let message = revised.problems.first?.description ?? ""
    #expect(message.hasPrefix(words), "\(message)")
    #expect(message.contains("--drop q7") && message.contains("--full-credit q7"))
    #expect(revised.package.items == [item(before)] && revised.changes.isEmpty)
    // It matters only where it stands on a form, and is not treated there.
    #expect(revised.problems(on: ["q7"], treating: []).count == 1)
    #expect(revised.problems(on: ["q8"], treating: []).isEmpty)
    #expect(revised.problems(on: ["q7"], treating: [ItemTreatment(item: "q7", kind: .drop)]).isEmpty)
    #expect(revised.problems(on: ["q7"], treating: [ItemTreatment(item: "q7", kind: .fullCredit)]).isEmpty)
  }

  @Test func `takes a rubric that the marks on record fit, and no other`() {
    func essay(_ traits: [AssayModel.Trait]) -> Item { item(.essay(EssayInteraction(rubric: Rubric(traits: traits)))) }
    let before = essay([Trait(id: "a", points: 4, levels: []), Trait(id: "b", points: 2, levels: [])])
    let mark = Mark(
      slot: "s1", rater: "r", role: .rater, points: [.init(trait: "a", points: 3), .init(trait: "b", points: 2)])
    let order = essay([Trait(id: "b", points: 2, levels: []), Trait(id: "a", points: 3, levels: [])])
    #expect(revision(of: before, by: order, marks: [mark]).problems.isEmpty)
    #expect(revision(of: before, by: order, marks: [mark]).remarks.count == 1)
    for traits in [
      [Trait(id: "a", points: 2, levels: []), Trait(id: "b", points: 2, levels: [])],
      [Trait(id: "a", points: 4, levels: [])],
      [Trait(id: "a", points: 4, levels: []), Trait(id: "c", points: 2, levels: [])],
    ] {
      #expect(revision(of: before, by: essay(traits), marks: [mark]).problems == [.unfitRubric("q7")])
      #expect(revision(of: before, by: essay(traits)).problems.isEmpty)
    }
  }

  @Test func `takes the policies of now, and refuses what its forms lack`() {
    let revised = revision(of: item(delivered), by: item(delivered)) {
      $0.cut = CutRule(basis: .fixed(.share(Rational(7, 10))))
      $0.pass = .all([.condition(.total, .cut), .condition(.competency("C"), .atLeast(.points(3)))])
      $0.bands = [Band(id: "top", rule: .condition(.total, .atLeast(.share(Rational(9, 10)))))]
      $0.score.scaled = ScaledScore(points: [.init(raw: .raw(0), scaled: 200), .init(raw: .max, scaled: 800)])
      $0.score.subscoreMinimumItems = 3
      $0.rescore.alreadyPassed = .flag
      $0.release.result = .afterApproval
      $0.retake = RetakePolicy()
    }
    #expect(
      revised.policies.map(\.description) == [
        "cut none -> 70%", "pass none -> all(total cut, competency C at least 3 points)",
        "bands none -> top: total at least 90%", "scale none -> 0: 200, max: 800, rounded nearest",
        "minimum-items 5 -> 3",
      ])
    #expect(revised.problems.isEmpty)
    #expect(revised.package.assessment.rescore.alreadyPassed == .flag)
    // When results are told, and how often one may sit, is no part of scoring.
    #expect(revised.package.assessment.release.result == .afterSubmit && revised.package.assessment.retake == nil)
    let unfit = revision(of: item(delivered), by: item(delivered)) {
      $0.pass = .any([
        .condition(.section("cases"), .atLeast(.share(1))), .condition(.competency("D"), .atLeast(.share(1))),
      ])
      $0.score.weights = [SectionWeight(section: "other", weight: 1)]
    }
    #expect(
      unfit.problems == [
        .unknownSection("cases"), .unknownSection("other"), .unknownCompetency("D"), .unweightedSection("core"),
      ])
    #expect(unfit.problems(on: [], treating: []).count == 4)
  }
}
