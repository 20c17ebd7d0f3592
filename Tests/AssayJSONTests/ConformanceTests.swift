import Testing

@testable import AssayJSON

/// Cases in the manner of JSONTestSuite (Nicolas Seriot, "Parsing JSON is a Minefield"), written for this reader.
struct `The grammar of RFC 8259` {
  @Test(arguments: Accepted.groups) func `is accepted`(group: Accepted) {
    for text in group.texts {
      #expect(throws: Never.self, "\(text)") { try JSONValue(parsing: text) }
      #expect(throws: Never.self, "skipping \(text)") { try skip(Array(text.utf8)) }
    }
  }

  @Test(arguments: Refused.groups) func `is all that is accepted`(group: Refused) {
    for text in group.texts {
      #expect(throws: JSONError.self, "\(text)") { try JSONValue(parsing: text) }
      #expect(throws: JSONError.self, "skipping \(text)") { try skip(Array(text.utf8)) }
    }
  }

  @Test func `wants UTF-8`() {
    for bytes in BrokenUTF8.contents {
      let text = Array("[\"".utf8) + bytes + Array("\"]".utf8)
      #expect(throws: JSONError(.invalidUTF8, offset: 2), "\(bytes)") { try JSONValue(parsing: text) }
      #expect(throws: JSONError(.invalidUTF8, offset: 2), "\(bytes)") { try skip(text) }
      let name = Array("{\"".utf8) + bytes + Array("\":0}".utf8)
      #expect(throws: JSONError(.invalidUTF8, offset: 2), "\(bytes)") { try skip(name) }
      let late = Array("[\"seven b\u{E9}, and then ".utf8) + bytes + Array(" and more, to fill words of eight\"]".utf8)
      #expect(throws: JSONError(.invalidUTF8, offset: 22), "\(bytes)") { try skip(late) }
    }
  }

  @Test func `has no byte order mark`() {
    #expect(throws: JSONError(.byteOrderMark, offset: 0)) {
      try JSONValue(parsing: [0xEF, 0xBB, 0xBF] + Array("1".utf8))
    }
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0xFF, 0xFE, 0x31, 0x00]) }
  }

  @Test(arguments: [63, 64]) func `nests up to 64 levels`(depth: Int) throws {
    let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    _ = try JSONValue(parsing: arrays)
    let objects = String(repeating: "{\"a\":", count: depth) + "0" + String(repeating: "}", count: depth)
    _ = try JSONValue(parsing: objects)
    let wide = "[" + Array(repeating: "[[]]", count: 100).joined(separator: ",") + "]"
    _ = try JSONValue(parsing: wide)
  }

  @Test(arguments: [65, 1000, 100_000]) func `nests no deeper`(depth: Int) {
    let arrays = String(repeating: "[", count: depth)
    #expect(throws: JSONError(.tooDeep, offset: 64)) { try JSONValue(parsing: arrays) }
    #expect(throws: JSONError(.tooDeep, offset: 64)) { try skip(Array(arrays.utf8)) }
    let objects = String(repeating: "{\"a\":", count: depth)
    #expect(throws: JSONError(.tooDeep, offset: 320)) { try JSONValue(parsing: objects) }
  }
}

/// Checks a text without building anything.
func skip(_ bytes: [UInt8]) throws(JSONError) {
  var reader = JSONReader(bytes)
  _ = try reader.skipValue()
  try reader.finish()
}

