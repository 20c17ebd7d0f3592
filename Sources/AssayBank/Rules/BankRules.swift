package import AssayDiagnostics
import AssayModel

/// The rules of `assay check`, beside those that reading enforces itself.
package enum BankRules {
  /// Rules about single items.
  ///
  /// A new rule is a new file and a line here.
  static let items: [any ItemRule.Type] = [
    KeyMissing.self,
    SeveralKeys.self,
    TooFewOptions.self,
    SameText.self,
    SelectContradictsKey.self,
    LenientWithoutSelect.self,
    CreditWithoutEffect.self,
    WeightsWithKeys.self,
    UnreachableScore.self,
    RowWithoutKey.self,
    PinWithoutEffect.self,
    NegativeWithoutEffect.self,
    AcceptedTextTwice.self,
    AcceptedNumberTwice.self,
    RubricPoints.self,
    RubricMissing.self,
    IDsMissing.self,
    NeverDrawn.self,
    CompetencyMissing.self,
    EnemyUnknown.self,
    ReviewDue.self,
    TestsFail.self,
  ]

  /// Rules about the bank as a whole.
  ///
  /// A new rule is a new file and a line here.
  static let bank: [any BankRule.Type] = [
    DuplicateID.self,
    FormerIDTaken.self,
    CompetencyUnknown.self,
    SetDraw.self,
    RatingUnknown.self,
    MediaUnknown.self,
    MediaMisfit.self,
    MediaTranscript.self,
    MediaUnused.self,
  ]

  /// The names of the rules about items.
  package static var itemIDs: [RuleID] { items.map { $0.id } }

  /// The names of all rules, sorted.
  package static var ids: [RuleID] {
    (itemIDs + bank.map { $0.id } + AssessmentRules.all.map { $0.id }).sorted()
  }

  /// Checks a bank against every rule.
  ///
  /// - Parameters:
  ///   - loaded: The bank as it was read.
  ///   - today: The day, `YYYY-MM-DD`, that reviews are due by; nil to leave time out of it.
  /// - Returns: What is wrong, in no particular order.
  package static func check(_ loaded: LoadedBank, today: String? = nil) -> [Diagnostic] {
    let context = RuleContext(loaded, today: today)
    var found: [Diagnostic] = []
    for index in loaded.bank.items.indices {
      let item = loaded.bank.items[index]
      let place = ItemPlace(context: context, index: index)
      let isWhole = !loaded.partialItems.contains(index)
      for rule in items where isWhole || !rule.needsWholeItem { found += rule.check(item, place) }
    }
    for rule in bank { found += rule.check(context) }
    return found + AssessmentRules.check(context)
  }
}
