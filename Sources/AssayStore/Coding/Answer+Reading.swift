package import AssayJSON
package import AssayModel

/// Answers on the wire and in the journal: one member, the word for the kind, as the item bank format has it.
///
/// ```
/// {"choice":"o2"}                          {"text":"…"}        {"order":["e2","e1"]}
/// {"true-false":true}                      {"number":"60"}     {"match":{"l1":"o2"}}
/// {"multiple-response":["o1","o3"]}        {"essay":"…"}       {"cloze":{"g1":"o2","g2":"256"}}
/// {"matrix":{"r1":["c1"]}}                 {"survey":"o3"}    {"file":["f1"]}
/// ```
///
/// A gap's answer is a string, be it an option's id or what was typed, since clients need not care. It reads as a text;
/// ``resolved(for:)-(Presentation)`` turns it into a choice where the gap has options. Only the journal, which is read
/// without the item at hand, writes a gap's option as `{"choice":"o2"}`.
extension Answer {
  /// Reads an answer as a client sends it.
  ///
  /// - Parameter reader: At the place of the answer.
  /// - Throws: What does not fit, with its place; the sentence says what is expected and quotes no value.
  package init(from reader: inout JSONReader) throws(JSONError) { try self.init(from: &reader, .wire) }

  /// Where a gap's option is told from a gap's text.
  enum Form { case wire, journal }

  init(from reader: inout JSONReader, _ form: Form) throws(JSONError) {
    try reader.beginObject()
    guard let name = try reader.nextMember() else {
      throw reader.refused("an answer has one member, the word for its kind, such as `choice`")
    }
    switch name {
    case "choice": self = .choice(try readID(&reader))
    case "multiple-response": self = .multipleResponse(try readIDs(&reader))
    case "true-false": self = .trueFalse(try reader.readBool())
    case "text": self = .text(try reader.readString())
    case "number": self = .number(try reader.readString())
    case "order": self = .order(try readIDs(&reader))
    case "matrix": self = .matrix(try Self.readRows(&reader))
    case "match": self = .match(try Self.readPairs(&reader))
    case "cloze": self = .cloze(try Self.readGaps(&reader, form))
    case "essay": self = .essay(try reader.readString())
    case "file": self = .file(try readFiles(&reader))
    case "survey": self = .survey(try readID(&reader))
    default: throw reader.unknownMember(known: Self.words)
    }
    guard try reader.nextMember() == nil else {
      throw reader.refused("an answer has one member only, the word for its kind")
    }
  }

  static let words = InteractionType.allCases.filter { $0 != .info }.map(\.rawValue)

  private static func readRows(_ reader: inout JSONReader) throws(JSONError) -> [Part<[OptionID]>] {
    var parts: [Part<[OptionID]>] = []
    try reader.beginObject()
    while try reader.nextMember() != nil {
      let id = try memberID(&reader)
      parts.append(Part(id, try readIDs(&reader)))
    }
    return parts
  }

  private static func readPairs(_ reader: inout JSONReader) throws(JSONError) -> [Part<OptionID>] {
    var parts: [Part<OptionID>] = []
    try reader.beginObject()
    while try reader.nextMember() != nil {
      let id = try memberID(&reader)
      parts.append(Part(id, try readID(&reader)))
    }
    return parts
  }

  private static func readGaps(_ reader: inout JSONReader, _ form: Form) throws(JSONError) -> [Part<GapAnswer>] {
    var parts: [Part<GapAnswer>] = []
    try reader.beginObject()
    while try reader.nextMember() != nil {
      let id = try memberID(&reader)
      guard form == .journal, try reader.peek() == .object else {
        parts.append(Part(id, .text(try reader.readString())))
        continue
      }
      try reader.beginObject()
      guard let name = try reader.nextMember(), "choice" ~= name else { throw reader.unknownMember(known: ["choice"]) }
      parts.append(Part(id, .choice(try readID(&reader))))
      guard try reader.nextMember() == nil else { throw reader.unknownMember(known: ["choice"]) }
    }
    return parts
  }
}

/// The most bytes that an id has.
let maximumIDLength = 64

private func readID(_ reader: inout JSONReader) throws(JSONError) -> OptionID {
  guard let id = OptionID(try reader.readString(limit: maximumIDLength)) else { throw notAnID(reader) }
  return id
}

private func readIDs(_ reader: inout JSONReader) throws(JSONError) -> [OptionID] {
  var ids: [OptionID] = []
  try reader.beginArray()
  while try reader.nextElement() { ids.append(try readID(&reader)) }
  return ids
}

private func readFiles(_ reader: inout JSONReader) throws(JSONError) -> [FileID] {
  var ids: [FileID] = []
  try reader.beginArray()
  while try reader.nextElement() {
    guard let id = FileID(try reader.readString(limit: maximumIDLength)) else { throw notAnID(reader) }
    ids.append(id)
  }
  return ids
}

/// The id that names the member read last.
private func memberID(_ reader: inout JSONReader) throws(JSONError) -> OptionID {
  guard let id = OptionID(reader.memberName) else { throw notAnID(reader) }
  return id
}

private func notAnID(_ reader: JSONReader) -> JSONError {
  reader.refused("not an id; ids are 1 to 64 of the characters A-Z a-z 0-9 . _ - and start with a letter or a digit")
}
