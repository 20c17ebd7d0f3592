import AssayPsychometrics

extension ReportSchema {
  static var marking: ReportShape {
    .orNull(
      .object([
        .init(
          "items",
          .array(
            .object([
              .init("item", .text), .init("marked", .integer), .init("twice", .integer),
              .init("adjudicated", .integer), .init("traits", .array(trait)),
            ]))),
        .init(
          "raters",
          .array(
            .object([
              .init("rater", .text), .init("marks", .integer), .init("adjudications", .integer),
              .init("severity", .figure),
            ]))),
      ]))
  }

  private static var trait: ReportShape {
    .object(
      [
        .init("trait", .orNull(.text), "Null for all traits together."), .init("points", .number),
        .init("n", .integer, "Answers that two people marked."),
        .init("design", .choice(of: RaterAgreement.Design.self)),
      ] + ReportShape.figures("exact", "adjacent", "kappa", "weightedKappa", "intraclass", "bothMarks")
        + [.init("components", .orNull(.object(ReportShape.figures("answers", "raters", "residual"))))]
        + ReportShape.figures("meanDifference", "absoluteDifference"))
  }
}
