import AssayDiagnostics
import AssayModel

/// A rating is of an item of the bank.
enum RatingUnknown: BankRule {
  static let id: RuleID = "unknown-rated-item"

  static func check(_ context: RuleContext) -> [Diagnostic] {
    zip(context.bank.ratings, context.loaded.ratingPlaces).compactMap { rating, place in
      context.unknownItem(rating.item, rule: id, at: place)
    }
  }
}
