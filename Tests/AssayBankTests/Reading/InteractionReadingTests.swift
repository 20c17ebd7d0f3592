import AssayBank
import AssayDiagnostics
import AssayModel
import Testing

struct `An item as written` {
  /// The first item of a file without mistakes.
  private func item(_ lines: String, bank: String = SmallBank.bank) throws -> Item {
    let loaded = try SmallBank("items:\n" + lines, bank: bank)
    #expect(loaded.diagnostics.isEmpty, "\(loaded.report)")
    return try #require(loaded.loaded.bank.items.first)
  }

  @Test func `keeps every field`() throws {
    let item = try item(
      """
        - id: a
          type: true-false
          was: [old]
          status: review
          use: practice
          competency: SEC.1
          cognitive-level: analyse
          difficulty: hard
          tags: [x, y]
          points: 2.5
          negative: {wrong: -50%, floor: -50%}
          stem: A *padlock* proves it.
          answer: false
          hints: [Look, "Think: twice"]
          feedback: {right: Yes., wrong: No.}
          references: [RFC 2119]
          reviewed: [{by: panel-2, on: 2026-04-02}]
          review-by: 2027-06-30
          tests: [{answer: true, score: -1.25}, {answer: false, score: 2.5}]
      """)
    var expected = Item(id: "a", stem: "A *padlock* proves it.", interaction: .trueFalse(.init(key: false)))
    expected.was = ["old"]
    expected.status = .review
    expected.use = .practice
    expected.competency = "SEC.1"
    expected.cognitiveLevel = .analyse
    expected.difficulty = .hard
    expected.tags = ["x", "y"]
    expected.points = Rational(5, 2)
    expected.negative = NegativeMarking(wrong: Rational(-1, 2), floor: Rational(-1, 2))
    expected.hints = ["Look", "Think: twice"]
    expected.feedback = Feedback(right: "Yes.", wrong: "No.")
    expected.references = ["RFC 2119"]
    expected.reviews = [Review(by: "panel-2", on: "2026-04-02")]
    expected.reviewBy = "2027-06-30"
    expected.tests = [
      ItemTest(answer: .trueFalse(true), score: Rational(-5, 4)),
      ItemTest(answer: .trueFalse(false), score: Rational(5, 2)),
    ]
    #expect(item == expected)
  }

  @Test func `takes texts as they are typed, whatever YAML would make of them`() throws {
    let item = try item(
      """
        - id: "007"
          type: text
          stem: 0755
          accept: [no, 1.10, "12:30", 1e3, ~, null]
      """)
    guard case .text(let text) = item.interaction else { throw Unexpected() }
    #expect(item.id == "007")
    #expect(item.stem == "0755")
    #expect(text.accept.map(\.text) == ["no", "1.10", "12:30", "1e3", "~", "null"])
    #expect(text.ignore == [.case, .spaces])
  }

