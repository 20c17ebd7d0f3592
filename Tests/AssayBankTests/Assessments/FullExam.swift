extension SmallExam {
  /// A bank that has all that the exam below names.
  static let tagged = """
    a1..5 SEC.1.1 exam tags=[x]
    b1..5 SEC.2 exam difficulty=hard tags=[x]
    case c1..3 SEC.2 exam
    """

  /// An exam that says all there is to say.
  static let full = """
    exam: e
    title: An exam
    version: 2026.1
    registration: open
    form:
      sections:
        - id: core
          title: Core
          draw:
            - {pick: 3, where: {competency: SEC.1}, minimum: {cognitive-level.apply: 2, competency.SEC.1.1: 1}}
            - {pick: 2, where: {difficulty: hard, tag: x, type: true-false}}
            - b1
          anchors: {pool: {tag: x}, count: 3}
        - id: cases
          draw: [{pick-sets: 1, where: {competency: SEC.2}, items: 3}, {set: case}]
      balance:
        cognitive-level: {remember: 10..25%}
        competency: {SEC.2: 0%..100%}
        difficulty: {easy: 10..35%, mean: 0.60..0.72}
      pretest: {count: 2, where: {competency: SEC.2}, place: last}
      shuffle: none
      shortage: fail
    window: {opens: 2027-06-01, closes: 2027-06-30}
    before:
      - {agreement: nda, text: I keep *everything* to myself., decline: end-attempt}
      - {agreement: own-work, text: I work alone.}
    delivery: {navigation: {within-section: forward-only, between-sections: forward-only}, flag: none, skipping: none}
    time:
      limit: 90m
      warn: [2m, 10m]
      grace: 30s
      late: score
      at-limit: submit-saved
      minimum: 10m
      section: {core: {limit: 60m, minimum: 5m}, cases: 30m}
      item: {limit: 90s, minimum: 5s}
    breaks: {count: 2, length: 10m, clock: runs}
    interruptions: {give-back: 15m, tolerance: 20s, pause: allowed}
    accommodations: {extra-time: 1.25..2.0, extra-minutes: 30m, unlimited: by-approval, breaks: {extra: 1, length: 15m}}
    score:
      weights: {core: 70%, cases: 30%}
      scaled: {points: [[0, 200], [cut, 500], [max, 800]], round: down}
      subscores: {minimum-items: 1}
    cut: {basis: fixed, at: 3, method: bookmark, set-on: 2026-05-12, panel: 9, equivalence: {reason: Forms are equated.}}
    pass:
      all: [{total: cut}, {any: [{section: core, at-least: 50%}, {competency: SEC.2, at-least: 1}]}]
    bands: {distinction: {total: 90%}}
    retake: {attempts: 3, within: 365d, wait: [1d, 14d], after-pass: 180d, form: prefer-unseen, max-overlap: 100%, counts: best}
    rescore: {already-passed: flag, pass-dated: rescore}
    retention: 730d
    release: {result: 2027-06-30, competencies: "2027-06-30T08:00:00+02:00", key: never}
    """
}
