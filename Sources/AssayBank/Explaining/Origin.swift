package import AssayDiagnostics

/// Where the value of a field came from.
package enum Origin: Hashable, Sendable {
  /// Written at the item.
  case item(SourceSpan)
  /// From the `defaults:` of the item's file.
  case file(SourceSpan)
  /// From the `defaults:` of the bank.
  case bank(SourceSpan)
  /// What the format says where nobody says anything.
  case builtIn
}

extension LoadedBank {
  /// Where the value of an item's field came from.
  ///
  /// - Parameters:
  ///   - name: The field, such as `points`.
  ///   - index: The item's position in the bank.
  ///   - fallback: The way to its default below `defaults`, where that is another than the field's name.
  /// - Returns: The nearest of item, file, bank and format that says something.
  package func origin(of name: FieldName, ofItem index: Int, default fallback: FieldPath? = nil) -> Origin {
    if let place = place(of: .item(index), FieldPath(name)) { return .item(place) }
    let path = fallback ?? FieldPath(.defaults) / name
    if let file = places.file(of: .item(index)), let place = place(of: .file(file), path) { return .file(place) }
    if let place = place(of: .bank, path) { return .bank(place) }
    return .builtIn
  }

  private func place(of owner: Places.Owner, _ path: FieldPath) -> SourceSpan? {
    places.contains(path, of: owner) ? span(of: owner, path) : nil
  }
}
