import AssayDiagnostics

extension RuleExample {
  /// What candidates see, what refers to what, and how far an item has come.
  static let content: [RuleExample] = [
    .item(
      "too-few-options",
      good: """
        id: a
        type: order
        stem: Sort.
        items: [One, Two]
        """,
      bad: """
        id: a
        type: order
        stem: Sort.
        items: ⟦[One]⟧
        """),
    .item(
      "too-few-options",
      good: """
        id: a
        type: survey
        stem: How?
        scale: [Good, Bad]
        """,
      bad: """
        id: a
        type: survey
        stem: How?
        scale: ⟦[Good]⟧
        """),
    .item(
      "same-text",
      good: """
        id: a
        type: choice
        stem: Which?
        options: [{correct: One}, {distractor: one}]
        """,
      bad: """
        id: a
        type: choice
        stem: Which?
        options: [{correct: One more}, {distractor: ⟦"One  more"⟧}]
        """),
    .item(
      "same-text",
      good: """
        id: a
        type: match
        stem: Match.
        pairs: {A: One, B: One, C: Two}
        """,
      bad: """
        id: a
        type: match
        stem: Match.
        pairs: {A: One, B: Two}
        decoys: [⟦Two⟧]
        """),
    .item(
      "pin-without-effect", .warning,
      good: """
        id: a
        type: choice
        stem: Which?
        options: [{correct: One}, {distractor: Two, pin: last}]
        """,
      bad: """
        id: a
        type: choice
        shuffle: none
        stem: Which?
        options: [{correct: One}, {distractor: Two, pin: ⟦last⟧}]
        """),
    .item(
      "rubric-missing", .warning,
      good: """
        id: a
        type: essay
        status: draft
        stem: Write.
        """,
      bad: """
        id: ⟦a⟧
        type: essay
        status: approved
        competency: SEC.1
        stem: Write.
        """),
    .item(
      "ids-missing",
      good: """
        id: a
        type: choice
        status: approved
        competency: SEC.1.1
        stem: Which?
        options: [{correct: One, id: one}, {distractor: Two, id: two}]
        """,
      bad: """
        id: a
        type: choice
        status: approved
        competency: SEC.1.1
        stem: Which?
        options: [{correct: One, id: one}, {distractor: ⟦Two⟧}]
        """),
    .item(
      "ids-missing",
      good: """
        id: a
        type: match
        status: pretest
        stem: Match.
        pairs: [{id: l, left: A, right: One, right-id: r}]
        decoys: [{id: d, text: Two}]
        """,
      bad: """
        id: a
        type: match
        status: pretest
        stem: Match.
        pairs: [{id: l, left: A, right: ⟦One⟧}]
        decoys: [{id: d, text: Two}]
        """),
    .item(
      "never-drawn", .warning,
      good: """
        id: a
        type: true-false
        status: pretest
        stem: So?
        answer: true
        """,
      bad: """
        id: a
        type: true-false
        status: ⟦pretest⟧
        use: practice
        stem: So?
        answer: true
        """),
    .item(
      "competency-missing", .warning,
      good: """
        id: a
        type: true-false
        status: approved
        use: practice
        stem: So?
        answer: true
        """,
      bad: """
        id: ⟦a⟧
        type: true-false
        status: approved
        stem: So?
        answer: true
        """),
    .item(
      "unknown-competency",
      good: """
        id: a
        type: true-false
        competency: SEC.1.1
        stem: So?
        answer: true
        """,
      bad: """
        id: a
        type: true-false
        competency: ⟦SEC.1.2⟧
        stem: So?
        answer: true
        """),
    RuleExample(
      "unknown-competency",
      good: """
        defaults: {competency: SEC.1.1}
        items:
          - {id: a, type: true-false, stem: So?, answer: true}
          - {id: b, type: true-false, stem: So then?, answer: true}
        """,
      bad: """
        defaults: {competency: ⟦"SEC.1.2"⟧}
        items:
          - {id: a, type: true-false, stem: So?, answer: true}
          - {id: b, type: true-false, stem: So then?, answer: true}
          - {id: c, type: true-false, competency: SEC.2, stem: Is it?, answer: true}
        """),
    .item(
      "unknown-enemy",
      good: """
        id: a
        type: info
        stem: So.
        """,
      bad: """
        id: a
        type: info
        stem: So.
        enemies: [⟦b⟧]
        """),
    .item(
      "unknown-enemy",
      good: """
        id: a
        type: info
        stem: So.
        """,
      bad: """
        id: a
        type: info
        stem: So.
        enemies: [⟦a⟧]
        """),
    .item(
      "review-due", .warning,
      good: """
        id: a
        type: info
        stem: So.
        review-by: 2026-06-01
        """,
      bad: """
        id: a
        type: info
        stem: So.
        review-by: ⟦2026-05-31⟧
        """),
    RuleExample(
      "duplicate-id",
      good: """
        items:
          - {id: a, type: info, stem: One}
          - {id: b, type: info, stem: Two}
        """,
      bad: """
        items:
          - {id: a, type: info, stem: One}
          - {id: ⟦a⟧, type: info, stem: Two}
        """),
    RuleExample(
      "duplicate-id",
      good: """
        items:
          - {id: A, type: info, stem: One}
          - {id: a, type: info, stem: Two}
        """,
      bad: """
        items:
          - {id: SEC.2, type: info, stem: One}
        """),
    RuleExample(
      "former-id-taken",
      good: """
        items:
          - {id: a, type: info, stem: One, was: [x]}
          - {id: b, type: info, stem: Two, was: [y]}
        """,
      bad: """
        items:
          - {id: a, type: info, stem: One, was: [x]}
          - {id: b, type: info, stem: Two, was: [⟦x⟧]}
        """),
    RuleExample(
      "former-id-taken",
      good: """
        items:
          - {id: a, type: info, stem: One, was: [x]}
          - {id: b, type: info, stem: Two}
        """,
      bad: """
        items:
          - {id: a, type: info, stem: One, was: [⟦b⟧]}
          - {id: b, type: info, stem: Two}
        """),
    RuleExample(
      "set-draw",
      good: """
        set: s
        title: A case
        stimulus: {text: It happened.}
        draw: {pick: 1, require: [b]}
        items:
          - {id: a, type: info, stem: One}
          - {id: b, type: info, stem: Two}
        """,
      bad: """
        set: s
        title: A case
        stimulus: {text: It happened.}
        draw: {pick: ⟦3⟧, require: [b]}
        items:
          - {id: a, type: info, stem: One}
          - {id: b, type: info, stem: Two}
        """),
    RuleExample(
      "set-draw",
      good: """
        set: s
        title: A case
        stimulus: {text: It happened.}
        items:
          - {id: a, type: info, stem: One}
        """,
      bad: """
        set: s
        title: A case
        stimulus: {text: It happened.}
        draw: {pick: 1, require: [⟦c⟧]}
        items:
          - {id: a, type: info, stem: One}
          - {id: b, type: info, stem: Two}
        """),
  ]
}
