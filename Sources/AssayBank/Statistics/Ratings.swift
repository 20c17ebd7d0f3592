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
}
