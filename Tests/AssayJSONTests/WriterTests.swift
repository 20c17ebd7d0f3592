import Testing

@testable import AssayJSON

struct `A writer` {
  @Test func `keeps the order of members and puts commas where they belong`() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("seq", 12)
    writer.member("slot", "s3")
    writer.member("saved", true)
    writer.object("clock") { writer in
      writer.member("state", "running")
      writer.array("limits") { writer in
        writer.object { $0.member("remainingMs", Int64(3_127_400)) }
        writer.object { _ in }
        writer.array { _ in }
        writer.null()
        writer.int(UInt64.max)
        writer.double(0.5)
        writer.raw(Array("{\"kept\": 1.50}".utf8))
      }
    }
    writer.member("tree", ["a": [nil, true, 1, -0.5, "x"], "b": [:]])
    writer.member("answer", raw: Array("\"as sent\"".utf8)[...])
    writer.endObject()
    #expect(
      writer.text == """
        {"seq":12,"slot":"s3","saved":true,"clock":{"state":"running","limits":[{"remainingMs":3127400},{},[],null,\
        18446744073709551615,0.5,{"kept": 1.50}]},"tree":{"a":[null,true,1,-0.5,"x"],"b":{}},"answer":"as sent"}
        """)
  }

  @Test func `indents for people`() {
    let value: JSONValue = ["a": 1, "b": [1, [], [:], ["c": nil]], "d": [:]]
    #expect(
      value.text(.pretty) == """
        {
          "a": 1,
          "b": [
            1,
            [],
            {},
            {
              "c": null
            }
          ],
          "d": {}
        }
        """)
    #expect((1 as JSONValue).text(.pretty) == "1")
    #expect(([] as JSONValue).text(.pretty) == "[]")
  }

  @Test func `escapes what must be escaped, at every place and length`() throws {
    for byte in UInt8(0)..<0x80 {
      for (before, after) in [(0, 0), (1, 0), (7, 1), (8, 8), (20, 2), (24, 0), (30, 30)] {
        let text =
          String(repeating: "x", count: before) + String(Unicode.Scalar(byte)) + String(repeating: "é", count: after)
        var writer = JSONWriter()
        writer.string(text)
        #expect(try JSONValue(parsing: writer.text).string.map { Array($0.utf8) } == Array(text.utf8))
        let isEscaped = byte < 0x20 || byte == 0x22 || byte == 0x5C
        #expect((writer.text.utf8.count == text.utf8.count + 2) == !isEscaped)
      }
    }
    var writer = JSONWriter()
    writer.string("\u{8}\u{9}\n\u{C}\r\"\\/\u{0}\u{1f}\u{7f}")
    #expect(writer.text == #""\b\t\n\f\r\"\\/\u0000\u001f"# + "\u{7F}\"")
  }

  @Test func `writes null for what is not a number`() {
    var writer = JSONWriter()
    writer.array {
      for value in [Double.nan, .infinity, -.infinity, -0.0, 12, 1e21, 0.1] { $0.double(value) }
    }
    #expect(writer.text == "[null,null,null,0,12,1e+21,0.1]")
    #expect(JSONValue(Double.nan) == .null)
  }

  @Test func `writes text after text, a line each, and can be emptied`() {
    var writer = JSONWriter()
    writer.int(1)
    writer.endLine()
    writer.object { $0.member("a", 2) }
    writer.endLine()
    #expect(writer.text == "1\n{\"a\":2}\n")
    writer.removeAll()
    writer.bool(false)
    #expect(writer.text == "false")
  }

  @Test func `nests up to 128 levels`() {
    var writer = JSONWriter()
    for _ in 0..<64 {
      writer.beginArray()
      writer.beginObject()
      writer.name("a")
    }
    writer.null()
    for _ in 0..<64 {
      writer.endObject()
      writer.endArray()
    }
    #expect(writer.text == String(repeating: "[{\"a\":", count: 64) + "null" + String(repeating: "}]", count: 64))
  }

  @Test func `traps on calls that do not nest`() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginObject()
      writer.int(1)
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginObject()
      writer.name("a")
      writer.endObject()
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginArray()
      writer.endObject()
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.int(1)
      writer.int(2)
    }
  }
}
