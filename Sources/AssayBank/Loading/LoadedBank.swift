package import AssayDiagnostics
package import AssayModel

/// A bank together with the files it was read from and the places of everything in it.
package struct LoadedBank: Sendable {
  package var bank: Bank
  package var places: Places
  package var files: SourceFiles

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
}
