import AssayForms
import AssayModel

/// An exam that uses every rule of a blueprint, and a package that also holds what no form may.
enum EveryRule {
  static let index: PackageIndex = {
    var items =
      choices("aa", 4, competency: "A.1", level: .apply) + choices("ar", 4, competency: "A.2", level: .remember)
      + choices("ba", 4, competency: "B", level: .apply) + choices("br", 5, competency: "B.1", level: .remember)
      + choices("al", 3, competency: "A", level: .apply, tags: ["link"])
      + choices("pt", 3, competency: "B", status: .pretest)
      + choices("ca", 2, competency: "A", level: .apply, tags: ["case"])
      + choices("cb", 4, competency: "A", level: .apply, tags: ["case"])
      + choices("cc", 2, competency: "A", level: .apply, tags: ["case"])
      + choices("cd", 3, competency: "A", level: .apply)
    let sets = [
      set("whole", .all, &items, taking: ["ca01", "ca02"]),
      set("some", .pick(3, require: ["cb02"]), &items, taking: ["cb01", "cb02", "cb03", "cb04"]),
      set("other", .all, &items, taking: ["cc01", "cc02"]),
      set("named", .all, &items, taking: ["cd01", "cd02", "cd03"]),
    ]
    items += arranged + [item("page", .info), item("mood", .survey(SurveyInteraction(scale: labels("lmh"))))]
    for place in items.indices where items[place].id == "aa01" { items[place].enemies = ["br01"] }
    let assessment = exam([
      section(
        "core",
        [
          pick(4, ItemFilter(competency: "A"), [MinimumRule(filter: ItemFilter(cognitiveLevel: .apply), count: 2)]),
          pick(4, ItemFilter(competency: "B")),
        ], anchors: AnchorRule(pool: ItemFilter(tag: "link"), count: 1)),
      section("cases", [.pickSets(2, where: ItemFilter(tag: "case"), items: 5), .set("named")]),
      section("shown", [.item("page")] + arranged.map { .item($0.id) } + [.item("mood")]),
    ]) { blueprint in
      blueprint.pretest = PretestRule(count: 2, filter: ItemFilter(competency: "B"), place: .last)
      blueprint.balance.shares = [
        Balance.Share(
          filter: ItemFilter(cognitiveLevel: .apply), range: Rational(45, 100)...Rational(70, 100))
      ]
    }
    var package = AssessmentPackage(assessment, from: bank(items, sets))
    package.items += [
      choice("draft", competency: "B", status: .draft), choice("practice", competency: "B", use: .practice),
    ]
    return PackageIndex(package)
  }()

  /// Items whose parts are arranged, one of each type.
  static let arranged: [Item] = [
    item(
      "choice",
      .choice(
        ChoiceInteraction(options: [
          ChoiceOption(id: "a", text: "A", credit: .one, pin: .first), ChoiceOption(id: "b", text: "B", credit: .zero),
          ChoiceOption(id: "c", text: "C", credit: .zero),
          ChoiceOption(id: "d", text: "None", credit: .zero, pin: .last),
        ]))),
    item(
      "multiple", .multipleResponse(MultipleResponseInteraction(options: options("abc"), rule: .all)), shuffle: .none),
    item(
      "matrix",
      .matrix(
        MatrixInteraction(
          rows: [
            MatrixRow(id: "r", text: "R", key: ["x1"]), MatrixRow(id: "s", text: "S", key: ["y1"]),
            MatrixRow(id: "t", text: "T", key: ["y1"]),
          ], columns: labels("xy")))),
    item("order", .order(OrderInteraction(entries: labels("pqrs")))),
    item(
      "match",
      .match(
        MatchInteraction(
          lefts: [MatchLeft(id: "l", text: "L", key: "x1"), MatchLeft(id: "m", text: "M", key: "y1")],
          rights: labels("xyz")))),
    item(
      "cloze",
      .cloze(
        ClozeInteraction(gaps: [
          ClozeGap(id: "g", content: .choice(ChoiceInteraction(options: options("abc")))),
          ClozeGap(id: "h", content: .text(TextInteraction(accept: [], ignore: []))),
        ])), shuffle: .none),
    item("true", .trueFalse(TrueFalseInteraction(key: true))),
  ]

  static func labels(_ ids: String) -> [LabelledChoice] {
    ids.map { LabelledChoice(id: OptionID($0, 1), text: String($0)) }
  }

  static func options(_ ids: String) -> [ChoiceOption] {
    ids.map { ChoiceOption(id: OptionID($0, 1), text: String($0), credit: $0 == "a" ? .one : .zero) }
  }
}
