/// One task put to a candidate, with its key, as the bank resolves it.
///
/// An item never leaves the engine before its release: what a candidate sees is a type of its own.
package struct Item: Hashable, Sendable, Codable {
  package var id: ItemID
  /// Ids that this item had before.
  package var was: [ItemID] = []
  package var status: ItemStatus = .draft
  package var use: ItemUse = .exam
  package var competency: CompetencyID?
  package var cognitiveLevel: CognitiveLevel?
  /// The author's estimate.
  package var difficulty: DifficultyEstimate?
  /// Words that blueprints draw on; shown on no item.
  package var tags: [Tag] = []
  /// What a right answer earns, above 0; 0 for what is not scored.
  package var points: Rational = 1
  /// The question, as Markdown.
  package var stem: String
  /// What is shown beside the stem, in order.
  @OmittedWhenEmpty package var media: [Medium] = []
  /// What the client has to offer beside the item, such as `calculator.scientific`.
  @OmittedWhenEmpty package var tools: [ToolID] = []
  package var interaction: Interaction
  package var negative: NegativeMarking?
  package var shuffle: Shuffle = .options
  package var hints: [String] = []
  package var feedback = Feedback()
  /// Where the facts come from.
  package var references: [String] = []
  package var reviews: [Review] = []
  /// The day, `YYYY-MM-DD`, by which somebody should look at the item again.
  package var reviewBy: String?
  /// Items that may not stand on a form together with this one; the relation is symmetric.
  package var enemies: [ItemID] = []
  /// The item set that this item belongs to.
  package var set: ItemSetID?
  package var tests: [ItemTest] = []

  package init(id: ItemID, stem: String, interaction: Interaction) {
    self.id = id
    self.stem = stem
    self.interaction = interaction
  }
}

extension Item {
  /// Whether answers to it earn points: neither a survey question nor a page of information.
  package var isScorable: Bool {
    switch interaction {
    case .survey, .info: false
    default: true
    }
  }

  /// Whether a form may count it in the score of an exam or a knowledge check.
  package var isOperational: Bool { status == .approved }
}

/// How far an item has come.
package enum ItemStatus: String, Hashable, Sendable, Codable, CaseIterable {
  case draft, review, approved, pretest, retired
}

/// What an item may be drawn for: a knowledge check draws only practice, an exam only exam.
package enum ItemUse: String, Hashable, Sendable, Codable, CaseIterable {
  case exam, practice
}

/// The revised taxonomy's cognitive processes (Anderson & Krathwohl 2001).
package enum CognitiveLevel: String, Hashable, Sendable, Codable, CaseIterable {
  case remember, understand, apply, analyse, evaluate, create
}

/// The author's estimate of an item's difficulty.
package enum DifficultyEstimate: String, Hashable, Sendable, Codable, CaseIterable {
  case easy, medium, hard
}

/// Whether the order of what can be chosen is drawn for each candidate.
package enum Shuffle: String, Hashable, Sendable, Codable, CaseIterable {
  case options, none
}

/// Marks taken away for a wrong answer; a blank answer always earns 0.
package struct NegativeMarking: Hashable, Sendable, Codable {
  /// What a wrong answer earns, as a share of the points: from -1 to 0.
  package var wrong: Rational
  /// The least that the item can earn, as a share of the points: from -1 to 0.
  package var floor: Rational

  package init(wrong: Rational, floor: Rational) {
    self.wrong = wrong
    self.floor = floor
  }
}

/// What a candidate may read after an answer, as Markdown.
package struct Feedback: Hashable, Sendable, Codable {
  package var right: String?
  package var wrong: String?

  package init(right: String? = nil, wrong: String? = nil) {
    self.right = right
    self.wrong = wrong
  }
}

/// Who looked at an item, and when.
package struct Review: Hashable, Sendable, Codable {
  /// A panel or a role, never a person's name.
  package var by: String
  /// The day, `YYYY-MM-DD`.
  package var on: String

  package init(by: String, on: String) {
    self.by = by
    self.on = on
  }
}

/// An answer and the score that it must get, kept with the item.
package struct ItemTest: Hashable, Sendable, Codable {
  package var answer: Answer
  /// In points, negative marks included.
  package var score: Rational

  package init(answer: Answer, score: Rational) {
    self.answer = answer
    self.score = score
  }
}

/// Items that share a stimulus.
package struct ItemSet: Hashable, Sendable, Codable {
  package var id: ItemSetID
  package var title: String
  /// What all items of the set are about, as Markdown.
  package var stimulus: String
  /// What is shown beside the stimulus, in order.
  @OmittedWhenEmpty package var media: [Medium] = []
  package var draw: ItemSetDraw = .all
  /// In the order of the file.
  package var items: [ItemID]

  package init(id: ItemSetID, title: String, stimulus: String, draw: ItemSetDraw = .all, items: [ItemID]) {
    self.id = id
    self.title = title
    self.stimulus = stimulus
    self.draw = draw
    self.items = items
  }
}

/// How many items of a set stand on a form.
package enum ItemSetDraw: Hashable, Sendable, Codable {
  case all
  /// So many of them, among which those that are required.
  case pick(Int, require: [ItemID])
}
