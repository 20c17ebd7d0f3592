package import AssayDiagnostics
package import AssayModel

/// A bank together with the files it was read from and the places of everything in it.
package struct LoadedBank: Sendable {
  package var bank: Bank
  package var places: Places
  package var files: SourceFiles
  /// Items, by position, of which a part could not be read; rules about the whole item leave them out.
  package internal(set) var partialItems: Set<Int> = []
  /// Sets, by position, of which an item could not be read.
  package internal(set) var partialSets: Set<Int> = []
  /// Ids of what is in the files and could not be read, so that what refers to them is not called wrong for it.
  package internal(set) var unreadIDs: Set<String> = []
  /// Whether every file was read to its end; if not, ids may be missing that are written somewhere.
  package internal(set) var isComplete = true
  /// Where each rating of `bank.ratings` stands, in the same order.
  package internal(set) var ratingPlaces: [SourceSpan] = []
  /// What stands below `media/`; nil where nobody looked.
  package internal(set) var foundMedia: [FoundMedium]?
  /// Every place that names a medium.
  var mediaUses: [MediaUse] = []

  package init(bank: Bank, places: Places, files: SourceFiles) {
    self.bank = bank
    self.places = places
    self.files = files
  }

  /// Where a value stands; where nothing was written there, the place of the part that it belongs to.
  ///
  /// Costs a look through the values of that part and a binary search over the lines of its file.
  package func span(of owner: Places.Owner, _ path: FieldPath = .root) -> SourceSpan? {
    guard let (file, bytes) = places.range(of: owner, path) ?? places.range(of: owner, .root) else { return nil }
    return files[file]?.span(bytes)
  }

  /// The source text of a value, as it was typed; nil when nothing was written there.
  package func source(of owner: Places.Owner, _ path: FieldPath) -> String? {
    guard let (file, bytes) = places.range(of: owner, path) else { return nil }
    return files[file]?.text(bytes)
  }
}
