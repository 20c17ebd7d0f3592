package import AssayJSON

/// The JSON Schema (draft 7) of a report on an exam, `assay-report/2`: what `assay report --schema` prints.
///
/// One list of members for each section, beside each other in this folder; a member that is written and not declared fails
/// a test, and so does one that is declared and not written.
package enum ReportSchema {
  /// What a report names as its `schema`.
  package static let name = "assay-report/2"

  /// The schema as a text of its own, with an end of line.
  package static var text: String {
    var writer = JSONWriter(.pretty)
    writer.value(document())
    writer.endLine()
    return writer.text
  }

  /// The schema; with `isStrict`, one that refuses members that are not declared.
  package static func document(isStrict: Bool = false) -> JSONValue {
    let report = ReportShape.object(members).schema(isStrict: isStrict)
    return .object(
      [
        JSONMember("$schema", "http://json-schema.org/draft-07/schema#"), JSONMember("title", .string(name)),
        JSONMember(
          "description",
          .string(
            "A report on an exam or a knowledge check. Percentages are from 0 to 100, rates, p-values and correlations from 0 "
              + "to 1. A later edition may have more members; those that are here keep their meaning.")),
      ] + (report.members ?? []) + [
        JSONMember(
          "definitions",
          .object(definitions.map { JSONMember($0.name, $0.shape.schema($0.meaning, isStrict: isStrict)) }))
      ])
  }

  /// The members of a report, in the order in which they are written.
  private static var members: [ReportShape.Member] {
    [
      .init("schema", .choice([name])), .init("assessment", subject), .init("options", options),
      .init("sessions", sessions), .init("scores", scores), .init("decisions", decisions), .init("cut", cut),
      .init("reliability", reliability),
      .init("consistency", consistency, "How items hold together, and errors by score; null where forms differ."),
      .init("generalisability", generalisability, "The components of the scores; null where forms differ."),
      .init("classification", classification, "How consistent and accurate decisions are; null without a cut."),
      .init("sections", .array(part), "In the order of the blueprint."),
      .init("competencies", .array(part), "Those that a scored item belongs to, and those above."),
      .init("groups", .array(group)),
      .init(
        "scoreGroups", .array(scoreGroup), "All, first and later attempts, forms, groups, as far as there are any."),
      .init("forms", forms),
      .init(
        "criterion", .choice(["total", "proportion-correct-of-own-form"]), "What items are compared with."),
      .init("items", .array(item), "Every item that was on a form, in the order of their ids."),
      .init("fairness", fairness, "Differential item functioning, of two groups each."),
      .init("marking", marking, "How people marked; null where nobody has marked anything."),
      .init("methods", .array(method), "How the figures were computed; a figure's `method` is one of these names."),
    ]
  }

  private static var method: ReportShape {
    .object([
      .init("name", .text), .init("source", .text),
      .init("statistic", .orNull(.text), "What `assay report --explain` knows it by."),
      .init("definition", .orNull(.text), "What it is, and whom it rests on."), .init("formula", .orNull(.text)),
    ])
  }

  static var definitions: [ReportShape.Member] {
    [
      .init(
        "figure",
        .object([
          .init("value", .orNull(.number), "Null where the data cannot support it."),
          .init("standardError", .orNull(.number)),
          .init(
            "interval",
            .orNull(.object([.init("lower", .number), .init("upper", .number), .init("level", .number)]))),
          .init("n", .integer, "How many candidates it rests on, or answers of people's marking."),
          .init("method", .text, "How it was computed: a name of `methods`."),
          .init("withheld", .orNull(.text), "Why there is no value; null where there is one."),
        ]), "A statistic with what it rests on, or the reason why the data cannot support it."),
      .init(
        "summary",
        .object(
          [.init("n", .integer)]
            + ReportShape.figures(
              "mean", "standardDeviation", "median", "minimum", "maximum", "skewness", "kurtosis")),
        "How scores are distributed."),
    ]
  }
}
