import AssayModel
import AssayStore

/// A small bank in which media stand wherever they can; in the flipped one every key is another, and nothing else.
struct PictureBank {
  var isFlipped = false

  /// The bytes of a picture by its name.
  static func bytes(_ name: String) -> [UInt8] {
    Array(#"<svg xmlns="http://www.w3.org/2000/svg"><title>\#(name.count)</title><!-- \#(name) --></svg>"#.utf8)
  }

  static let names = [
    "zebra", "plan", "talk", "words", "red", "green", "blue", "hint", "right-key", "wrong-key", "well-done", "stem",
  ]

  private static func path(_ name: String) -> MediaPath { MediaPath("media/\(name).svg") ?? "media/none.svg" }

  var bank: Bank {
    var bank = Bank(id: "pictures", title: "Pictures")
    bank.items = [ItemUse.exam, .practice].flatMap { use in
      let prefix = use == .exam ? "x" : "p"
      return [item(ItemID(stringLiteral: "\(prefix)-1"), use), plain(ItemID(stringLiteral: "\(prefix)-2"), use)]
    }
    var member = plain("x-case", .exam)
    member.set = "case"
    bank.items.append(member)
    bank.sets = [ItemSet(id: "case", title: "A case", stimulus: "See ![a plan](media/plan.svg).", items: ["x-case"])]
    bank.sets[0].media = [
      Medium(
        file: Self.path("talk"), alternative: "A guide speaks", transcript: "Go *left*.",
        captions: Self.path("words"), plays: 2)
    ]
    bank.media = Self.names.map { name in
      let bytes = Self.bytes(name)
      let type: MediaType = name == "talk" ? .mp3 : name == "words" ? .vtt : .svg
      return MediaFile(path: Self.path(name), type: type, bytes: bytes.count, digest: ContentDigest(of: bytes))
    }
    return bank
  }

  private func item(_ id: ItemID, _ use: ItemUse) -> Item {
    let colours = ["red", "green", "blue"]
    var item = Item(
      id: id, stem: "Which is red? ![](media/none.svg)",
      interaction: .choice(
        ChoiceInteraction(
          options: colours.enumerated().map { place, colour in
            let isKey = place == (isFlipped ? 2 : 0)
            var option = ChoiceOption(
              id: OptionID("k", place), text: "This ![a square](media/\(colour).svg)", credit: isKey ? .one : .zero,
              rationale: isKey ? "Yes: ![why](media/right-key.svg)" : "No: ![why](media/wrong-key.svg)")
            option.media = [Medium(file: Self.path(colour), alternative: "A square")]
            return option
          })))
    item.status = .approved
    item.use = use
    item.hints = use == .practice ? ["Look: ![a hint](media/hint.svg)"] : []
    item.feedback = Feedback(right: "![a star](media/well-done.svg)")
    return item
  }

  private func plain(_ id: ItemID, _ use: ItemUse) -> Item {
    var item = Item(
      id: id, stem: "Is this a zebra? ![an animal](media/\(id.text == "x-case" ? "stem" : "zebra").svg)",
      interaction: .trueFalse(TrueFalseInteraction(key: !isFlipped)))
    item.status = .approved
    item.use = use
    return item
  }

  func exam(change: (inout Assessment) -> Void = { _ in }) -> AssessmentPackage {
    var assessment = Assessment(
      id: "pictures", type: .exam, title: "Pictures",
      blueprint: Blueprint(sections: [
        SectionBlueprint(id: "first", draws: [.item("x-1")]), SectionBlueprint(id: "second", draws: [.item("x-2")]),
        SectionBlueprint(id: "third", draws: [.set("case")]),
      ]))
    assessment.registration = .open
    change(&assessment)
    return AssessmentPackage(assessment, from: bank)
  }

  func check(change: (inout Assessment) -> Void = { _ in }) -> AssessmentPackage {
    var assessment = Assessment(
      id: "practice", type: .knowledgeCheck, title: "Practice",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: [.item("p-1"), .item("p-2")])]))
    assessment.registration = .open
    assessment.blueprint.shufflesItems = false
    var formative = FormativePolicy()
    formative.triesPerItem = 2
    assessment.formative = formative
    change(&assessment)
    return AssessmentPackage(assessment, from: bank)
  }

  /// A store with a package and its media.
  func store(_ package: AssessmentPackage) throws -> MemoryStore {
    let store = MemoryStore()
    for name in Self.names { try store.putMedium(Self.bytes(name), at: Instant(milliseconds: 0)) }
    try store.publish(package)
    return store
  }
}