struct Accepted: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var texts: [String]

  static let groups = [
    Accepted(testDescription: "literals", texts: ["null", "true", "false", " null ", "\ttrue\n", "\r\nfalse\r\n"]),
    Accepted(
      testDescription: "numbers",
      texts: [
        "0", "-0", "1", "-1", "9", "10", "123", "-123", "0.0", "-0.0", "0.1", "1.0", "1.5", "-1.5", "0.000001",
        "100.001",
        "1e0", "1E0", "1e1", "1E1", "1e+1", "1E+1", "1e-1", "1E-1", "1e01", "1e00001", "0e0", "0e+1", "0E-9", "-0e1",
        "1.0e1", "1.5E-10", "123.456e78", "1e308", "1e-308", "5e-324", "1e400", "-1e400", "1e-400",
        "123456789012345678901234567890", "-0.000000000000000000000000000000000000000000000000000000000000000000001",
        "3.141592653589793238462643383279502884197169399375105820974944592", "9223372036854775807",
        "-9223372036854775808", "9223372036854775808", "18446744073709551615", "18446744073709551616", "1e999999999",
        "1e000000000000000000000000000000000001", "[0,-0,1.0]", "[ 1 , 2 ]",
      ]),
    Accepted(
      testDescription: "strings",
      texts: [
        #""""#, #""a""#, #"" ""#, #""abc def""#, #""\"""#, #""\\""#, #""\/""#, #""/""#, #""\b\f\n\r\t""#, #""\u0000""#,
        #""\u0041""#, #""\u00e9""#, #""\u00E9""#, #""\u20ac""#, #""\uD7FF""#, #""\uE000""#, #""\uFFFF""#, #""\ufffe""#,
        #""\ud834\udd1e""#, #""\uD834\uDD1E""#, #""\uDBFF\uDFFF""#, #""\ud800\udc00""#, #""a\u0000b""#, #""\\u0041""#,
        #""\\\\""#, #""\u005C""#, #""\u0022""#, #""1234567""#, #""12345678""#, #""123456789""#, #""123456\n""#,
        #""1234567\n""#, #""12345678\n""#, "\"é\"", "\"€\"", "\"𝄞\"", "\"日本語テキスト\"", "\"\u{7F}\"", "\"\u{80}\"",
        "\"\u{2028}\u{2029}\"", "\"\u{FFFF}\"", "\"\u{10FFFF}\"", "\"\u{FEFF}\"", "\"e\u{301}\"", "\"\u{200B}\"",
        "\"a long string of ASCII that has many words of eight bytes in it, and then é, and then more\"",
        "\"'\"", "\"//\"", "\"/* */\"", "\"{[,:]}\"", "\"null\"",
      ]),
    Accepted(
      testDescription: "arrays",
      texts: [
        "[]", "[ ]", "[\n]", "[\t\r\n ]", "[null]", "[[]]", "[[],[]]", "[[[[]]]]", "[1,2,3]", "[1 ,2 , 3 ]",
        "[\n1\n,\n2\n]",
        "[\"\"]", "[{}]", "[{},[],0,\"\",true,false,null]", "[1,[2,[3,[4]]],5]", " [] ", "[1]\n", "[false , true]",
        "[\"a\",[\"b\"]]", "[0,0]", "[null,null]", "[[1],[1]]",
      ]),
    Accepted(
      testDescription: "objects",
      texts: [
        "{}", "{ }", "{\n}", #"{"":0}"#, #"{"a":0}"#, #"{ "a" : 0 }"#, "{\n\"a\"\n:\n0\n}", #"{"a":0,"b":1}"#,
        #"{"a":0 , "b":1 }"#, #"{"a":{"a":{"a":0}}}"#, #"{"a":[],"b":{}}"#, #"{"a":{},"A":{}}"#, #"{"a":0,"a ":0}"#,
        #"{"a":0,"aa":0,"aaa":0}"#, #"{"12345678a":0,"12345678b":0}"#, #"{"\u0061":0,"b":0}"#, #"{"\n":0,"\\n":0}"#,
        #"{"\u0000":0,"":0}"#, "{\"é\":0,\"e\u{301}\":0}", "{\"K\":0,\"\u{212A}\":0}", #"{"a":{"b":0},"b":{"b":0}}"#,
        #"[{"a":0},{"a":0}]"#, #"{"a":[{"a":0}],"b":[{"a":0}]}"#, #"{"null":null,"true":true}"#,
        #"{"a":"a","b":"b","c":["a","b"]}"#, #"{"\ud83d\ude00":0,"\ud83d\ude01":0}"#,
      ]),
  ]
}

