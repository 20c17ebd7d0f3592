import AssayJSON

/// What a member of a report in JSON may hold; the published JSON Schema is made of these.
indirect enum ReportShape: Sendable {
  case text, integer, number, flag
  /// UTC by ISO 8601.
  case instant
  /// One of these words.
  case choice([String])
  case array(ReportShape)
  case object([Member])
  /// Or `null`, where it does not apply.
  case orNull(ReportShape)
  /// What ``ReportSchema/definitions`` has by this name.
  case defined(String)

  static let figure = Self.defined("figure")
  static let summary = Self.defined("summary")

  /// A name with what it may hold and what it means.
  struct Member: Sendable {
    let name: String
    let shape: ReportShape
    let meaning: String?

    init(_ name: String, _ shape: ReportShape, _ meaning: String? = nil) {
      self.name = name
      self.shape = shape
      self.meaning = meaning
    }
  }

  /// One of the raw values of a type.
  static func choice<Word: CaseIterable & RawRepresentable<String>>(of type: Word.Type) -> Self {
    .choice(type.allCases.map(\.rawValue))
  }

  /// Members that all are figures.
  static func figures(_ names: String...) -> [Member] { names.map { Member($0, .figure) } }
}

extension ReportShape {
  /// The shape as JSON Schema, draft 7.
  ///
  /// - Parameters:
  ///   - meaning: What is described.
  ///   - isStrict: Whether members that are not declared are refused; the published schema lets them pass, as a later
  ///     version may have more.
  /// - Returns: The schema.
  func schema(_ meaning: String? = nil, isStrict: Bool) -> JSONValue {
    var members: [JSONMember] = meaning.map { [JSONMember("description", .string($0))] } ?? []
    switch self {
    case .text: members.append(JSONMember("type", "string"))
    case .integer: members.append(JSONMember("type", "integer"))
    case .number: members.append(JSONMember("type", "number"))
    case .flag: members.append(JSONMember("type", "boolean"))
    case .instant:
      members.append(JSONMember("type", "string"))
      members.append(JSONMember("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"))
    case .choice(let words): members.append(JSONMember("enum", .array(words.map(JSONValue.string))))
    case .array(let element):
      members.append(JSONMember("type", "array"))
      members.append(JSONMember("items", element.schema(isStrict: isStrict)))
    case .object(let own):
      members.append(JSONMember("type", "object"))
      members.append(
        JSONMember("properties", .object(own.map { JSONMember($0.name, $0.schema(isStrict: isStrict)) })))
      members.append(JSONMember("required", .array(own.map { .string($0.name) })))
      if isStrict { members.append(JSONMember("additionalProperties", false)) }
    case .orNull(let shape):
      members.append(JSONMember("anyOf", [shape.schema(isStrict: isStrict), ["type": "null"]]))
    case .defined(let name): members.append(JSONMember("$ref", .string("#/definitions/\(name)")))
    }
    return .object(members)
  }
}

extension ReportShape.Member {
  fileprivate func schema(isStrict: Bool) -> JSONValue {
    // Draft 7 reads nothing beside a reference.
    if case .defined = shape, let meaning {
      return .object([
        JSONMember("description", .string(meaning)), JSONMember("allOf", [shape.schema(isStrict: isStrict)]),
      ])
    }
    return shape.schema(meaning, isStrict: isStrict)
  }
}
