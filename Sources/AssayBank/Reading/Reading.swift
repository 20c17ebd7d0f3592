import AssayDiagnostics
import AssayYAML

/// What is at hand while files are read: the file, what was wrong so far, and where things were written.
///
/// One object for a whole bank; readers get it from their ``FieldReader`` and never stop at a mistake.
final class Reading {
  /// The file that is being read.
  var file: SourceFile
  var diagnostics: [Diagnostic] = []
  var places = Places()
  /// The files of media that are named.
  var mediaUses: [MediaUse] = []
  /// How many errors were reported that left something out; unknown keys are not among them.
  private(set) var errorCount = 0
  private var tables: [[YAMLField]] = []

  init(_ file: SourceFile) { self.file = file }

  /// Reports what makes the content unusable.
  func error(
    _ message: Diagnostic.Message, rule: RuleID, at span: SourceSpan?, notes: [Diagnostic.Note] = [],
    help: String? = nil, fixes: [Diagnostic.Fix] = []
  ) {
    if rule != .unknownKey { errorCount += 1 }
    diagnostics.append(Diagnostic(message, rule: rule, at: span, notes: notes, help: help, fixes: fixes))
  }

  /// Reports what is an error of its own.
  func errorOf(_ diagnostic: Diagnostic) {
    errorCount += 1
    diagnostics.append(diagnostic)
  }

  /// Reports what can be used and is probably not what was meant.
  func warn(
    _ message: Diagnostic.Message, rule: RuleID, at span: SourceSpan?, notes: [Diagnostic.Note] = [],
    help: String? = nil, fixes: [Diagnostic.Fix] = []
  ) {
    diagnostics.append(
      Diagnostic(message, rule: rule, severity: .warning, at: span, notes: notes, help: help, fixes: fixes))
  }

  /// Notes where the values of a mapping stand.
  func note(_ fields: [YAMLField], below path: FieldPath) {
    for field in fields { places.note(path.appending(field.name.hash), field.lower, field.upper) }
  }

  /// An empty table with room for fields, one that was given back where there is one.
  func spareFields() -> [YAMLField] { tables.popLast() ?? [] }

  /// Takes back a table that is not needed any more, and leaves an empty one.
  func keepSpare(_ fields: inout [YAMLField]) {
    fields.removeAll(keepingCapacity: true)
    if tables.count < 8 {
      tables.append(fields)
      fields = []
    }
  }

  /// Notes where a value stands that no ``FieldReader`` has noted, such as the key of a short form.
  func note(_ path: FieldPath, _ node: YAMLNode) { places.note(path, node.span) }
}

extension RuleID {
  static let unknownKey: RuleID = "unknown-key"
  static let missingKey: RuleID = "missing-key"
  static let missingValue: RuleID = "missing-value"
  static let wrongShape: RuleID = "wrong-shape"
  static let wrongValue: RuleID = "wrong-value"
  static let outOfRange: RuleID = "out-of-range"
  static let noEffect: RuleID = "no-effect"
  static let notSupported: RuleID = "not-supported"
}
