import AssayTestSupport
import Testing

@testable import AssayJSON

/// A small shape of ours, decoded the way methods decode their parameters.
private struct Save: Equatable {
  var slot = ""
  var seq = 0
  var flag: Bool?
  var tags: [String] = []
  var answer = ""

  init(_ text: String) throws(JSONError) {
    var reader = JSONReader(text)
    let start = reader.offset
    var hasSeq = false
    try reader.beginObject()
    while let name = try reader.nextMember() {
      switch name {
      case "slot": slot = try reader.readString(limit: 8)
      case "seq":
        seq = try reader.readInt(in: 1...1000)
        hasSeq = true
      case "flag": flag = try reader.readNullIfPresent() ? nil : try reader.readBool()
      case "tags":
        try reader.beginArray()
        while try reader.nextElement() { tags.append(try reader.readString()) }
      case "answer":
        let range = try reader.skipValue()
        answer = String(decoding: reader.bytes(in: range), as: UTF8.self)
      case "mode":
        switch try reader.readWord() {
        case "a", "draft": break
        default: throw reader.refused("`mode` must be `a` or `draft`")
        }
      default: throw reader.unknownMember(known: ["slot", "seq", "flag", "tags", "answer", "mode"])
      }
    }
    try reader.finish()
    guard hasSeq else { throw reader.missingMember("seq", inObjectAt: start) }
  }
}

