import AssayDelivery
import AssayJSON
import AssayModel

/// The schemas that several methods share, by name.
enum Components {
  /// In the order of the document.
  static var schemas: [JSONMember] {
    names + records + answers + interactions + contents + [JSONMember("errorData", errorData.value)]
  }

  private static var names: [JSONMember] {
    [
      JSONMember(
        "id",
        Schema.string(pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$").described("Names a thing of a form or a bank.")
          .value),
      JSONMember(
        "reference",
        Schema.string(pattern: "^[!-~]{1,128}$")
          .described("A name from outside: printable ASCII characters without blanks.").value),
      JSONMember(
        "instant",
        Schema.integer(from: 0, through: InstantShape.range.upperBound)
          .described("A point in time, in milliseconds since 1970-01-01T00:00:00Z.").value),
    ]
  }

  private static var records: [JSONMember] {
    [
      component(SessionStanding.self), component(ClockView.self), component(CandidateInteraction.Part.self),
      component(CandidateMedium.self), component(AnswerFeedback.self),
    ]
  }

  private static func component<Record: WritableRecord>(_ type: Record.Type) -> JSONMember {
    guard let name = Record.component else { preconditionFailure("\(type) is no component") }
    return JSONMember(name, RecordSchema(writing: type).schema.value)
  }

  private static var answers: [JSONMember] {
    let names = AnswerOnWire.types.map { AnswerOnWire.component(of: $0) }
    return [JSONMember("answer", Schema.oneOf(names.map { .reference($0) }).value)]
      + AnswerOnWire.types.compactMap { type in
        AnswerOnWire.schema(of: type).map { JSONMember(AnswerOnWire.component(of: type), $0.value) }
      }
  }

  private static var interactions: [JSONMember] {
    InteractionShape.types.compactMap { type in
      InteractionShape.schema(of: type).map { JSONMember(InteractionShape.component(of: type), $0.value) }
    }
  }

  /// What every error has in `data`, and what some have.
  private static var errorData: Schema {
    func optional(_ name: String, _ schema: Schema, _ text: String) -> Schema.Property {
      Schema.Property(name, schema, isRequired: false, text)
    }
    func words<Word: RawRepresentable<String> & CaseIterable>(_ type: Word.Type) -> Schema {
      .array(of: .words(type.allCases.map(\.rawValue)))
    }
    return .object([
      Schema.Property("kind", .words(ErrorKind.allCases.map(\.rawValue)), "What clients switch on."),
      Schema.Property("retryable", .bool, "Whether the same request may succeed later."),
      Schema.Property("advice", .string(), "What the client can do."),
      optional("offset", .integer(from: 0), "The byte of the line that does not fit."),
      optional("limit", .integer(from: 1), "The most bytes of a line."),
      optional("bytes", .integer(from: 0), "The bytes of the line."),
      optional("methods", .array(of: .string()), "The methods that there are."),
      optional("protocols", .array(of: .string()), "The versions that the engine speaks."),
      optional("types", words(InteractionType.self), "The types that cannot be shown."),
      optional("content", words(ContentKind.self), "What cannot be shown in content."),
      optional("features", words(Feature.self), "What the client cannot do."),
      optional("needs", .array(of: .string()), "The personal needs that the client does not meet."),
      optional("tools", .array(of: .reference("id")), "The tools that the client does not offer."),
      optional("reason", .words(Ineligibility.allCases.map(\.rawValue)), "Why the candidate may not start."),
      optional("from", .reference("instant"), "From when it is allowed, or told."),
      optional("expected", .integer(from: 1), "The number that the next call must carry."),
      optional("received", .integer(from: 0), "How many bytes of the file are there."),
      optional("slots", .array(of: .reference("id")), "The slots without a complete answer now."),
      optional("replayed", .always(true), "The number was used before, and got this answer."),
      optional("clock", .reference("clock"), "How the clock of the session stands."),
    ])
  }
}
