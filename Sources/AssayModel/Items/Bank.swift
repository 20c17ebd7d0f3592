/// A checked bank: everything its files say, without their places.
package struct Bank: Hashable, Sendable {
  package var id: BankID
  package var title: String
  /// A BCP 47 language tag, such as `en`.
  package var language: String
  package var items: [Item] = []
  package var sets: [ItemSet] = []
  package var frameworks: [Framework] = []
  package var assessments: [Assessment] = []
  /// The panel's ratings, from `statistics/angoff.csv`.
  package var ratings: [ItemRating] = []
  /// The files below `media/`, in the order of their paths.
  package var media: [MediaFile] = []
  /// From `locales/`, a language each; parts of them may not be whole.
  package var translations: [Translation] = []

  package init(id: BankID, title: String, language: String = "en") {
    self.id = id
    self.title = title
    self.language = language
  }
}

/// A panel's judgement of an item: what a minimally competent candidate would earn at it.
package struct ItemRating: Hashable, Sendable, Codable {
  package var item: ItemID
  /// The expected share of the item's points, from 0 to 1 (Angoff 1971).
  package var rating: Rational
  /// How many raters it rests on.
  package var raters: Int?
  /// The standard deviation of the raters' judgements.
  package var standardDeviation: Rational?
  /// The day of the panel, `YYYY-MM-DD`.
  package var setOn: String?
  /// Where the ratings come from, in words, such as `panel` or `simulated`.
  package var source: String?

  package init(
    item: ItemID, rating: Rational, raters: Int? = nil, standardDeviation: Rational? = nil, setOn: String? = nil,
    source: String? = nil
  ) {
    self.item = item
    self.rating = rating
    self.raters = raters
    self.standardDeviation = standardDeviation
    self.setOn = setOn
    self.source = source
  }
}
