import AssayJSON

/// A JSON Schema, of the few words of draft 7 that the protocol needs.
struct Schema {
  /// In the order in which they are written.
  var members: [JSONMember]

  init(_ members: [JSONMember]) { self.members = members }

  var value: JSONValue { .object(members) }

  /// The same with a sentence for whoever reads it.
  func described(_ text: String) -> Schema {
    guard !text.isEmpty else { return self }
    // What stands beside a reference is ignored by draft 7.
    guard members.first?.name != "$ref" else {
      return Schema([JSONMember("description", .string(text)), JSONMember("allOf", [value])])
    }
    return Schema([JSONMember("description", .string(text))] + members)
  }
}

extension Schema {
  /// A schema by its name among the components.
  static func reference(_ name: String) -> Schema {
    Schema([JSONMember("$ref", .string("#/components/schemas/\(name)"))])
  }

  /// A string.
  ///
  /// - Parameters:
  ///   - pattern: A regular expression of ECMA 262 that all of it fits.
  ///   - length: How many characters it has.
  /// - Returns: The schema.
  static func string(pattern: String? = nil, length: ClosedRange<Int>? = nil) -> Schema {
    var schema = Schema([JSONMember("type", "string")])
    if let pattern { schema.members.append(JSONMember("pattern", .string(pattern))) }
    if let length {
      if length.lowerBound > 0 { schema.members.append(JSONMember("minLength", JSONValue(length.lowerBound))) }
      schema.members.append(JSONMember("maxLength", JSONValue(length.upperBound)))
    }
    return schema
  }

  /// One of these strings.
  static func words(_ words: [String]) -> Schema {
    Schema([JSONMember("type", "string"), JSONMember("enum", .array(words.map { .string($0) }))])
  }

  /// This string and no other.
  static func word(_ word: String) -> Schema { Schema([JSONMember("const", .string(word))]) }

  /// `true`, or `false`, and nothing else.
  static func always(_ value: Bool) -> Schema { Schema([JSONMember("const", .bool(value))]) }

  static let bool = Schema([JSONMember("type", "boolean")])

  static func integer(from least: Int? = nil, through most: Int? = nil) -> Schema {
    Schema([JSONMember("type", "integer")] + bounds(least, most))
  }

  static func number(from least: Int? = nil, through most: Int? = nil) -> Schema {
    Schema([JSONMember("type", "number")] + bounds(least, most))
  }

  private static func bounds(_ least: Int?, _ most: Int?) -> [JSONMember] {
    [least.map { JSONMember("minimum", JSONValue($0)) }, most.map { JSONMember("maximum", JSONValue($0)) }]
      .compactMap { $0 }
  }

  static func array(of element: Schema) -> Schema {
    Schema([JSONMember("type", "array"), JSONMember("items", element.value)])
  }

  /// An object whose names are data.
  static func map(of value: Schema, named names: Schema, atMost count: Int? = nil) -> Schema {
    Schema(
      [
        JSONMember("type", "object"), JSONMember("propertyNames", names.value),
        JSONMember("additionalProperties", value.value),
      ] + (count.map { [JSONMember("maxProperties", JSONValue($0))] } ?? []))
  }

  /// One of several, of which exactly one fits.
  static func oneOf(_ schemas: [Schema]) -> Schema { Schema([JSONMember("oneOf", .array(schemas.map(\.value)))]) }

  /// An object with these members and no others.
  static func object(_ properties: [Property]) -> Schema {
    let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
    return Schema(
      [
        JSONMember("type", "object"),
        JSONMember("properties", .object(properties.map { JSONMember($0.name, $0.schema.described($0.text).value) })),
      ] + (required.isEmpty ? [] : [JSONMember("required", .array(required))])
        + [JSONMember("additionalProperties", false)])
  }

  /// A member of an object.
  struct Property {
    var name: String
    var schema: Schema
    var isRequired: Bool
    /// What it means, as a sentence.
    var text: String

    init(_ name: String, _ schema: Schema, isRequired: Bool = true, _ text: String = "") {
      self.name = name
      self.schema = schema
      self.isRequired = isRequired
      self.text = text
    }
  }
}
