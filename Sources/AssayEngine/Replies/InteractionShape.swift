import AssayDelivery
import AssayJSON
import AssayModel

/// What a candidate can do at an item, by the type of the item.
struct InteractionShape: WritableShape {
  typealias Value = (interaction: CandidateInteraction, textLimit: Int?)

  var schema: Schema {
    Schema([
      JSONMember(
        "anyOf", .array(Self.types.map { Schema.reference(Self.component(of: $0)).value }))
    ])
  }

  /// The types of which there is something to say.
  static let types = InteractionType.allCases.filter { $0 != .trueFalse && $0 != .info }

  static func component(of type: InteractionType) -> String { "interaction.\(type.rawValue)" }

  static func schema(of type: InteractionType) -> Schema? {
    switch type {
    case .choice: RecordSchema(writing: Options.self).schema
    case .multipleResponse: RecordSchema(writing: SelectedOptions.self).schema
    case .matrix: RecordSchema(writing: Matrix.self).schema
    case .text, .number: RecordSchema(writing: Written.self).schema
    case .order: RecordSchema(writing: Entries.self).schema
    case .match: RecordSchema(writing: Pairs.self).schema
    case .cloze: RecordSchema(writing: Gaps.self).schema
    case .essay: RecordSchema(writing: Essay.self).schema
    case .file: RecordSchema(writing: Files.self).schema
    case .survey: RecordSchema(writing: Scale.self).schema
    case .trueFalse, .info: nil
    }
  }

  func write(_ value: Value, to out: inout Output) {
    out.json.beginObject()
    switch value.interaction {
    case .trueFalse, .info: break
    case .choice(let options): Options(options: options).writeMembers(to: &out)
    case .multipleResponse(let options, let select):
      SelectedOptions(options: options, select: select).writeMembers(to: &out)
    case .matrix(let rows, let columns): Matrix(rows: rows, columns: columns).writeMembers(to: &out)
    case .text, .number: Written(maxBytes: value.textLimit).writeMembers(to: &out)
    case .order(let entries): Entries(entries: entries).writeMembers(to: &out)
    case .match(let lefts, let rights): Pairs(lefts: lefts, rights: rights).writeMembers(to: &out)
    case .cloze(let gaps): Gaps(gaps: gaps, maxBytes: value.textLimit).writeMembers(to: &out)
    case .essay(let words): Essay(words: words, maxBytes: value.textLimit).writeMembers(to: &out)
    case .file(let types, let largest, let count):
      Files(types: types, largest: largest, count: count).writeMembers(to: &out)
    case .survey(let steps): Scale(steps: steps).writeMembers(to: &out)
    }
    out.json.endObject()
  }
}

extension Shape where Self == InteractionShape {
  static var interaction: Self { Self() }
}

extension InteractionShape {
  typealias Part = CandidateInteraction.Part

  struct Options: WritableRecord {
    var options: [Part]

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("options", .list(of: .object(Part.self)), "One of them is chosen.") { $0.options }
    }
  }

  struct SelectedOptions: WritableRecord {
    var options: [Part]
    var select: Int?

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("options", .list(of: .object(Part.self)), "Any number of them is chosen.") { $0.options }
      members.optional("select", .int(1...Int.max), "How many to choose, where that is told.") { $0.select }
    }
  }

  struct Matrix: WritableRecord {
    var rows: [Part]
    var columns: [Part]

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("rows", .list(of: .object(Part.self)), "In each, any number of columns is chosen.") { $0.rows }
      members.required("columns", .list(of: .object(Part.self)), "What is chosen in each row.") { $0.columns }
    }
  }

  struct Written: WritableRecord {
    var maxBytes: Int?

    static func members(_ members: inout some MemberWriting<Self>) {
      members.optional("maxBytes", .count, "The most bytes of UTF-8 that can be written.") { $0.maxBytes }
    }
  }

  struct Entries: WritableRecord {
    var entries: [Part]

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("entries", .list(of: .object(Part.self)), "What is put in order.") { $0.entries }
    }
  }

  struct Pairs: WritableRecord {
    var lefts: [Part]
    var rights: [Part]

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("lefts", .list(of: .object(Part.self)), "Each gets a right side.") { $0.lefts }
      members.required("rights", .list(of: .object(Part.self)), "Each may be used more than once, or not at all.") {
        $0.rights
      }
    }
  }

  struct Gaps: WritableRecord {
    var gaps: [CandidateInteraction.Gap]
    var maxBytes: Int?

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("gaps", .list(of: .object(CandidateInteraction.Gap.self)), "In the order of the content.") {
        $0.gaps
      }
      members.optional("maxBytes", .count, "The most bytes of UTF-8 that can be written in a gap.") { $0.maxBytes }
    }
  }

  struct Essay: WritableRecord {
    var words: ClosedRange<Int>?
    var maxBytes: Int?

    static func members(_ members: inout some MemberWriting<Self>) {
      members.optional("words", .object(Words.self), "How many words are asked for; it stops nobody.") {
        $0.words.map { Words(range: $0) }
      }
      members.optional("maxBytes", .count, "The most bytes of UTF-8 that can be written.") { $0.maxBytes }
    }
  }

  struct Words: WritableRecord {
    var range: ClosedRange<Int>

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("min", .count, "At least.") { $0.range.lowerBound }
      members.required("max", .count, "At most.") { $0.range.upperBound }
    }
  }

  struct Files: WritableRecord {
    var types: [MediaType]
    var largest: Int
    var count: Int

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("types", .list(of: .text), "What each file may be, as media types.") {
        $0.types.map(\.rawValue)
      }
      members.required("maxBytes", .count, "The most bytes of one file.") { $0.largest }
      members.required("maxFiles", .count, "How many files the answer may have.") { $0.count }
    }
  }

  struct Scale: WritableRecord {
    var steps: [Part]

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("steps", .list(of: .object(Part.self)), "One of them is chosen; none is right.") { $0.steps }
    }
  }
}

extension CandidateInteraction.Gap: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("id", .id(), "Its id; the content marks its place.") { $0.id }
    members.required("kind", .words("choice", "text", "number"), "What goes into it.") { gap in
      switch gap.content {
      case .choice: "choice"
      case .text: "text"
      case .number: "number"
      }
    }
    members.optional("options", .list(of: .object(CandidateInteraction.Part.self)), "One of them is chosen.") { gap in
      guard case .choice(let options) = gap.content else { return nil }
      return options
    }
  }
}
