import AssayBank
import AssayDiagnostics
import AssayModel
import AssayTestSupport
import Testing

/// A bank of one marked file with some media beside it.
private struct IllustratedBank {
  let loaded: LoadedBank
  let diagnostics: [Diagnostic]
  let marks: [Range<Int>]

  static let media: [FoundMedium] = [
    FoundMedium(path: "media/map.svg", bytes: Array(#"<svg xmlns="http://www.w3.org/2000/svg"/>"#.utf8)),
    FoundMedium(path: "media/other.svg", bytes: Array(#"<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>"#.utf8)),
    FoundMedium(path: "media/talk.mp3", bytes: Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, 0]),
    FoundMedium(path: "media/talk.vtt", bytes: Array("WEBVTT\n".utf8)),
  ]

  init(_ marked: String, path: String = "items/x.yaml", media: [FoundMedium] = Self.media) throws {
    let text = MarkedText(marked)
    let checked = BankLoader.load(
      [
        BankFile(path: "bank.yaml", bytes: Array(SmallBank.bank.utf8)),
        BankFile(path: path, bytes: Array(text.text.utf8)),
      ], media: media)
    loaded = try #require(checked.value)
    diagnostics = Diagnostics(checked.diagnostics + BankRules.check(loaded)).sorted()
    marks = text.ranges
  }

  /// What was said, but for media that this text does not show.
  var told: [Diagnostic] { diagnostics.filter { $0.rule != "unused-media" } }
}

struct `Media in a bank` {
  @Test func `are listed at an item, with what stands in for them`() throws {
    let bank = try IllustratedBank(
      """
      items:
        - id: a
          type: info
          stem: Listen, and look at ![the map](media/map.svg).
          media:
            - {file: media/talk.mp3, alt: A guide speaks, transcript: Go *east*., captions: media/talk.vtt, plays: 2}
            - {file: media/other.svg, alt: Another map}
      """)
    #expect(bank.diagnostics.isEmpty, "\(bank.diagnostics)")
    let item = try #require(bank.loaded.bank.items.first)
    #expect(
      item.media == [
        Medium(
          file: "media/talk.mp3", alternative: "A guide speaks", transcript: "Go *east*.", captions: "media/talk.vtt",
          plays: 2), Medium(file: "media/other.svg", alternative: "Another map"),
      ])
    #expect(item.mentionedMedia.map(\.text).sorted() == Self.all)
  }

  private static let all = ["media/map.svg", "media/other.svg", "media/talk.mp3", "media/talk.vtt"]

  @Test func `are listed at whatever a candidate can choose, place or match, and at a stimulus`() throws {
    let bank = try IllustratedBank(
      """
      set: s
      title: A case
      stimulus: {text: Look., media: [{file: media/map.svg, alt: A map}]}
      items:
        - id: a
          type: choice
          stem: Which?
          options:
            - {correct: One, media: [{file: media/map.svg, alt: A map}]}
            - {distractor: Two, media: [{file: media/other.svg, alt: Another}]}
        - id: b
          type: matrix
          stem: Which?
          columns: [{text: One, media: [{file: media/map.svg, alt: A map}]}, Two]
          rows: [{text: Row, correct: One, media: [{file: media/map.svg, alt: A map}]}]
        - id: c
          type: match
          stem: Which?
          pairs: [{left: L, right: R, media: [{file: media/map.svg, alt: A map}]}, {left: M, right: S}]
        - id: d
          type: order
          stem: Which?
          items: [{text: One, media: [{file: media/map.svg, alt: A map}]}, Two]
        - id: e
          type: survey
          stem: Which?
          scale: [{text: One, media: [{file: media/map.svg, alt: A map}]}, Two]
      """, path: "sets/s.yaml")
    #expect(bank.told.filter { $0.severity == .error }.isEmpty, "\(bank.told)")
    #expect(bank.loaded.bank.sets.first?.media.count == 1)
    for item in bank.loaded.bank.items {
      var count = 0
      item.interaction.forEachMedia { count += $0.count }
      #expect(count == (item.id == "a" || item.id == "b" ? 2 : 1), "\(item.id)")
      #expect(item.mentionedMedia.contains("media/map.svg"))
    }
  }

  static let mistakes: [(RuleID, String)] = [
    ("unknown-media", "media: [{file: ⟦media/mpa.svg⟧, alt: A map}]"),
    ("unknown-media", "hints: [\"![a map](⟦media/nothing.png⟧)\"]"),
    ("missing-key", "media: [{⟦file⟧: media/map.svg}]"),
    ("missing-value", "media: [{file: media/map.svg, ⟦alt⟧: }]"),
    ("wrong-shape", "media: [⟦media/map.svg⟧]"),
    ("media-path", "media: [{file: ⟦/etc/passwd⟧, alt: A map}]"),
    ("media-path", "media: [{file: ⟦../map.svg⟧, alt: A map}]"),
    ("media-path", "media: [{file: ⟦media/../../map.svg⟧, alt: A map}]"),
    ("media-path", "media: [{file: ⟦https://example.org/map.svg⟧, alt: A map}]"),
    ("media-path", "media: [{file: ⟦map.svg⟧, alt: A map}]"),
    ("media-path", "media: [{file: ⟦media/nul⟧, alt: A map}]"),
    ("media-path", "media: [{file: ⟦'media\\map.svg'⟧, alt: A map}]"),
    ("media-path", "media: [{file: ⟦\"media/a\\nb.svg\"⟧, alt: A map}]"),
    ("media-path", "hints: [\"![a map](⟦pictures/map.svg⟧)\"]"),
    ("media-misfit", "hints: [\"![a talk](⟦media/talk.mp3⟧)\"]"),
    ("media-misfit", "media: [{file: ⟦media/talk.vtt⟧, alt: Words}]"),
    ("media-misfit", "media: [{file: media/talk.mp3, alt: Talk, captions: ⟦media/map.svg⟧}]"),
    ("no-effect", "media: [{file: media/map.svg, alt: A map, ⟦plays⟧: 2}]"),
    ("media-transcript", "media: [{file: ⟦media/talk.mp3⟧, alt: Talk}]"),
    ("media-misplaced", "references: [\"![a map](⟦media/map.svg⟧)\"]"),
    ("unknown-key", "media: [{file: media/map.svg, alt: A map, ⟦source⟧: x}]"),
    ("out-of-range", "media: [{file: media/talk.mp3, alt: Talk, transcript: T, plays: ⟦0⟧}]"),
  ]

  @Test(arguments: mistakes)
  func `that are wrong are reported where they are named`(rule: RuleID, line: String) throws {
    let bank = try IllustratedBank(
      """
      items:
        - id: a
          type: info
          stem: Look.
          \(line)
      """)
    let own = bank.told.filter { $0.rule == rule }
    #expect(own.count == 1, "\(bank.diagnostics)")
    #expect(own.first?.span?.range == bank.marks.first)
    #expect(bank.told.count == 1, "\(bank.told)")
  }

  @Test func `are missed by nothing where nobody looked for them`() throws {
    let checked = BankLoader.load([
      BankFile(path: "bank.yaml", bytes: Array(SmallBank.bank.utf8)),
      BankFile(
        path: "items/x.yaml", bytes: Array("items: [{id: a, type: info, stem: '![a map](media/x.png)'}]\n".utf8)),
    ])
    let loaded = try #require(checked.value)
    #expect((checked.diagnostics + BankRules.check(loaded)).isEmpty)
  }

  @Test func `of a decoy would tell that it is one`() throws {
    let bank = try IllustratedBank(
      """
      items:
        - id: a
          type: match
          stem: Which?
          pairs: {L: R, M: S}
          decoys: ⟦[{text: D, media: [{file: media/map.svg, alt: A map}]}]⟧
      """)
    #expect(bank.told.map(\.rule) == ["media-misplaced"])
  }

  @Test func `go into a package as far as its items and sets show them, by digest`() throws {
    let bank = try IllustratedBank(
      """
      items:
        - {id: a, type: info, use: practice, stem: 'See ![a map](media/map.svg).'}
        - {id: b, type: info, stem: 'Not ![this](media/other.svg).'}
      """)
    var check = Assessment(
      id: "kc", type: .knowledgeCheck, title: "Check",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "s", draws: [.item("a")])]))
    check.registration = .open
    let package = AssessmentPackage(check, from: bank.loaded.bank)
    #expect(package.items.map(\.id) == ["a"])
    #expect(package.media == bank.loaded.bank.media.filter { $0.path == "media/map.svg" })
    #expect(package.media.count == 1)
  }
}
