import AssayDiagnostics
import AssayModel

/// A rule that looks at one assessment at a time.
///
/// One file each, with its reason, its logic and its messages; ``AssessmentRules`` lists them. What the bank is too
/// small for, the drawing of forms explains with counts; these rules are about what an author means.
protocol AssessmentRule: SendableMetatype {
  static var id: RuleID { get }
  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic]
}

/// The rules about assessments.
enum AssessmentRules {
  /// A new rule is a new file and a line here.
  static let all: [any AssessmentRule.Type] = [
    DrawUnknown.self,
    DrawOfOtherUse.self,
    FilterUnknown.self,
    ConditionUnknown.self,
    ItemsBelowSets.self,
    WeightsIncomplete.self,
    MaximumVaries.self,
    CutMissing.self,
    CutIdle.self,
    CutUnrated.self,
    CutFixedOnRandomForms.self,
    SubscoreNotGuaranteed.self,
    ScaleDisordered.self,
    BandBelowCut.self,
    AnchorsTooFew.self,
    AnchorsOneSided.self,
    LimitMissing.self,
    LateWithoutGrace.self,
    WarningsTooLong.self,
    TimedSectionUnknown.self,
    LimitRunsOn.self,
    LimitOutOfReach.self,
    MinimumBeyondLimit.self,
    WindowTooShort.self,
    UnlimitedInWindow.self,
    SkippingContradicted.self,
    KeyWhileOpen.self,
    ApprovalIdle.self,
    NothingToMark.self,
    EssayInExam.self,
    WaitsBeyondAttempts.self,
    RetakeIdle.self,
    RetentionShort.self,
    OverlapOutOfReach.self,
    MasteryOutOfReach.self,
    TriesCredit.self,
    KeyBeforeLastTry.self,
    HintsWithoutHints.self,
  ]

  /// Checks every assessment of a bank.
  static func check(_ context: RuleContext) -> [Diagnostic] {
    context.bank.assessments.enumerated().flatMap { index, assessment in
      let place = AssessmentPlace(context, index)
      return all.flatMap { $0.check(assessment, place) }
    }
  }
}

/// An assessment's position, for looking up where its parts stand and what it can draw.
struct AssessmentPlace {
  let context: RuleContext
  let index: Int
  let drawable: DrawableItems

  init(_ context: RuleContext, _ index: Int) {
    self.context = context
    self.index = index
    drawable = DrawableItems(context.bank.assessments[index], context)
  }

  /// Where a value stands, or the assessment's id where nothing was written.
  func span(_ path: FieldPath = .root) -> SourceSpan? { context.loaded.span(of: .assessment(index), path) }

  /// Whether the author wrote a value.
  func wrote(_ path: FieldPath) -> Bool { context.loaded.places.contains(path, of: .assessment(index)) }

  /// The source text of a value; nil where nothing was written.
  func source(_ path: FieldPath) -> String? { context.loaded.source(of: .assessment(index), path) }

  /// Whether all of the bank could be read, so that counting its items says something.
  var isWhole: Bool {
    context.loaded.isComplete && context.loaded.unreadIDs.isEmpty && context.loaded.partialItems.isEmpty
  }
}
