/// How much a diagnostic weighs.
package enum Severity: String, Hashable, Sendable, CaseIterable {
  /// The content cannot be used as it is.
  case error
  /// It can be used, and is probably not what was meant.
  case warning
  /// Said for information.
  case note
}
