import AssayDiagnostics

/// What is wrong with one file, up to a limit.
struct Problems {
  private(set) var found: [Diagnostic] = []
  private let file: SourceFile
  static let limit = 100

  init(in file: SourceFile) { self.file = file }

  /// Whether so much is wrong that reading on helps nobody.
  var isFull: Bool { found.count > Self.limit }

  mutating func add(_ diagnostic: Diagnostic) {
    guard !isFull else { return }
    found.append(diagnostic)
    if found.count == Self.limit {
      found.append(
        Diagnostic(
          "`\(file.path)` has more than \(Self.limit) problems; the rest of the file was not read",
          rule: .tooManyProblems, severity: .note, at: diagnostic.span))
    }
  }
}

extension RuleID {
  static let tooManyProblems: RuleID = "too-many-problems"
}