  @Test func `gives options ids by position that step aside for written ones`() throws {
    let item = try item(
      """
        - id: a
          type: choice
          stem: Which?
          options: [{correct: One, id: o2}, {distractor: Two}, {option: Three, credit: 1/3, pin: last}]
      """)
    #expect(
      item.interaction
        == .choice(
          .init(options: [
            .init(id: "o2", text: "One", credit: 1), .init(id: "o5", text: "Two", credit: 0),
            .init(id: "o3", text: "Three", credit: Rational(1, 3), pin: .last),
          ])))
  }

  @Test func `reads a matrix in its short and in its long form`() throws {
    let short = try item(
      """
        - id: a
          type: matrix
          stem: Which?
          columns: [Left, Right]
          rows: {Hand: [Right], Foot: [Left, Right]}
          scoring: all
          tests: [{answer: {Hand: [Right], Foot: [Left]}, score: 0}]
      """)
    let long = try item(
      """
        - id: a
          type: matrix
          stem: Which?
          columns: [{id: c1, text: Left}, {id: c2, text: Right}]
          rows:
            - {id: r1, text: Hand, correct: [c2]}
            - {id: r2, text: Foot, correct: [c1, c2]}
          scoring: {rule: all}
          tests: [{answer: {r1: [c2], r2: [c1]}, score: 0}]
      """)
    #expect(short == long)
    #expect(
      short.interaction
        == .matrix(
          .init(
            rows: [.init(id: "r1", text: "Hand", key: ["c2"]), .init(id: "r2", text: "Foot", key: ["c1", "c2"])],
            columns: [.init(id: "c1", text: "Left"), .init(id: "c2", text: "Right")], rule: .all)))
    #expect(short.tests.map(\.answer) == [.matrix([.init("r1", ["c2"]), .init("r2", ["c1"])])])
  }

  @Test func `reads a match in its short and in its long form`() throws {
    let short = try item(
      """
        - id: a
          type: match
          stem: Match.
          pairs: {A: One, B: Two}
          decoys: [Three]
          scoring: {rule: each, wrong: 50%}
          tests: [{answer: {A: One, B: Three}, score: 1/4}]
      """)
    let long = try item(
      """
        - id: a
          type: match
          stem: Match.
          pairs:
            - {id: l1, left: A, right: One, right-id: r1}
            - {id: l2, left: B, right: Two, right-id: r2}
          decoys: [{id: r3, text: Three}]
          scoring: {rule: each, wrong: 0.5}
          tests: [{answer: {l1: r1, l2: r3}, score: 0.25}]
      """)
    #expect(short == long)
    guard case .match(let match) = short.interaction else { throw Unexpected() }
    #expect(match.lefts.map(\.key) == ["r1", "r2"])
    #expect(match.rights.map(\.text) == ["One", "Two", "Three"])
    #expect(match.wrong == Rational(1, 2))
  }

  @Test func `shares a right side that two pairs have`() throws {
    let item = try item("  - {id: a, type: match, stem: Match., pairs: {A: One, B: One, C: Two}}\n")
    guard case .match(let match) = item.interaction else { throw Unexpected() }
    #expect(match.rights.map(\.text) == ["One", "Two"])
    #expect(match.lefts.map(\.key) == ["r1", "r1", "r2"])
  }

  @Test func `reads numbers with every tolerance`() throws {
    let tolerances: [(String, Tolerance)] = [
      ("1%", .relative(Rational(1, 100))), ("0.01", .absolute(Rational(1, 100))), ("{digits: 3}", .digits(3)),
      ("{decimals: 1}", .decimals(1)),
    ]
    for (written, tolerance) in tolerances {
      let item = try item(
        "  - {id: a, type: number, stem: N?, answer: 4.430, tolerance: \(written), also: [{answer: 9, credit: 30%}]}\n")
      #expect(
        item.interaction
          == .number(
            .init(key: "4.430", tolerance: tolerance, also: [.init(number: "9", credit: Rational(3, 10))])))
    }
  }

  @Test func `puts the gaps of a cloze in the order of the stem`() throws {
    let item = try item(
      """
        - id: a
          type: cloze
          stem: |
            A [[kind]] key has [[bits]] bits and a [[name]].
          gaps:
            bits: {answer: 256, weight: 2}
            name: {accept: [name, {text: id, credit: 50%}], ignore: [case]}
            kind: {options: [{correct: secret}, {distractor: public}]}
          scoring: all
          tests: [{answer: {kind: secret, bits: "256", name: Name}, score: 1}]
      """)
    guard case .cloze(let cloze) = item.interaction else { throw Unexpected() }
    #expect(cloze.gaps.map(\.id) == ["kind", "bits", "name"])
    #expect(cloze.gaps[1].weight == 2)
    #expect(
      cloze.gaps[2].content
        == .text(.init(accept: [.init(text: "name"), .init(text: "id", credit: Rational(1, 2))], ignore: [.case])))
    #expect(
      item.tests.map(\.answer)
        == [.cloze([.init("kind", .choice("o1")), .init("bits", .text("256")), .init("name", .text("Name"))])])
  }

  @Test func `reads orders, essays, surveys and pages`() throws {
    #expect(
      try item("  - {id: a, type: order, stem: Sort., items: [One, {id: two, text: Two}], scoring: pairs}\n")
        .interaction
        == .order(.init(entries: [.init(id: "e1", text: "One"), .init(id: "two", text: "Two")], rule: .pairs)))
    #expect(
      try item(
        "  - {id: a, type: essay, points: 2, stem: W., words: 5..9, rubric: {raters: 2, adjudicate: {differ-by-more-than: 1}, traits: [{id: t, points: 2, levels: {2: Good, 0: Bad}}]}}\n"
      ).interaction
        == .essay(
          .init(
            words: 5...9,
            rubric: .init(
              raters: 2, adjudicateAbove: 1,
              traits: [
                .init(id: "t", points: 2, levels: [.init(points: 2, text: "Good"), .init(points: 0, text: "Bad")])
              ]))))
    #expect(
      try item("  - {id: a, type: survey, stem: How?, scale: [Good, Bad]}\n").interaction
        == .survey(.init(scale: [.init(id: "o1", text: "Good"), .init(id: "o2", text: "Bad")])))
    let page = try item("  - {id: a, type: info, stem: Read.}\n")
    #expect(page.interaction == .info)
    #expect(page.points == 0)
  }

  @Test func `reads what files an item asks for`() throws {
    #expect(
      try item("  - {id: a, type: file, stem: Send., types: [pdf, txt], size: 500 KiB, files: 3}\n").interaction
        == .file(.init(types: [.pdf, .text], largest: 512_000, count: 3)))
    let plain = try item(
      "  - {id: a, type: file, stem: Send., types: [png], rubric: {traits: [{id: t, points: 1, levels: {1: Good}}]}}\n")
    #expect(
      plain.interaction
        == .file(
          .init(
            types: [.png], largest: 8_388_608, count: 1,
            rubric: .init(traits: [.init(id: "t", points: 1, levels: [.init(points: 1, text: "Good")])]))))
    #expect(try item("  - {id: a, type: file, stem: S., types: [mp4], size: 32 MiB}\n").interaction.isMarkedByPeople)
  }

  @Test func `takes defaults from its file before those of the bank`() throws {
    let bank =
      SmallBank.bank
      + "\ndefaults: {points: 3, status: review, shuffle: none, scoring: {order: pairs, multiple-response: {rule: net, floor: -1}}}\n"
    let loaded = try SmallBank(
      """
      defaults: {points: 2, competency: SEC.2, tags: [t], scoring: {order: longest}}
      items:
        - {id: a, type: order, stem: S, items: [A, B]}
        - {id: b, type: multiple-response, stem: S, points: 1, options: [{correct: A}, {distractor: B}]}
      """, bank: bank)
    #expect(loaded.diagnostics.isEmpty, "\(loaded.report)")
    let items = loaded.loaded.bank.items
    try #require(items.count == 2)
    #expect(items.map(\.points) == [2, 1])
    #expect(items.map(\.status) == [.review, .review])
    #expect(items.map(\.competency) == ["SEC.2", "SEC.2"])
    #expect(items.map(\.tags) == [["t"], ["t"]])
    #expect(items[1].shuffle == .none)
    #expect(
      items[0].interaction
        == .order(.init(entries: [.init(id: "e1", text: "A"), .init(id: "e2", text: "B")], rule: .longest)))
    guard case .multipleResponse(let multiple) = items[1].interaction else { throw Unexpected() }
    #expect(multiple.rule == .net)
    #expect(multiple.floor == -1)
    let origins = [
      loaded.loaded.origin(of: "points", ofItem: 0), loaded.loaded.origin(of: "points", ofItem: 1),
      loaded.loaded.origin(of: "status", ofItem: 0), loaded.loaded.origin(of: "use", ofItem: 0),
    ].map { origin in
      switch origin {
      case .item(let span): "item:\(span.line)"
      case .file(let span): "file:\(span.line)"
      case .bank(let span): "bank:\(span.line)"
      case .builtIn: "built in"
      }
    }
    #expect(origins == ["file:1", "item:4", "bank:4", "built in"])
  }

  @Test func `takes defaults that stand behind it`() throws {
    let loaded = try SmallBank(
      "items:\n  - {id: a, type: true-false, stem: S, answer: true}\ndefaults: {points: 2}\n")
    #expect(loaded.diagnostics.isEmpty, "\(loaded.report)")
    #expect(loaded.loaded.bank.items.map(\.points) == [2])
  }

  @Test func `has a digest that speaks of its content alone`() throws {
    let a = try item("  - {id: a, type: text, stem: S, accept: [x], ignore: [case, spaces, accents]}\n")
    let b = try item(
      "  - id: a\n    ignore: [accents, spaces, case]\n    stem: \"S\"\n    type: text\n    accept:\n      - x\n    points: 1\n"
    )
    let c = try item("  - {id: a, type: text, stem: S, accept: [x], ignore: [case, spaces]}\n")
    #expect(ContentDigest(of: a) == ContentDigest(of: b))
    #expect(ContentDigest(of: a) != ContentDigest(of: c))
    #expect(
      ContentDigest(of: a).text == "sha256:599939c278464b14ec3a2da153adc331604b651c76d727d7737f1c65b800e36f",
      "the digest of an item has changed, though its content has not")
  }
}

private struct Unexpected: Error {}
