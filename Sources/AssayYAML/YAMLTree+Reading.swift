package import AssayDiagnostics

extension YAMLTree {
  /// Reads a whole file into one tree.
  ///
  /// For small files, and for editing by span; ``YAMLStream`` reads long lists in little memory.
  ///
  /// - Parameters:
  ///   - file: What to read. A byte order mark and CRLF are fine.
  ///   - limits: How much to read before refusing.
  /// - Returns: The tree, and what is wrong. The tree lacks entries whose key is refused or repeated; it is nil when
  ///   the file is empty or cannot be read to its end.
  package static func read(_ file: SourceFile, limits: YAMLLimits = .ownFiles) -> Checked<YAMLTree> {
    var composer = Composer(file, limits: limits)
    guard let first = composer.enterDocument(), composer.compose(first) else {
      return Checked(value: nil, diagnostics: composer.problems.found)
    }
    let tree = YAMLTree(file: file.id, records: composer.records, text: composer.text)
    guard !tree.root.isAbsent else {
      composer.reportEmpty()
      return Checked(value: nil, diagnostics: composer.problems.found)
    }
    let isWhole = composer.leaveDocument()
    return Checked(value: isWhole ? tree : nil, diagnostics: composer.problems.found)
  }
}
