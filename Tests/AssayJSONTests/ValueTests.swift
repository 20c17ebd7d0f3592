import Testing

@testable import AssayJSON

struct `A tree` {
  @Test func `gives what is there and nil for what is not`() throws {
    let value = try JSONValue(parsing: #"{"a":[1,"x",true,null],"b":{"c":2.5}}"#)
    #expect(value["a"]?[0]?.int == 1)
    #expect(value["a"]?[1]?.string == "x")
    #expect(value["a"]?[2]?.bool == true)
    #expect(value["a"]?[3]?.isNull == true)
    #expect(value["a"]?[4] == nil)
    #expect(value["a"]?[-1] == nil)
    #expect(value["a"]?["a"] == nil)
    #expect(value["b"]?["c"]?.double == 2.5)
    #expect(value["b"]?["c"]?.int == nil)
    #expect(value["b"]?["c"]?.numberText == "2.5")
    #expect(value["c"] == nil)
    #expect(value.members?.map(\.name) == ["a", "b"])
    #expect(value["a"]?.elements?.count == 4)
    #expect(value == ["a": [1, "x", true, nil], "b": ["c": 2.5]])
  }

  @Test func `is compared byte by byte`() {
    let composed = JSONValue.string("\u{E9}")
    let decomposed = JSONValue.string("e\u{301}")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect(JSONValue.number("1.0") != JSONValue.number("1"))
    #expect(JSONValue.string("1") != JSONValue.number("1"))
    #expect((["a": 1, "b": 2] as JSONValue) != ["b": 2, "a": 1])
    #expect((["\u{E9}": 1] as JSONValue) != ["e\u{301}": 1])
    #expect((["\u{E9}": 1] as JSONValue)["e\u{301}"] == nil)
  }
}

struct `Canonical bytes` {
  /// RFC 8785, section 3.2.3: names sorted as UTF-16 code units.
  @Test func `sort members as RFC 8785 does`() throws {
    let value = try JSONValue(
      parsing: #"""
        {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
         "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
        """#)
    let canonical = try JSONValue(parsing: value.canonicalBytes)
    #expect(
      canonical.members?.compactMap { $0.value.string } == [
        "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
      ])
  }

  /// RFC 8785, section 3.2.2, but for its number of 30 digits, which is not rounded to a double here.
  @Test func `spell literals, strings and numbers as RFC 8785 does`() throws {
    let value = try JSONValue(
      parsing: #"""
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
          "literals": [null, true, false]
        }
        """#)
    #expect(
      String(decoding: value.canonicalBytes, as: UTF8.self)
        == #"{"literals":[null,true,false],"numbers":[333333333.33333329,1e+30,4.5,0.002,1e-27],"#
        + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#)
  }

  @Test func `tell apart what a double cannot`() throws {
    let first = try JSONValue(parsing: "0.1").canonicalBytes
    #expect(try JSONValue(parsing: "0.1000000000000000055511151231257827").canonicalBytes != first)
    #expect(try JSONValue(parsing: "1e-1").canonicalBytes == first)
  }
}
