import AssayJSON

extension Components {
  /// Content, and the block tree in it.
  static var contents: [JSONMember] {
    [
      JSONMember(
        "content",
        Schema.object([
          .init("text", .string(), "Plain text; a gap is its id in brackets, a formula its TeX, a picture its words."),
          .init("html", .string(), "HTML from a short list of elements and attributes."),
          .init("blocks", blocks, "The block tree."),
        ]).value),
      JSONMember("block", Schema.oneOf(blockKinds).value), JSONMember("inline", Schema.oneOf(inlineKinds).value),
    ]
  }

  private static let blocks = Schema.array(of: .reference("block"))
  private static let inlines = Schema.array(of: .reference("inline"))

  private static var blockKinds: [Schema] {
    [
      node("paragraph", [.init("content", inlines)]),
      node("heading", [.init("level", .integer(from: 1, through: 6)), .init("content", inlines)]),
      node(
        "list",
        [
          .init("start", .integer(from: 0), isRequired: false, "Numbered lists only."),
          .init("tight", .bool, "Whether items stand close together."), .init("items", .array(of: blocks)),
        ]),
      node("quote", [.init("content", blocks)]),
      node("code-block", [.init("language", .string(), isRequired: false), .init("text", .string())]),
      node(
        "table",
        [
          .init("columns", .array(of: .words(["none", "left", "center", "right"]))),
          .init("header", .array(of: inlines)), .init("rows", .array(of: .array(of: inlines))),
        ]),
      node("rule", []), node("math-block", formula),
    ]
  }

  private static var inlineKinds: [Schema] {
    [
      node("text", [.init("text", .string())]), node("code", [.init("text", .string())]),
      node("emphasis", [.init("content", inlines)]), node("strong", [.init("content", inlines)]),
      node(
        "link",
        [.init("href", .string()), .init("title", .string(), isRequired: false), .init("content", inlines)]),
      node(
        "image",
        [
          .init("media", .string(), "Its id in this session, for media.get."),
          .init("alt", .string(), "What it shows, for those who do not see it."),
          .init("title", .string(), isRequired: false),
        ]),
      node("soft-break", []), node("hard-break", []),
      node("math", [.init("display", .bool)] + formula), node("gap", [.init("name", .string())]),
    ]
  }

  private static var formula: [Schema.Property] {
    [
      .init("tex", .string(), "What the author typed."), .init("mathml", .string(), "One `math` element."),
      .init("speech", .string(), "The formula in English words."),
    ]
  }

  private static func node(_ type: String, _ properties: [Schema.Property]) -> Schema {
    .object([Schema.Property("type", .word(type))] + properties)
  }
}
