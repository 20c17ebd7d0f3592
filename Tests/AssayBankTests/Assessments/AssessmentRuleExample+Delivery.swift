import AssayDiagnostics

// Time, windows and navigation.
extension AssessmentRuleExample {
  static let delivery: [AssessmentRuleExample] = [
    .init(
      "limit-missing", .warning, says: "there is no time limit",
      good: exam(
        "a1",
        "time: {limit: 5m, warn: 1m, grace: 3s, late: keep, at-limit: submit-saved}\nbreaks: {count: 1, length: 1m}\n"
          + "interruptions: {give-back: 1m}\naccommodations: {extra-time: 1..2, extra-minutes: 3m, breaks: {extra: 1}}"),
      bad: exam(
        "a1",
        "breaks: ⟦{count: 1, length: 1m}⟧\ninterruptions: ⟦{give-back: 1m}⟧\n"
          + "accommodations: {extra-time: ⟦1..2⟧, extra-minutes: ⟦3m⟧, unlimited: ⟦by-approval⟧, breaks: ⟦{extra: 1}⟧}")
    ),
    .init(
      "limit-missing", .warning, says: "`warn` has no effect",
      good: exam("a1", "time: {section: {s: 5m}, warn: 1m, grace: 3s, late: score}\nbreaks: {count: 1, length: 1m}"),
      bad: exam("a1", "time: {minimum: 1m, warn: ⟦[10s]⟧, grace: ⟦3s⟧, late: ⟦keep⟧, at-limit: ⟦submit-saved⟧}")),
    .init(
      "limit-missing", .warning, says: "only items have a limit",
      good: exam(
        "a1", "time: {item: 1m, grace: 3s}\ninterruptions: {give-back: 1m}\naccommodations: {extra-time: 1..2}"),
      bad: exam("a1", "time: {item: 1m, warn: ⟦10s⟧}\naccommodations: {extra-minutes: ⟦3m⟧}")),
    .init(
      "late-without-grace", .warning, says: "without `grace`",
      good: exam("a1", "time: {limit: 5m, grace: 3s, late: keep}"),
      bad: exam("a1", "time: {limit: 5m, late: ⟦score⟧}")),
    .init(
      "warning-before-start", .warning, says: "there are 5m in all", good: exam("a1", "time: {limit: 5m, warn: 2m}"),
      bad: exam("a1", "time: {limit: 5m, warn: ⟦[10m, 2m]⟧}")),
    .init(
      "warning-before-start", .warning, says: "the longest section has 3m",
      good: two("time: {limit: 5m, section: {s: 2m}, warn: 2m}"),
      bad: two("time: {section: {s: 2m, t: 3m}, warn: ⟦[3m, 2m]⟧}")),
    .init(
      "unknown-timed-section", says: "did you mean `s`?", good: two("time: {section: {s: 2m, t: {minimum: 3s}}}"),
      bad: two("time: {section: {s: 2m, ⟦S⟧: 3m}}")),
    .init(
      "limit-runs-on", .warning, says: "while the candidate is in another section",
      good: two("time: {section: {s: 2m}}\ndelivery: {navigation: {between-sections: forward-only}}"),
      bad: two("time: {section: {s: ⟦2m⟧, t: {limit: ⟦3m⟧, minimum: 1m}}}")),
    .init(
      "limit-runs-on", .warning, says: "closes it when it is over",
      good: exam("a1", "time: {limit: 5m, section: {s: 2m}}"),
      bad: exam("a1", "time: {item: {limit: ⟦2m⟧}}")),
    .init(
      "limit-runs-on", .warning, says: "the limit of an item",
      good: exam("a1", "time: {item: 2m}\ndelivery: {navigation: {within-section: forward-only}}"),
      bad: exam("a1", "time: {item: ⟦2m⟧}")),
    .init(
      "limit-out-of-reach", .warning, says: "the 6m of `s` are never reached",
      good: two("time: {limit: 5m, section: {s: 5m}}"),
      bad: two("time: {limit: 5m, section: {s: ⟦6m⟧}, item: ⟦7m⟧}")),
    .init(
      "limit-out-of-reach", .warning, says: "every section ends after 3m",
      good: two("time: {section: {s: 2m}, item: 4m}"),
      bad: two("time: {section: {s: 2m, t: 3m}, item: {limit: ⟦4m⟧}}")),
    .init(
      "limit-out-of-reach", .warning, says: "the sections have 6m together",
      good: two("time: {limit: 5m, section: {s: 2m, t: 3m}}\ndelivery: {navigation: {between-sections: forward-only}}"),
      bad: two("time: {limit: ⟦5m⟧, section: {s: 2m, t: 4m}}\ndelivery: {navigation: {between-sections: forward-only}}")
    ),
    .init(
      "minimum-beyond-limit", says: "a session cannot be left before 6m",
      good: exam("a1", "time: {limit: 5m, minimum: 5m}"),
      bad: exam("a1", "time: {limit: 5m, minimum: ⟦6m⟧, item: {limit: 1m, minimum: ⟦2m⟧}}")),
    .init(
      "minimum-beyond-limit", says: "`s` cannot be left", good: two("time: {limit: 5m, section: {s: {minimum: 3m}}}"),
      bad: two("time: {limit: 5m, section: {s: {limit: 2m, minimum: ⟦3m⟧}, t: {minimum: ⟦6m⟧}}}")),
    .init(
      "minimum-beyond-limit", says: "all sections together",
      good: two("time: {limit: 5m, section: {s: {minimum: 2m}, t: {minimum: 3m}}}"),
      bad: two("time: {limit: 5m, section: ⟦{s: {minimum: 3m}, t: {minimum: 3m}}⟧}")),
    .init(
      "minimum-beyond-limit", says: "the 4 items of a form", good: two("time: {limit: 8m, item: {minimum: 2m}}"),
      bad: two("time: {limit: 7m, item: {minimum: ⟦2m⟧}}")),
    .init(
      "window-too-short", says: "takes up to 2h",
      good: exam("a1", "window: {opens: 2027-06-01, closes: 2027-06-01}\ntime: {limit: 24h}"),
      bad: exam(
        "a1",
        "window: ⟦{opens: \"2027-06-01T08:00:00Z\", closes: \"2027-06-01T11:30:00+02:00\"}⟧\ntime: {limit: 1h}\n"
          + "accommodations: {extra-time: 1..2}")),
    .init(
      "unlimited-in-window", .warning, says: "no window is long enough",
      good: exam(
        "a1", "window: {opens: 2027-06-01}\ntime: {limit: 1h}\naccommodations: {unlimited: by-approval}"),
      bad: exam(
        "a1", "window: {closes: 2027-06-01}\ntime: {limit: 1h}\naccommodations: {unlimited: ⟦by-approval⟧}")),
    .init(
      "skipping-contradicted", .warning, says: "but for going back", good: exam("a1, a2", "delivery: {skipping: none}"),
      bad: exam("a1, a2", "delivery: {navigation: {within-section: ⟦free⟧}, skipping: none}")),
    .init(
      "skipping-contradicted", .warning, says: "a section can be left unfinished",
      good: two("delivery: {navigation: {between-sections: forward-only}, skipping: none}"),
      bad: two("delivery: {skipping: ⟦none⟧}")),
  ]
}
