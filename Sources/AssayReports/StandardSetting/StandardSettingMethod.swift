/// The ways to set a standard that `assay standard-setting` knows; docs/standard-setting.md shows the files of each.
package enum StandardSettingMethod: String, Hashable, Sendable, CaseIterable {
  case angoff
  case bookmark
  case ebel
  case nedelsky
  case hofstee
  case beuk
  case contrastingGroups = "contrasting-groups"
  case borderlineGroup = "borderline-group"
  case borderlineRegression = "borderline-regression"

  /// What the method is called.
  package var title: String {
    switch self {
    case .angoff: "Modified Angoff"
    case .bookmark: "Bookmark"
    case .ebel: "Ebel"
    case .nedelsky: "Nedelsky"
    case .hofstee: "Hofstee"
    case .beuk: "Beuk"
    case .contrastingGroups: "Contrasting groups"
    case .borderlineGroup: "Borderline group"
    case .borderlineRegression: "Borderline regression"
    }
  }

  /// The columns of its file.
  package var columns: String {
    switch self {
    case .angoff: "`judge`, `item`, `rating` and if wanted `round`, or a row for each judge and a column for each item"
    case .bookmark: "`judge`, `bookmark` and if wanted `round`"
    case .ebel: "`items`, `expected` and if wanted `judge`, `relevance`, `difficulty`"
    case .nedelsky: "`judge`, `item`, `options-left`, or a row for each judge and a column for each item"
    case .hofstee: "`judge`, `lowest-cut`, `highest-cut`, `lowest-fail`, `highest-fail`"
    case .beuk: "`judge`, `cut`, `passing`"
    case .contrastingGroups: "`score`, `competent` (yes or no)"
    case .borderlineGroup: "`score` and if wanted `borderline` (yes or no)"
    case .borderlineRegression: "`score`, `grade`"
    }
  }

  /// Whether it needs the scores of candidates beside the judgements.
  package var needsScores: Bool { self == .hofstee || self == .beuk }
}
