/// An assessment frozen with everything that its forms, its delivery and its scoring need.
///
/// Published packages are immutable and named by the digest of their canonical bytes; sessions run on them, never on
/// an author's files.
package struct AssessmentPackage: Hashable, Sendable, Codable {
  /// The version of this layout; readers refuse what they do not know.
  package var format: Int = Self.currentFormat
  package var bank: BankID
  package var language: String
  package var assessment: Assessment
  /// Every item that a form may hold, in the order of their ids.
  package var items: [Item]
  /// Every set that a form may hold, in the order of their ids.
  package var sets: [ItemSet]
  package var frameworks: [Framework]
  /// The ratings of the items above, in the order of their ids.
  package var ratings: [ItemRating]
  /// Every file that the items and sets above show, in the order of the paths.
  @OmittedWhenEmpty package var media: [MediaFile] = []
  /// What of the above is there in other languages, in the order of the tags; each part of it is whole.
  @OmittedWhenEmpty package var translations: [Translation] = []

  package static let currentFormat = 2

  /// Gathers what an assessment needs from a bank: the items that it may draw, their sets and ratings.
  package init(_ assessment: Assessment, from bank: Bank) {
    self.bank = bank.id
    language = bank.language
    self.assessment = assessment
    frameworks = bank.frameworks
    let namedItems = Set(assessment.blueprint.sections.flatMap(\.draws).compactMap(\.namedItem))
    let drawable = bank.items.filter { item in
      namedItems.contains(item.id) || (item.use == assessment.type.use && [.approved, .pretest].contains(item.status))
    }
    items = drawable.sorted { $0.id < $1.id }
    let ids = Set(items.map(\.id))
    sets = bank.sets.filter { set in set.items.contains { ids.contains($0) } }.sorted { $0.id < $1.id }
    ratings = bank.ratings.filter { ids.contains($0.item) }.sorted { $0.item < $1.item }
    translations = bank.translations.compactMap { $0.whole(for: self) }.sorted {
      $0.language.utf8.lexicographicallyPrecedes($1.language.utf8)
    }
    guard !bank.media.isEmpty else { return }
    var named: Set<MediaPath> = []
    for translation in translations { named.formUnion(translation.mentionedMedia) }
    for item in items { named.formUnion(item.mentionedMedia) }
    for set in sets { named.formUnion(set.mentionedMedia) }
    media = bank.media.filter { named.contains($0.path) }.sorted { $0.path < $1.path }
  }
}

extension Draw {
  /// The item that the draw names, where it names one.
  package var namedItem: ItemID? {
    if case .item(let id) = self { return id }
    return nil
  }
}

/// A package with its parts in reach by id; made once and passed around.
package struct PackageIndex: Hashable, Sendable {
  package let package: AssessmentPackage
  package let tree: CompetencyTree
  package let items: [ItemID: Item]
  package let sets: [ItemSetID: ItemSet]
  package let ratings: [ItemID: ItemRating]
  package let media: [MediaPath: MediaFile]
  /// The language in which the texts are given, where they are there in it.
  package let language: String
  /// The ids of what is given in that language and was written in another.
  private let translated: Set<String>

  /// Puts the parts of a package in reach.
  ///
  /// - Parameters:
  ///   - package: As it was published.
  ///   - language: One of its languages; nil for the bank's own. What has no translation stays as it is.
  package init(_ package: AssessmentPackage, in language: String? = nil) {
    let translation = package.translations.first { $0.language.utf8.elementsEqual((language ?? "").utf8) }
    let given = translation.map { package.given(by: $0) } ?? package
    self.package = given
    self.language = translation?.language ?? package.language
    translated = Set((translation?.texts ?? [:]).keys)
    tree = CompetencyTree(given.frameworks)
    items = Dictionary(given.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    sets = Dictionary(given.sets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    ratings = Dictionary(given.ratings.map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
    media = Dictionary(given.media.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The language in which something is given: an item, a set, the assessment, a competency.
  package func language<Kind>(of id: Identifier<Kind>) -> String {
    translated.contains(id.text) ? language : package.language
  }

  /// The language in which something is given, where it is not that of something else.
  package func language<Kind, Other>(of id: Identifier<Kind>, unlessOf other: Identifier<Other>) -> String? {
    let own = language(of: id)
    return own.utf8.elementsEqual(language(of: other).utf8) ? nil : own
  }
}
