import AssayTestSupport
import Testing

@testable import AssayJSON

struct `An error` {
  @Test(arguments: [
    ("[1,⟦]⟧", "expected a value after `,`, found `]`"),
    ("[1 ⟦2⟧]", "expected `,` or `]` after an element, found a number"),
    ("{\"a\" ⟦1⟧}", "expected `:` after a member name, found a number"),
    ("{\"a\":1,⟦}⟧", "expected a member name in quotes after `,`, found `}`"),
    ("{⟦a⟧:1}", "expected a member name in quotes or `}`, found a letter"),
    ("{\"a\":⟦}⟧", "expected a value, found `}`"),
    ("[⟦'⟧a']", "expected a value, found `'`"),
    ("⟦⟧", "the text ends where a value is expected; send the whole of it"),
    ("{\"a\":[1⟦⟧", "the text ends where `,` or `]` after an element is expected; send the whole of it"),
    ("{\"a⟦⟧", "the text ends where the closing quote of a string is expected; send the whole of it"),
    ("{} ⟦x⟧", "something follows the end of the value; send one value and nothing after it"),
    ("[\"a⟦\n⟧\"]", "a control character in a string; write it as an escape such as `\\n` or `\\u001f`"),
    (#"["ab⟦\x⟧"]"#, #"not an escape; write one of `\" \\ \/ \b \f \n \r \t \uXXXX`"#),
    (#"["é⟦\ud800⟧"]"#, "half of a surrogate pair; write both halves, or the character itself in UTF-8"),
    (#"[⟦0⟧1]"#, "not a number of JSON: leave out the leading zero"),
    (#"[1.⟦]⟧"#, "not a number of JSON: a digit must follow the point"),
    (#"[-⟦x⟧]"#, "not a number of JSON: a digit must follow `-`"),
    (#"[1e+⟦]⟧"#, "not a number of JSON: a digit must follow the exponent's `e`"),
    (#"{"a":0,⟦"a"⟧:1}"#, "the member `a` stands twice in one object; leave one out"),
    (#"{"é":0,"b":{},⟦"\u00e9"⟧:1}"#, "the member `é` stands twice in one object; leave one out"),
    ("[true⟦1⟧]", "expected `,` or `]` after an element, found a number"),
    ("[tru⟦⟧", "the text ends where the rest of `true` is expected; send the whole of it"),
    ("[⟦n⟧ul]", "expected `true`, `false` or `null`, in small letters and whole, found a letter"),
  ])
  func `says where and why`(marked: String, message: String) throws {
    let text = MarkedText(marked)
    let offset = text.ranges[0].lowerBound
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text.text) }
    #expect(error?.offset == offset)
    #expect(error?.message == message)
    #expect(error?.description == "\(message) (at byte \(offset))")
    let skipped = #expect(throws: JSONError.self) { try skip(Array(text.text.utf8)) }
    #expect(skipped == error)
  }

  @Test func `names the second of two equal names in an object of any size`() throws {
    for count in [1, 2, 7, 31, 32, 33, 34, 100, 5000] {
      for (first, second) in [(0, count), (count / 2, count), (count - 1, count)] {
        var names = (0..<count).map { "member \($0)" }
        names.insert(names[first], at: second)
        let head = names[..<second].map { "\"\($0)\":0," }.joined()
        let text = "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        let error = #expect(throws: JSONError.self) { try skip(Array(text.utf8)) }
        #expect(error == JSONError(.duplicateName("member \(first)"), offset: 1 + head.utf8.count), "\(count) \(first)")
      }
    }
  }

  @Test func `finds duplicates of escaped names in large objects, and no others`() throws {
    let names = (0..<200).map { "n\\u00\($0 % 10)0\($0)" }
    func text(_ names: [String]) -> [UInt8] {
      Array(("{" + names.map { "\"\($0)\":{}" }.joined(separator: ",") + "}").utf8)
    }
    try skip(text(names))
    let head = names.map { "\"\($0)\":{}," }.joined()
    #expect(throws: JSONError(.duplicateName("nP115"), offset: 1 + head.utf8.count)) {
      try skip(text(names + ["nP115"]))
    }
  }

  @Test func `counts bytes from the origin`() {
    let bytes = Array("first line\n{\"a\":}".utf8)
    var reader = JSONReader(bytes, in: 11..<bytes.count)
    #expect(throws: JSONError.self) { try reader.skipValue() }
    reader = JSONReader(bytes, in: 16..<17, origin: 11)
    #expect(throws: JSONError(.unexpected(found: "`}`", expected: "a value"), offset: 5)) { try reader.peek() }
  }

  @Test func `quotes no value and cuts long names`() throws {
    let secret = "correct-horse-battery-staple"
    for text in ["[\"\(secret)\" 1]", "{\"a\":\"\(secret)", "{\"a\":\"\(secret)\",\"a\":0}", "\"\(secret)\\q\""] {
      let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
      #expect(error?.description.contains("horse") == false)
    }
    let name = String(repeating: "x", count: 1000)
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: "{\"\(name)\":0,\"\(name)\":0}") }
    #expect((error?.message.utf8.count ?? .max) < 150)
  }
}
