import AssayJSON
import AssayModel
import AssayStore
import Testing

struct `An answer on the wire` {
  @Test(
    arguments: [
      (#"{"choice":"o2"}"#, .choice("o2")),
      (#"{"true-false":true}"#, .trueFalse(true)),
      (#"{"multiple-response":["o1","o3"]}"#, .multipleResponse(["o1", "o3"])),
      (#"{"multiple-response":[]}"#, .multipleResponse([])),
      (#"{"matrix":{"r1":["c1"],"r2":[]}}"#, .matrix([.init("r1", ["c1"]), .init("r2", [])])),
      (#"{"text":"naïve \"quoted\""}"#, .text("naïve \"quoted\"")),
      (#"{"number":"60.0"}"#, .number("60.0")),
      (#"{"order":["e2","e1"]}"#, .order(["e2", "e1"])),
      (#"{"match":{"l1":"o2"}}"#, .match([.init("l1", "o2")])),
      (#"{"cloze":{"g1":"o2","g2":"256"}}"#, .cloze([.init("g1", .text("o2")), .init("g2", .text("256"))])),
      (#"{"essay":""}"#, .essay("")),
      (#"{"survey":"o3"}"#, .survey("o3")),
    ] as [(String, Answer)])
  func `stands under the word for its kind`(text: String, answer: Answer) throws {
    var reader = JSONReader(text)
    #expect(try Answer(from: &reader) == answer)
    try reader.finish()
    var writer = JSONWriter()
    answer.write(to: &writer)
    #expect(writer.text == text)
  }

  @Test(arguments: [
    ("{}", "an answer has one member"),
    (#"{"choice":"o1","text":"x"}"#, "one member only"),
    (#"{"guess":"o1"}"#, "`guess` is not known here; leave it out or use one of `choice`"),
    (#"{"choice":2}"#, "expected a string, found a number"),
    (#"{"choice":""}"#, "not an id"),
    (#"{"choice":"a b"}"#, "not an id"),
    (#"{"choice":["o1"]}"#, "expected a string, found an array"),
    (#"{"number":60}"#, "expected a string, found a number"),
    (#"{"true-false":"true"}"#, "expected true or false, found a string"),
    (#"{"multiple-response":"o1"}"#, "expected an array, found a string"),
    (#"{"match":{"l 1":"o2"}}"#, "not an id"),
    (#"{"match":{"l1":"o1","l1":"o2"}}"#, "stands twice"),
    (#"{"cloze":{"g1":{"choice":"o2"}}}"#, "expected a string, found an object"),
    (#""o1""#, "expected an object"),
    ("null", "expected an object"),
  ])
  func `is refused in words that say what is wrong`(text: String, reason: String) {
    let error = #expect(throws: JSONError.self) {
      var reader = JSONReader(text)
      _ = try Answer(from: &reader)
    }
    #expect(error?.message.contains(reason) == true, "\(String(describing: error))")
  }

  @Test func `reads back whatever is written`() throws {
    for seed in 0..<500 {
      var dice = Dice(seed: seed)
      let answer = dice.answer()
      if case .cloze = answer { continue }
      var writer = JSONWriter()
      answer.write(to: &writer)
      var reader = JSONReader(writer.bytes)
      #expect(try Answer(from: &reader) == answer, "seed \(seed)")
    }
  }

  @Test func `gets choices for the gaps that have options`() throws {
    let options = ["sym", "pub"].map { ChoiceOption(id: $0 == "sym" ? "sym" : "pub", text: $0, credit: 1) }
    let cloze = ClozeInteraction(gaps: [
      ClozeGap(id: "kind", content: .choice(ChoiceInteraction(options: options))),
      ClozeGap(id: "bits", content: .number(NumberInteraction(key: "256"))),
    ])
    let presentation = try #require(Presentation(.cloze(cloze), Arrangement(gaps: [[1, 0], []])))
    var reader = JSONReader(#"{"cloze":{"g2":"256","g1":"o2"}}"#)
    let shown = try Answer(from: &reader).resolved(for: presentation)
    #expect(shown == .cloze([.init("g2", .text("256")), .init("g1", .choice("o2"))]))
    let authored = try #require(presentation.authored(shown))
    #expect(authored == .cloze([.init("bits", .text("256")), .init("kind", .choice("sym"))]))

    let typed = Answer.cloze([.init("bits", .text("256")), .init("kind", .text("sym"))])
    #expect(typed.resolved(for: .cloze(cloze)) == authored)
    let odd = Answer.cloze([.init("g1", .text("no id")), .init("g9", .text("o1"))])
    #expect(odd.resolved(for: presentation) == odd)
    #expect(presentation.authored(odd) == nil)
  }
}