struct Refused: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var texts: [String]

  static let groups = [
    Refused(
      testDescription: "nothing, or more than one thing",
      texts: [
        "", " ", "\n", "1 2", "1,2", "[][]", "{}{}", "[]]", "{}}", "[] x", "null null", "\"\"\"\"", "1\u{0}", "[]\u{0}",
        "1;",
        "[],", "{},", ",", ":", "]", "}", "-", "+", ".", "\\", "'", "/", "#", "@", "$", "_", "\u{0}", "\u{1}", "é",
        "\u{A0}1",
        "\u{FEFF}1", "\u{B}1", "\u{C}1", "\u{85}1", "\u{2028}1", "\u{3000}[]",
      ]),
    Refused(
      testDescription: "literals",
      texts: [
        "nul", "nulll", "NULL", "Null", "nUll", "n", "nan", "tru", "truee", "True", "TRUE", "t", "fals", "falsee",
        "False",
        "f", "undefined", "None", "nil", "yes", "no", "on", "NaN", "-NaN", "Infinity", "-Infinity", "inf", "-inf",
        "[nul]",
        "[tru]", "[fals]", "[True]", "[truefalse]", "[nullnull]", "nu ll", "tr\\u0075e", "[NaN]", "[Infinity]",
        "[-Infinity]",
        "n\u{0}ll", "null1", "true\"\"",
      ]),
    Refused(
      testDescription: "numbers",
      texts: [
        "+1", "++1", "--1", "-+1", "+-1", "- 1", "-", "-a", "-.1", ".1", ".", "..1", "1.", "-1.", "1..2", "1.2.3",
        "1.a", "01",
        "00", "-01", "-00", "001.5", "0123", "1e", "1E", "1e+", "1e-", "1E+", "1ee1", "1e1e1", "1e1.5", "1e.5", "1.e1",
        ".e1",
        "0e", "0e+", "0.e1", "1e++1", "1e+-1", "1e1+", "1a", "1 000", "1,000", "1_000", "0x10", "0X1", "0b1", "0o7",
        "1f",
        "1L", "1n", "1/2", "1+1", "1-1", "１", "١", "½", "∞", "1e1000000000", "1e-1000000000", "1e99999999999999999999",
        "[1 2]", "[-]", "[+1]", "[01]", "[1.]", "[.5]", "[1e]", "[0x1]", "[1\u{0}]", "[--0]", "[-é]", "{\"a\":01}",
        "{\"a\":-}",
        "$1", "1%", "(1)", "Infinity1",
      ]),
    Refused(
      testDescription: "strings",
      texts: [
        "\"", "\"a", "a\"", "'a'", "`a`", "“a”", "\"\\\"", "\"\\", "\"\\a\"", "\"\\0\"", "\"\\'\"", "\"\\v\"",
        "\"\\x41\"",
        "\"\\e\"", "\"\\N\"", "\"\\U0041\"", "\"\\ \"", "\"\\\n\"", "\"\\é\"", "\"\\u\"", "\"\\u0\"", "\"\\u00\"",
        "\"\\u004\"",
        "\"\\u004g\"", "\"\\u00 4\"", "\"\\u+041\"", "\"\\u-041\"", "\"\\u{41}\"", "\"\\u00４1\"", "\"\\u", "\"\\u004",
        "\"\\u0041", "\"\\ud800\"", "\"\\udc00\"", "\"\\udfff\"", "\"\\ud800a\"", "\"\\ud800\\n\"",
        "\"\\ud800\\u0041\"",
        "\"\\ud800\\ud800\"", "\"\\ud800\\u\"", "\"\\ud800\\udc0\"", "\"\\ud800\\", "\"\\ud800\\u",
        "\"\\udc00\\ud800\"",
        "\"\\uDBFF\\uE000\"", "\"\n\"", "\"\t\"", "\"\r\"", "\"\u{0}\"", "\"\u{1}\"", "\"\u{1F}\"", "\"a\u{8}b\"",
        "\"1234567\n\"", "\"12345678\n\"", "\"1234567", "\"12345678", "\"\\\"", "\"a\" \"b\"", "\"a\"b", "\"a\\u0000",
        "[\"a]",
        "[\"a\"\"b\"]", "[\"\n\"]", "{\"a\n\":0}", "{\"\\x\":0}", "{\"\\ud800\":0}", "\"\\\\\\\"",
      ]),
    Refused(
      testDescription: "arrays",
      texts: [
        "[", "[1", "[1,", "[1,2", "[,", "[,]", "[,1]", "[1,]", "[1,,2]", "[1,,]", "[,,]", "[1 2]", "[1;2]", "[1:2]",
        "[:]",
        "[1}", "[}", "[[]", "[[],", "[[1]", "[]]", "[1]]", "[1],", "(1)", "[1,2,]", "[ , ]", "[\"a\",]", "[\"a\":1]",
        "[a]",
        "[/*c*/]", "[1,//c\n2]", "[#c\n]", "[...]", "[1..2]", "[-]", "[\"\"", "[[[[", "[{}", "[{]", "[{]}", "[1,\u{0}]",
        "[\u{B}]", "[\u{A0}]", "[1\u{A0},2]",
      ]),
    Refused(
      testDescription: "objects",
      texts: [
        "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,\"b\"", "{,", "{,}", "{\"a\":1,}",
        "{\"a\":1,,\"b\":2}",
        "{,\"a\":1}", "{\"a\"}", "{\"a\":}", "{:1}", "{\"a\" 1}", "{\"a\"=1}", "{\"a\"=>1}", "{\"a\":1 \"b\":2}",
        "{\"a\":1;\"b\":2}", "{\"a\"::1}", "{\"a\":1:2}", "{\"a\":1]", "{]", "{}}", "{{}}", "{[]:1}", "{1:1}",
        "{null:1}",
        "{true:1}", "{a:1}", "{'a':1}", "{\"a\":'b'}", "{\"a\":b}", "{\"a\",\"b\"}", "{\"a\":1/*c*/}", "{\"a\":1}//c",
        "{\"a\":1}#c", "{\"a\":1}/**/", "{/**/}", "{...}", "{\"a\":1,...}", "{\"a\":{}", "{\"a\":{\"b\":1}",
        "{\"a\":[1}",
        "{\"a\":[}]", "{\"a\" :", "{\"\":", "{\"a\":1,\"b\":}", "{\"a\":1,null}", "{\"a\":1,2}", "{\"a\":\u{A0}1}",
      ]),
    Refused(
      testDescription: "names that come twice",
      texts: [
        #"{"a":0,"a":0}"#, #"{"a":0,"a":1}"#, #"{"":0,"":0}"#, #"{"a":0,"b":0,"a":0}"#, #"{"a":{},"a":[]}"#,
        #"{"a":0,"\u0061":0}"#, #"{"\u0061":0,"a":0}"#, #"{"\u0061":0,"\u0061":0}"#, #"{"a/b":0,"a\/b":0}"#,
        #"{"é":0,"\u00e9":0}"#, #"{"😀":0,"\ud83d\ude00":0}"#, #"{"\n":0,"\u000A":0}"#, #"{"\\":0,"\u005c":0}"#,
        #"{"b":{"a":0,"a":0}}"#, #"[{"a":0,"a":0}]"#, #"{"a":{"b":0,"b":0}}"#, #"{"a":{"b":0},"a":{"b":0}}"#,
        #"{"12345678":0,"12345678":0}"#, #"{"123456789012":0,"12345678901\u0032":0}"#, #"{"\u0000":0,"\u0000":0}"#,
        #"{"a":[{"c":0,"c":0}]}"#, #"{"x":{"y":{"z":0,"z":0}}}"#, #"{"x":{},"y":{},"x":{}}"#,
        #"{"a member with a long name":0,"a member with a long name":0}"#,
      ]),
  ]
}

enum BrokenUTF8 {
  /// Contents of strings, each wrong from its first byte: RFC 3629 section 3 and the Unicode Standard's table 3-7.
  static let contents: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xC3, 0x28], [0xDF], [0xE0, 0x80, 0x80],
    [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
    [0xEF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF0, 0x28, 0x8C, 0xBC],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFC], [0xFE], [0xFF],
  ]
}