struct `Pulling` {
  @Test func `reads members in any order`() throws {
    let save = try Save(
      #" { "answer" : {"b": [1, 2.50], "a":"\u0041"} , "tags":["x","y\n"], "flag":true, "seq":12, "slot":"s3" } "#)
    #expect(save.slot == "s3")
    #expect(save.seq == 12)
    #expect(save.flag == true)
    #expect(save.tags == ["x", "y\n"])
    #expect(save.answer == #"{"b": [1, 2.50], "a":"\u0041"}"#)
    #expect(try Save(#"{"s\u006cot":"\u0073","seq":1,"flag":null,"mode":"dr\u0061ft"}"#).slot == "s")
    #expect(try Save(#"{"seq":1,"mode":"a"}"#).seq == 1)
  }

  @Test(arguments: [
    (#"{"seq":1,⟦"slots"⟧:"s3"}"#, "is not known here; leave it out or use one of `slot`, `seq`"),
    (#"{"seq":1,⟦"slots"⟧:{"a":1}}"#, "the member `slots` is not known here"),
    (#"⟦{⟧"slot":"s3"}"#, "the member `seq` is missing; add it"),
    (#"{"seq":⟦1001⟧}"#, "the number is out of range; it must fit 1 to 1000"),
    (#"{"seq":⟦-1⟧}"#, "the number is out of range; it must fit 1 to 1000"),
    (#"{"seq":⟦1e400⟧}"#, "the number is out of range; it must fit 1 to 1000"),
    (#"{"seq":⟦1.5⟧}"#, "an integer is expected; leave out the fraction"),
    (#"{"seq":⟦"1"⟧}"#, "expected a number, found a string"),
    (#"{"seq":⟦null⟧}"#, "expected a number, found null"),
    (#"{"slot": ⟦12⟧}"#, "expected a string, found a number"),
    (#"{"slot":⟦"123456789"⟧}"#, "the string is longer than 8 bytes; shorten it"),
    (#"{"slot":⟦"12345678\u0039"⟧}"#, "the string is longer than 8 bytes; shorten it"),
    (#"{"flag":⟦0⟧}"#, "expected true or false, found a number"),
    (#"{"tags":⟦{⟧}}"#, "expected an array, found an object"),
    (#"{"tags":["a",⟦[⟧]]}"#, "expected a string, found an array"),
    (#"{"mode":⟦"fast"⟧}"#, "`mode` must be `a` or `draft`"),
    (#"{"mode":⟦true⟧}"#, "expected a string, found true or false"),
    (#"⟦[⟧]"#, "expected an object, found an array"),
    (#"{"answer":{"a":⟦]⟧}"#, "expected a value, found `]`"),
  ])
  func `refuses what it does not expect, in place`(marked: String, message: String) {
    let text = MarkedText(marked)
    let error = #expect(throws: JSONError.self) { try Save(text.text) }
    #expect(error?.offset == text.ranges[0].lowerBound)
    #expect(error?.message.contains(message) == true, "\(String(describing: error))")
  }

  @Test func `matches names of every length as bytes`() throws {
    for count in 0...40 {
      let name = String("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP".prefix(count))
      for text in ["{\"\(name)\":0}", "{\"\(name)\":0,\"padding to fill a word\":0}", "{\"\(escaped(name))\":0}"] {
        var reader = JSONReader(text)
        try reader.beginObject()
        let found = try #require(try reader.nextMember())
        #expect(reader.memberName == name)
        #expect(found.count == count)
        #expect(("" ~= found) == (count == 0))
        #expect(("a" ~= found) == (count == 1))
        #expect(("abcdefg" ~= found) == (count == 7))
        #expect(("abcdefgh" ~= found) == (count == 8))
        #expect(("abcdefghi" ~= found) == (count == 9))
        #expect(("abcdefghijklmnop" ~= found) == (count == 16))
        #expect(("abcdefghijklmnopq" ~= found) == (count == 17))
        #expect(("abcdefghijklmnopqrstuvwxyzABCDEF" ~= found) == (count == 32))
        #expect(!("abcdefghijklmnopqrstuvwxyzABCDEf" ~= found))
        #expect(!("abcdefgx" ~= found))
        #expect(!("xbcdefg" ~= found))
      }
    }
  }

  @Test func `does not take a canonically equal name for the same`() throws {
    var reader = JSONReader("{\"\u{212A}\":0}")
    try reader.beginObject()
    let name = try #require(try reader.nextMember())
    #expect(reader.memberName == "K")
    #expect(!("K" ~= name))
  }

  @Test func `remembers where a skipped value stands`() throws {
    let text = MarkedText(#"[ ⟦{"a" : [1, "]"]}⟧ ,⟦null⟧, ⟦-1.5e3⟧ ,⟦""⟧,⟦[ ]⟧ ]"#)
    var reader = JSONReader(text.text)
    var ranges: [Range<Int>] = []
    try reader.beginArray()
    while try reader.nextElement() { ranges.append(try reader.skipValue()) }
    try reader.finish()
    #expect(ranges == text.ranges)
  }

  @Test func `peeks at the kind and goes on from there`() throws {
    var reader = JSONReader(#"[null, true, -1, "a", [], {}]"#)
    var kinds: [JSONKind] = []
    try reader.beginArray()
    while try reader.nextElement() {
      kinds.append(try reader.peek())
      _ = try reader.readValue()
    }
    #expect(kinds == [.null, .bool, .number, .string, .array, .object])
  }

  @Test func `looks ahead in a copy`() throws {
    var reader = JSONReader(#"{"kind":"x","n":3}"#)
    var ahead = reader
    #expect(try ahead.readValue()["n"]?.int == 3)
    try ahead.finish()
    try reader.beginObject()
    #expect(try reader.nextMember() != nil)
    #expect(reader.memberName == "kind")
  }

  @Test func `out of order is our mistake and traps`() async {
    await #expect(processExitsWith: .failure) {
      var reader = JSONReader("{\"a\":1}")
      try reader.beginObject()
      _ = try reader.nextMember()
      _ = try reader.nextMember()
    }
    await #expect(processExitsWith: .failure) {
      var reader = JSONReader("[1]")
      try reader.beginArray()
      _ = try reader.readInt()
    }
    await #expect(processExitsWith: .failure) {
      var reader = JSONReader("[1]")
      try reader.beginArray()
      try reader.finish()
    }
  }

  private func escaped(_ name: String) -> String {
    name.utf8.map { "\\u00" + String($0, radix: 16) }.joined()
  }
}
