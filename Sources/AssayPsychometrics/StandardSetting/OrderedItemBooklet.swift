/// The booklet of a Bookmark study: items in the order of the ability at which they are mastered.
///
/// An item is mastered where its chance of a right answer is the response probability RP: θ = b + ln((RP − c)/(d − RP))/(Da).
/// Items that never have that chance, or fall with ability (a ≤ 0), and items of more than one point have no place. Lewis,
/// Mitzel and Green (1996), *Standard setting: a bookmark approach*; Mitzel, Lewis, Patz and Green (2001), *The bookmark
/// procedure: psychological perspectives*.
package struct OrderedItemBooklet: Hashable, Sendable {
  /// A page of the booklet.
  package struct Page: Hashable, Sendable {
    /// The place of the item among those that the booklet was made of.
    package let item: Int
    /// θ at which it is mastered.
    package let location: Double
  }

  /// From the item that is mastered first on; items at one place in the order in which they were given.
  package let pages: [Page]
  /// The items that have no place, in the order in which they were given.
  package let leftOut: [Int]
  package let responseProbability: Double
  private let models: [ItemModel]

  /// - Parameters:
  ///   - models: Of the items.
  ///   - responseProbability: Between 0 and 1; ½ and ⅔ (RP50, RP67) are usual.
  package init(_ models: [ItemModel], responseProbability: Double) {
    precondition(0 < responseProbability && responseProbability < 1, "a response probability lies between 0 and 1")
    self.models = models
    self.responseProbability = responseProbability
    let located = models.enumerated().map { (item: $0, location: $1.location(ofProbability: responseProbability)) }
    leftOut = located.filter { $0.location == nil }.map(\.item)
    pages = located.compactMap { item, place in place.map { Page(item: item, location: $0) } }
      .sorted { ($0.location, $0.item) < ($1.location, $1.item) }
  }

  /// θ of a cut whose bookmark stands behind so many pages, which a borderline candidate masters.
  ///
  /// - Returns: Nil where no page is before the bookmark, or the bookmark is beyond the end; for the midpoint also where
  ///   none is behind it.
  package func theta(behind mastered: Int, _ rule: BookmarkRule) -> Double? {
    guard pages.indices.contains(mastered - 1) else { return nil }
    let last = pages[mastered - 1].location
    switch rule {
    case .lastMastered: return last
    case .midpoint: return pages.indices.contains(mastered) ? (last + pages[mastered].location) / 2 : nil
    }
  }

  /// The points that a candidate of an ability is expected to get on all items, also on those without a page.
  package func expectedScore(_ theta: Double) -> Double {
    orderFreeSum(
      models.map { model in
        orderFreeSum(model.probabilities(theta).enumerated().map { Double($0) * $1 })
      })
  }
}

/// Where between two pages the cut of a bookmark lies.
package enum BookmarkRule: String, Hashable, Sendable, CaseIterable {
  /// At the last page before the bookmark.
  case lastMastered = "last-mastered"
  /// Halfway between the pages before and behind the bookmark.
  case midpoint
}

extension ItemModel {
  /// θ at which the chance of a right answer is so high; nil where it never is, where it falls with θ, and for more points.
  package func location(ofProbability p: Double) -> Double? {
    guard let law = logistic, isProper, law.a > 0, law.c < p, p < law.d else { return nil }
    return law.b + naturalLog((p - law.c) / (law.d - p)) / (law.D * law.a)
  }
}

extension Method {
  package static let bookmarkTheta = Method("cut θ, median of bookmarks", source: "Lewis, Mitzel and Green 1996")
  package static let bookmarkScore = Method(
    "expected points at the cut θ", source: "Lewis, Mitzel and Green 1996; Lord 1980")
}
