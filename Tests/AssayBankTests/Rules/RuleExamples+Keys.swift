import AssayDiagnostics

extension RuleExample {
  /// What is right, and what it earns.
  static let keys: [RuleExample] = [
    .item(
      "key-missing",
      good: """
        id: a
        type: choice
        stem: Which?
        options: [{correct: One}, {distractor: Two}]
        """,
      bad: """
        id: ⟦a⟧
        type: choice
        stem: Which?
        options: [{distractor: One}, {distractor: Two}]
        """),
    .item(
      "key-missing",
      good: """
        id: a
        type: cloze
        stem: "A [[kind]] key."
        gaps: {kind: {options: [{correct: One}, {distractor: Two}]}}
        """,
      bad: """
        id: a
        type: cloze
        stem: "A [[kind]] key."
        gaps: {⟦kind⟧: {options: [{distractor: One}, {distractor: Two}]}}
        """),
    .item(
      "several-keys",
      good: """
        id: a
        type: multiple-response
        stem: Which?
        options: [{correct: One}, {correct: Two}, {distractor: Three}]
        """,
      bad: """
        id: a
        type: choice
        stem: Which?
        options: [{correct: One}, ⟦{correct: Two}⟧, {distractor: Three}]
        """),
    .item(
      "select-contradicts-key",
      good: """
        id: a
        type: multiple-response
        stem: Which?
        select: 2
        options: [{correct: One}, {correct: Two}, {distractor: Three}]
        """,
      bad: """
        id: a
        type: multiple-response
        stem: Which?
        select: ⟦1⟧
        options: [{correct: One}, {correct: Two}, {distractor: Three}]
        """),
    .item(
      "select-contradicts-key",
      good: """
        id: a
        type: multiple-response
        stem: Which?
        select: 1
        options: [{correct: One}, {distractor: Two}]
        """,
      bad: """
        id: a
        type: multiple-response
        stem: Which?
        select: ⟦3⟧
        options: [{correct: One}, {distractor: Two}]
        """),
    .item(
      "lenient-without-select",
      good: """
        id: a
        type: multiple-response
        stem: Which?
        select: 1
        scoring: {rule: lenient}
        options: [{correct: One}, {distractor: Two}]
        """,
      bad: """
        id: a
        type: multiple-response
        stem: Which?
        scoring: ⟦{rule: lenient}⟧
        options: [{correct: One}, {distractor: Two}]
        """),
    .item(
      "credit-without-effect", .warning,
      good: """
        id: a
        type: multiple-response
        stem: Which?
        scoring: weights
        options: [{option: One, credit: 60%}, {option: Two, credit: 40%}, {distractor: Three}]
        """,
      bad: """
        id: a
        type: multiple-response
        stem: Which?
        scoring: all
        options: [{correct: One}, {option: Two, credit: ⟦40%⟧}, {distractor: Three}]
        """),
    .item(
      "weights-with-keys", .warning,
      good: """
        id: a
        type: multiple-response
        stem: Which?
        scoring: weights
        options: [{option: One, credit: 50%}, {option: Two, credit: 50%}, {distractor: Three}]
        """,
      bad: """
        id: a
        type: multiple-response
        stem: Which?
        scoring: weights
        options: [{correct: One}, ⟦{correct: Two}⟧, {distractor: Three}]
        """),
    .item(
      "unreachable-score",
      good: """
        id: a
        type: choice
        stem: Which?
        options: [{option: One, credit: 100%}, {option: Two, credit: 20%}]
        """,
      bad: """
        id: ⟦a⟧
        type: choice
        stem: Which?
        options: [{option: One, credit: 80%}, {option: Two, credit: 20%}]
        """),
    .item(
      "unreachable-score",
      good: """
        id: a
        type: text
        stem: What?
        accept: [yes, {text: no, credit: 50%}]
        """,
      bad: """
        id: ⟦a⟧
        type: text
        stem: What?
        accept: [{text: no, credit: 50%}]
        """),
    .item(
      "row-without-key",
      good: """
        id: a
        type: matrix
        stem: Which?
        columns: [Left, Right]
        rows: {Hand: [Left, Right]}
        """,
      bad: """
        id: a
        type: matrix
        stem: Which?
        columns: [Left, Right]
        rows: {Hand: ⟦[]⟧}
        """),
    .item(
      "negative-without-effect", .warning,
      good: """
        id: a
        type: true-false
        stem: So?
        answer: true
        negative: {wrong: -25%, floor: -25%}
        """,
      bad: """
        id: a
        type: true-false
        stem: So?
        answer: true
        negative: {wrong: -25%, floor: ⟦0⟧}
        """),
    .item(
      "accepted-text-twice", .warning,
      good: """
        id: a
        type: text
        stem: What?
        accept: [résumé, resume]
        """,
      bad: """
        id: a
        type: text
        stem: What?
        ignore: [case, accents]
        accept: [résumé, ⟦Resume⟧]
        """),
    .item(
      "accepted-text-twice",
      good: """
        id: a
        type: text
        stem: What?
        accept: [phishing, {text: fishing, credit: 50%}]
        """,
      bad: """
        id: a
        type: text
        stem: What?
        accept: [phishing, {text: ⟦Phishing⟧, credit: 50%}]
        """),
    .item(
      "accepted-number-twice",
      good: """
        id: a
        type: number
        stem: How many?
        answer: 100
        tolerance: 1%
        also: [{answer: 102, credit: 50%}]
        """,
      bad: """
        id: a
        type: number
        stem: How many?
        answer: 100
        tolerance: 1%
        also: [{answer: ⟦101⟧, credit: 50%}]
        """),
    .item(
      "rubric-points",
      good: """
        id: a
        type: essay
        points: 6
        stem: Write.
        rubric: {traits: [{id: t, points: 6, levels: {6: Good, 0: Bad}}]}
        """,
      bad: """
        id: a
        type: essay
        points: ⟦5⟧
        stem: Write.
        rubric: {traits: [{id: t, points: 6, levels: {6: Good, 0: Bad}}]}
        """),
    .item(
      "rubric-points",
      good: """
        id: a
        type: essay
        stem: Write.
        rubric: {traits: [{id: t, points: 1, levels: {1: Good, 0: Bad}}]}
        """,
      bad: """
        id: a
        type: essay
        stem: Write.
        rubric: {traits: [{id: t, points: ⟦1⟧, levels: {0: Bad}}]}
        """),
    .item(
      "test-fails",
      good: """
        id: a
        type: multiple-response
        stem: Which?
        scoring: net
        options: [{correct: One}, {correct: Two}, {correct: Three}, {distractor: Four}]
        tests: [{answer: [One], score: 1/3}, {answer: [One, Two], score: 0.6667}]
        """,
      bad: """
        id: a
        type: multiple-response
        stem: Which?
        scoring: net
        options: [{correct: One}, {correct: Two}, {correct: Three}, {distractor: Four}]
        tests: [{answer: [One], score: ⟦0.33⟧}]
        """),
  ]
}
