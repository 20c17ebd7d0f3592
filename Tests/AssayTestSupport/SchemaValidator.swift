package import AssayJSON

/// A validator for JSON Schema, draft 7, of the words that our own schemas use and no others.
package final class SchemaValidator {
  /// The document that references point into.
  package let root: JSONValue
  private var patterns: [String: Regex<AnyRegexOutput>] = [:]
  private var references: [String: JSONValue] = [:]

  package init(_ root: JSONValue) { self.root = root }

  /// What is wrong with a value, a line for each thing, with its place; nothing where it fits.
  package func problems(_ value: JSONValue, _ schema: JSONValue, at place: String = "$") -> [String] {
    if schema.bool == true { return [] }
    if schema.bool == false { return ["\(place): nothing is allowed here"] }
    guard let members = schema.members else { return ["\(place): not a schema: \(schema.text())"] }
    if let reference = schema["$ref"]?.string {
      guard let target = resolve(reference) else { return ["\(place): `\(reference)` leads nowhere"] }
      return problems(value, target, at: place)
    }
    var found: [String] = []
    for member in members { found += check(value, member, in: schema, at: place) }
    return found
  }

  /// What a reference into the document leads to.
  package func resolve(_ reference: String) -> JSONValue? {
    if let known = references[reference] { return known }
    guard reference.hasPrefix("#/") else { return nil }
    var target: JSONValue? = root
    for part in reference.dropFirst(2).split(separator: "/") { target = target?[String(part)] }
    references[reference] = target
    return target
  }

  private func check(_ value: JSONValue, _ word: JSONMember, in schema: JSONValue, at place: String) -> [String] {
    func expect(_ holds: Bool, _ wanted: String) -> [String] { holds ? [] : ["\(place): \(wanted)"] }
    switch word.name {
    case "description", "title", "x-kind", "$schema", "definitions": return []
    case "type": return expect(isOf(value, word.value.string ?? ""), "not of type \(word.value.text())")
    case "const": return expect(value == word.value, "not \(word.value.text())")
    case "enum": return expect(word.value.elements?.contains(value) == true, "none of \(word.value.text())")
    case "pattern":
      guard let text = value.string else { return [] }
      return expect(matches(text, word.value.string ?? ""), "does not fit \(word.value.text())")
    case "minLength": return expect((value.string?.unicodeScalars.count ?? .max) >= word.value.int ?? 0, "too short")
    case "maxLength": return expect((value.string?.unicodeScalars.count ?? 0) <= word.value.int ?? 0, "too long")
    case "minimum": return expect(value.double ?? .infinity >= word.value.double ?? 0, "too small")
    case "maximum": return expect(value.double ?? -.infinity <= word.value.double ?? 0, "too large")
    case "maxProperties": return expect(value.members?.count ?? 0 <= word.value.int ?? 0, "too many members")
    case "items":
      return (value.elements ?? []).enumerated().flatMap { problems($1, word.value, at: "\(place)[\($0)]") }
    case "required":
      guard value.members != nil else { return [] }
      let names = word.value.elements?.compactMap(\.string) ?? []
      return names.filter { value[$0] == nil }.map { "\(place): `\($0)` is missing" }
    case "properties":
      return (value.members ?? []).flatMap { member in
        word.value[member.name].map { problems(member.value, $0, at: "\(place).\(member.name)") } ?? []
      }
    case "propertyNames":
      return (value.members ?? []).flatMap { problems(.string($0.name), word.value, at: "\(place).\($0.name)'s name") }
    case "additionalProperties":
      let known = Set(schema["properties"]?.members?.map(\.name) ?? [])
      return (value.members ?? []).filter { !known.contains($0.name) }.flatMap {
        problems($0.value, word.value, at: "\(place).\($0.name)")
      }
    case "allOf": return (word.value.elements ?? []).flatMap { problems(value, $0, at: place) }
    case "anyOf", "oneOf":
      let all = (word.value.elements ?? []).map { problems(value, $0, at: place) }
      let fitting = all.count(where: \.isEmpty)
      if word.name == "oneOf" ? fitting == 1 : fitting > 0 { return [] }
      if fitting > 1 { return ["\(place): fits \(fitting) of the alternatives"] }
      return ["\(place): fits none of the alternatives"] + (all.min { $0.count < $1.count } ?? [])
    default: return ["\(place): the word `\(word.name)` of the schema is not known to the validator"]
    }
  }

  private func isOf(_ value: JSONValue, _ type: String) -> Bool {
    switch type {
    case "object": value.members != nil
    case "array": value.elements != nil
    case "string": value.string != nil
    case "number": value.numberText != nil
    case "integer": value.int != nil
    case "boolean": value.bool != nil
    case "null": value.isNull
    default: false
    }
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    if let known = patterns[pattern] { return text.wholeMatch(of: known) != nil }
    guard let regex = try? Regex(pattern) else { return false }
    patterns[pattern] = regex
    return text.wholeMatch(of: regex) != nil
  }
}
