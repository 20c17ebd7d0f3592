package import AssayDiagnostics
package import AssayModel

/// The panel's ratings of a bank, and where each was written.
package struct Ratings: Sendable {
  /// In the order of the file; no item twice.
  package var ratings: [ItemRating]
  /// The place of the item's id, for each rating.
  package var places: [SourceSpan]

  package init(ratings: [ItemRating] = [], places: [SourceSpan] = []) {
    self.ratings = ratings
    self.places = places
  }

  /// Errors for ratings of items that the bank does not have.
  ///
  /// - Parameters:
  ///   - items: The ids of all items of the bank.
  ///   - former: The ids that items had before (`was:`), and what they are called now.
  package func unknownItems(among items: Set<ItemID>, former: [ItemID: ItemID] = [:]) -> [Diagnostic] {
    var known: [String]?
    return zip(ratings, places).compactMap { rating, place in
      guard !items.contains(rating.item) else { return nil }
      if let new = former[rating.item] {
        return Diagnostic(
          "the item `\(rating.item)` is called `\(new)` now", rule: "unknown-item", at: place,
          fixes: [.init("write `\(new)`", edits: [TextEdit(place, new.text)])])
      }
      let names = known ?? items.map(\.text).sorted()
      known = names
      let meant = suggestion(for: rating.item.text, among: names)
      return Diagnostic(
        "the bank has no item `\(rating.item)`\(meant.map { "; did you mean `\($0)`?" } ?? "")", rule: "unknown-item",
        at: place, help: meant == nil ? "remove the row, or rate the items anew" : nil)
    }
  }
}
