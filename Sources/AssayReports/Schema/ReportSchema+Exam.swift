import AssayModel

extension ReportSchema {
  static var subject: ReportShape {
    .object([
      .init("id", .text), .init("type", .choice(of: AssessmentType.self)), .init("title", .text),
      .init("version", .orNull(.text), "The author's own word for the edition."),
      .init("bank", .orNull(.text), "Null where responses came from a file."),
      .init("file", .orNull(.text), "The file that responses came from."),
      .init("package", .orNull(.text), "The digest of the package that the sessions ran on."),
    ])
  }

  static var options: ReportShape {
    .object([
      .init("attempts", .choice(of: ReportOptions.Attempts.self), "Which attempts are in."),
      .init("from", .orNull(.text), "The first day of submission that is in, UTC."), .init("to", .orNull(.text)),
      .init(
        "memberships", .array(.object([.init("name", .text), .init("value", .text)])),
        "What a session must be a member of to be in."),
      .init("completeOnly", .flag, "Whether only those are in who reached every item."),
      .init("level", .number, "Of all intervals, such as 0.95."),
      .init("scoreGroups", .integer, "How many score groups the shares of options are given for."),
      .init("minimumGroup", .integer, "A group of fewer is named without its figures."),
      .init("thresholds", thresholds, "Beyond which an item is flagged."),
    ])
  }

  private static var thresholds: ReportShape {
    .object([
      .init("minimumCandidates", .integer, "No item is flagged on fewer who reached it."),
      .init("easiest", .number, "Above this p."), .init("hardest", .number, "Below this p."),
      .init("lowestDiscrimination", .number, "Below this item-rest correlation."),
      .init("highestDistractorCorrelation", .number, "Above this correlation of a wrong option."),
      .init("minimumChoosers", .integer, "Wrong options with fewer are not held against the key."),
      .init("leastShare", .number, "Below this share of a wrong option."), .init("highestOmitRate", .number),
      .init("highestNotReachedRate", .number),
    ])
  }

  static var sessions: ReportShape {
    .object([
      .init("included", .integer), .init("candidates", .integer), .init("firstAttempts", .integer),
      .init("laterAttempts", .integer), .init("rescored", .integer, "Of those included."),
      .init("excluded", .array(.object([.init("reason", .text), .init("count", .integer)]))),
      .init("firstSubmitted", .orNull(.instant)), .init("lastSubmitted", .orNull(.instant)),
      .init("minutes", .summary, "From the start to the submission."),
    ])
  }

  static var scores: ReportShape {
    .object([
      .init("points", .summary), .init("maximum", .summary, "The most points that a form could bring."),
      .init("percent", .summary, "The exact share that is held against the cut, times 100."),
      .init("scaled", .orNull(.summary)),
      .init(
        "histogram",
        .object([.init("start", .number), .init("width", .number), .init("counts", .array(.integer))]),
        "Of percent: how many are in each step, from `start` on."),
    ])
  }

  static var decisions: ReportShape {
    .object([
      .init(
        "states", .array(.object([.init("state", .choice(of: DecisionState.self)), .init("count", .integer)])),
        "Those that occurred."),
      .init("passRate", .figure, "Passed among passed and failed."), .init("passRateOfFirstAttempts", .figure),
      .init("passRateOfLaterAttempts", .figure),
    ])
  }

  static var cut: ReportShape {
    .orNull(
      .object([
        .init("basis", .choice(["form-angoff", "fixed"])), .init("method", .orNull(.text)),
        .init("setOn", .orNull(.text), "YYYY-MM-DD."), .init("panel", .orNull(.integer)),
        .init("percent", .summary, "The cuts of the forms as candidates met them."),
      ]))
  }

  static var reliability: ReportShape {
    .object([
      .init("design", .choice(["fixed-form", "random-forms"])),
      .init("coefficient", .figure, "Alpha of a fixed form, Φ of random ones."), .init("errorInPoints", .figure),
      .init("errorInPercent", .figure), .init("withSharedItems", .orNull(.figure)),
      .init("remarks", .array(.text)),
    ])
  }

  static var consistency: ReportShape {
    let half = ReportShape.object(ReportShape.figures("correlation", "spearmanBrown", "guttmanRulon"))
    return .orNull(
      .object(
        ReportShape.figures(
          "lambda1", "lambda2", "lambda6", "lambda6OfCorrelations", "standardisedAlpha", "meanCorrelation",
          "medianCorrelation", "errorOfAlpha")
          + [
            .init("oddEven", half), .init("firstSecond", half),
            .init("kr21", .orNull(.figure), "Null where scores other than 0 and 1 occur."),
            .init(
              "scores",
              .array(
                .object([
                  .init("score", .integer), .init("n", .integer), .init("cumulativePercent", .number),
                  .init("percentileRank", .number), .init("lordError", .orNull(.number)),
                  .init("keatsError", .orNull(.number)),
                ])), "Each raw score; empty where scores are no whole numbers."),
          ]))
  }

  static var generalisability: ReportShape {
    .orNull(
      .object(
        [.init("candidates", .integer), .init("items", .integer)]
          + ReportShape.figures(
            "personVariance", "itemVariance", "residualVariance", "generalisability", "dependability")
          + [.init("dependabilityAtCut", .orNull(.figure))]
          + ReportShape.figures("relativeError", "absoluteError")))
  }

  static var part: ReportShape {
    .object([
      .init("id", .text), .init("title", .orNull(.text)),
      .init("depth", .integer, "How many competencies stand above it."),
      .init("percent", .summary), .init("notReported", .integer, "Sessions in which it rests on too few items."),
    ])
  }

  static var group: ReportShape {
    .object([
      .init("name", .text), .init("value", .text), .init("n", .integer),
      .init("percent", .orNull(.summary), "Null in a small group."), .init("passRate", .orNull(.figure)),
    ])
  }

  static var scoreGroup: ReportShape {
    .object([
      .init("kind", .choice(of: ScoreGroupReport.Kind.self)), .init("name", .text), .init("n", .integer),
      .init("passRate", .figure), .init("cut", .orNull(.number), "The mean of the cuts, in percent."),
      .init("percent", .summary), .init("reliability", .figure), .init("error", .figure, "In percent."),
      .init("consistency", .orNull(.figure), "By Livingston and Lewis; null without a cut."),
    ])
  }

  static var forms: ReportShape {
    .object([
      .init("distinct", .integer), .init("isFixed", .flag), .init("meanLength", .orNull(.number)),
      .init("poolSize", .integer),
      .init("highestExposure", .orNull(.object([.init("item", .text), .init("rate", .number)]))),
      .init("meanExposure", .orNull(.number)), .init("meanOverlap", .orNull(.number)),
      .init("neverUsed", .array(.text)), .init("pretestNeverUsed", .array(.text)),
    ])
  }
}
