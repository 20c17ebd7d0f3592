import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayTestSupport
import Testing

@testable import AssayEngine

struct `The protocol's document` {
  private let document = ProtocolDocument.make(for: nil, version: "0.1.0")

  @Test func `is made alike each time, and is JSON`() throws {
    let text = document.text(.pretty)
    #expect(text == ProtocolDocument.make(for: nil, version: "0.1.0").text(.pretty))
    #expect(try JSONValue(parsing: text) == document)
  }

  @Test func `has what OpenRPC 1.3 asks for`() throws {
    #expect(document["openrpc"]?.string?.hasPrefix("1.3.") == true)
    #expect(document["info"]?["title"]?.string?.isEmpty == false)
    #expect(document["info"]?["version"]?.string?.isEmpty == false)
    for method in document["methods"]?.elements ?? [] {
      let name = method["name"]?.text() ?? "?"
      #expect(method["params"]?.elements != nil, "\(name)")
      #expect(method["result"]?["name"]?.string != nil && method["result"]?["schema"] != nil, "\(name)")
      for param in method["params"]?.elements ?? [] {
        #expect(param["name"]?.string != nil && param["schema"]?.members != nil, "\(name)")
      }
    }
    for error in document["components"]?["errors"]?.members ?? [] {
      #expect(error.value["code"]?.int != nil && error.value["message"]?.string?.isEmpty == false)
    }
  }

  @Test func `says something in a sentence of everything that has a name`() {
    for list in ["methods", "x-notifications"] {
      for one in document[list]?.elements ?? [] {
        #expect(isSentence(one["summary"]), "\(one["name"]?.text() ?? "")")
        for param in one["params"]?.elements ?? [] { #expect(isSentence(param["description"]), "\(param.text())") }
      }
    }
  }

  private func isSentence(_ text: JSONValue?) -> Bool {
    guard let text = text?.string else { return false }
    return text.hasSuffix(".") && text.first?.isUppercase == true
  }

  @Test func `refers to what is there, and has nothing that is not referred to`() {
    let validator = SchemaValidator(document)
    var used: Set<String> = []
    func walk(_ value: JSONValue) {
      for element in value.elements ?? [] { walk(element) }
      for member in value.members ?? [] {
        if member.name == "$ref", let reference = member.value.string {
          #expect(validator.resolve(reference) != nil, "\(reference)")
          used.insert(reference)
        } else {
          walk(member.value)
        }
      }
    }
    walk(document)
    for kind in ["schemas", "errors"] {
      for member in document["components"]?[kind]?.members ?? [] {
        let reference = "#/components/\(kind)/\(member.name)"
        let isOfLines = ["errorData", "parseError"].contains(member.name)
        #expect(used.contains(reference) || isOfLines, "\(reference)")
      }
    }
  }

  @Test func `shows an example of every method`() {
    let validator = SchemaValidator(document)
    for method in document["methods"]?.elements ?? [] {
      let examples = method["examples"]?.elements ?? []
      #expect(!examples.isEmpty, "\(method["name"]?.text() ?? "")")
      for example in examples {
        let schema = method["result"]?["schema"] ?? .null
        #expect(validator.problems(example["result"]?["value"] ?? .null, schema) == [])
        #expect(example["name"]?.string?.isEmpty == false && example["params"]?.elements != nil)
      }
    }
  }

  @Test func `has the methods of a role, or of all`() {
    func names(_ document: JSONValue) -> [String] {
      document["methods"]?.elements?.compactMap { $0["name"]?.string } ?? []
    }
    for role in Role.allCases {
      #expect(names(ProtocolDocument.make(for: role, version: "0")) == Engine.methods(of: role))
    }
    #expect(Set(names(document)) == Set(Role.allCases.flatMap { Engine.methods(of: $0) }))
  }

  @Test func `gives each kind of error the code that the others give it`() {
    for kind in Refusal.Kind.allCases { #expect(ErrorKind(rawValue: kind.rawValue)?.code == kind.code, "\(kind)") }
    let syntax = JSONError(.tooDeep, offset: 0)
    let errors: [RPCError] = [
      .parseError(syntax), .lineTooLong(count: 2, limit: 1), .lineUnterminated(count: 1), .invalidRequest(syntax),
      .methodNotFound(""), .invalidParams(syntax), .internalError(""),
    ]
    for error in errors { #expect(ErrorKind(rawValue: error.kind)?.code == error.code, "\(error.kind)") }
    #expect(Set(ErrorKind.allCases.map(\.code)).count == ErrorKind.allCases.count)
  }
}

struct `A schema of the tests' validator` {
  /// A schema, what fits it, and what does not.
  @Test(arguments: [
    (#"{"type":"integer","minimum":1,"maximum":3}"#, "[1,3,2.0]", "[0,4,1.5,\"1\",null]"),
    (#"{"type":"string","pattern":"^[a-c]{1,2}$","maxLength":2}"#, #"["a","bc"]"#, #"["","d","abc",1]"#),
    (#"{"enum":["x","y"],"type":"string"}"#, #"["x"]"#, #"["z",1]"#), (#"{"const":true}"#, "[true]", "[false,1]"),
    (
      #"{"type":"object","properties":{"a":{"type":"boolean"}},"required":["a"],"additionalProperties":false}"#,
      #"[{"a":true}]"#, #"[{},{"a":1},{"a":true,"b":1},[]]"#
    ),
    (
      #"{"type":"object","propertyNames":{"maxLength":1},"additionalProperties":{"type":"number"},"maxProperties":1}"#,
      #"[{},{"a":1.5}]"#, #"[{"ab":1},{"a":"1"},{"a":1,"b":2}]"#
    ),
    (#"{"type":"array","items":{"type":"string"}}"#, #"[[],["a"]]"#, #"[[1],["a",1],{}]"#),
    (#"{"oneOf":[{"type":"integer"},{"type":"number"}]}"#, "[1.5]", #"[1,"a"]"#),
    (#"{"anyOf":[{"type":"integer"},{"type":"number"}]}"#, "[1.5,1]", #"["a"]"#),
    (#"{"allOf":[{"minimum":1},{"maximum":2}]}"#, "[1,2]", "[0,3]"), (#"{"surprise":1}"#, "[]", "[1]"),
    (##"{"$ref":"#/gone"}"##, "[]", "[1]"),
  ])
  func `takes what fits and refuses what does not`(schema: String, fitting: String, failing: String) throws {
    let schema = try JSONValue(parsing: schema)
    let validator = SchemaValidator([:])
    for value in try JSONValue(parsing: fitting).elements ?? [] {
      #expect(validator.problems(value, schema).isEmpty, "\(value.text())")
    }
    for value in try JSONValue(parsing: failing).elements ?? [] {
      #expect(!validator.problems(value, schema).isEmpty, "\(value.text())")
    }
  }
}
