import AssayModel
import AssayPsychometrics

extension ReportSchema {
  static var item: ReportShape {
    .object(
      [
        .init("id", .text),
        .init("type", .orNull(.text), "The type of the interaction; null where a file does not say."),
        .init("competency", .orNull(.text)),
        .init("points", .number, "The most to be had."), .init("roles", .array(.choice(of: FormSlot.Role.self))),
        .init("isPretest", .flag), .init("presented", .integer, "How many had it on their form."),
        .init("reached", .integer, "Answered or omitted: what p and item-rest rest on."), .init("answered", .integer),
        .init("omitted", .integer), .init("notReached", .integer),
      ]
        + ReportShape.figures(
          "omitRate", "notReachedRate", "p", "standardDeviation", "itemTotal", "itemRest", "alphaIfDeleted",
          "biserialTotal", "biserialRest", "reliabilityIndex", "delta", "upperLower")
        + [
          .init(
            "flags",
            .array(
              .object([.init("kind", .choice(of: ItemFlag.Kind.self)), .init("reason", .text)]))),
          .init("flagsWithheld", .orNull(.text), "Why nothing was looked for; null where it was."),
          .init("options", .array(option)),
        ])
  }

  private static var option: ReportShape {
    .object(
      [
        .init("option", .orNull(.text), "Null for those who omitted the item."), .init("isKey", .flag),
        .init("n", .integer),
      ] + ReportShape.figures("share", "meanCriterion", "optionTotal", "optionRest")
        + [
          .init(
            "groupShares", .array(.orNull(.number)), "Within each score group, lowest first; null for an empty group.")
        ])
  }
}
