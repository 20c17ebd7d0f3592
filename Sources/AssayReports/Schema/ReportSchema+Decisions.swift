import AssayPsychometrics

extension ReportSchema {
  static var classification: ReportShape {
    .orNull(
      .object([
        .init("unit", .choice(["points", "percent"]), "Of the cuts and the scores that the methods are given."),
        .init("cut", .number), .init("methods", .array(classificationMethod)),
        .init(
          "impact",
          .array(
            .object(
              [
                .init("errors", .integer, "Standard errors of measurement from the cut, -3 to 3."),
                .init("cut", .number),
              ]
                + ReportShape.figures("passRate", "consistency", "kappa")))),
        .init("remarks", .array(.text)),
      ]))
  }

  private static var classificationMethod: ReportShape {
    .object(
      [.init("method", .text)] + ReportShape.figures("consistency", "chance", "kappa", "passRate")
        + ["accuracy", "falsePass", "falseFail", "sensitivity", "specificity"].map {
          .init($0, .orNull(.figure), "Null for methods without true scores.")
        }
        + [
          .init(
            "model",
            .orNull(
              .object([
                .init("alpha", .number), .init("beta", .number), .init("lower", .number), .init("upper", .number),
                .init("length", .integer), .init("lordsK", .number),
              ])), "The beta law of true scores, as shares, and the errors about it."),
          .init("remark", .orNull(.text)),
        ])
  }

  static var fairness: ReportShape {
    .array(
      .object([
        .init("name", .text, "Of the membership."), .init("reference", .text), .init("focal", .text),
        .init("referenceCount", .integer), .init("focalCount", .integer),
        .init("matching", .choice(["total", "percent-correct-of-rest"])),
        .init("corrected", .flag, "Whether χ² is corrected for continuity."), .init("purified", .flag),
        .init("rounds", .integer), .init("converged", .flag),
        .init("deltaAxis", .orNull(.object([.init("intercept", .number), .init("slope", .number)]))),
        .init("items", .array(difference)),
      ]))
  }

  private static var difference: ReportShape {
    let levels = ReportShape.choice(of: DifferenceLevel.self)
    return .object(
      [
        .init("item", .text), .init("referenceCount", .integer), .init("focalCount", .integer),
        .init("level", .orNull(levels), "ETS' class by size and significance."), .init("levelBySize", .orNull(levels)),
        .init("flagged", .flag), .init("putAside", .flag, "Left out of the score that candidates are matched on."),
        .init("difference", .figure, "MH D-DIF; below 0 the item is harder for the focal group."),
        .init("commonOdds", .figure), .init("mantelHaenszel", test),
        .init("mantel", test, "Of items of several points."), .init("breslowDay", test),
        .init("standardised", .figure, "STD P-DIF with focal weights."),
        .init(
          "logistic",
          .orNull(.object(["uniform", "nonUniform", "both"].map { .init($0, comparison(levels)) }))),
      ]
        + ["deltaReference", "deltaFocal", "deltaDistance"].map { .init($0, .orNull(.number)) })
  }

  private static var test: ReportShape {
    .orNull(.object([.init("chiSquare", .number), .init("freedom", .integer), .init("p", .number)]))
  }

  private static func comparison(_ levels: ReportShape) -> ReportShape {
    .object([
      .init("test", test), .init("effect", .number, "The gain in Nagelkerke's R²."), .init("jodoinGierl", levels),
      .init("zumboThomas", levels),
    ])
  }
}
