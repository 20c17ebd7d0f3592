/// What is wrong with a source, where, why, and how to mend it.
///
/// A value: rules make them, ``Diagnostics`` sorts and counts them, a renderer shows them.
package struct Diagnostic: Hashable, Sendable {
  /// What is said: lower case, no full stop, names from the source in backticks, and what to do after a semicolon.
  package struct Message: Hashable, Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
    package let text: String
    package init(_ text: String) { self.text = text }
    package init(stringLiteral text: String) { self.text = text }
    package var description: String { text }
  }

  /// Something that helps to understand a diagnostic, with a place of its own where it has one.
  package struct Note: Hashable, Sendable {
    package let message: Message
    package let span: SourceSpan?

    package init(_ message: Message, at span: SourceSpan? = nil) {
      self.message = message
      self.span = span
    }
  }

  /// A change of the source that would mend it, for tools that offer to make it.
  package struct Fix: Hashable, Sendable {
    /// What the change does, as an order: `quote the value`.
    package let message: Message
    package let edits: [TextEdit]

    package init(_ message: Message, edits: [TextEdit]) {
      self.message = message
      self.edits = edits
    }
  }

  package var rule: RuleID
  package var severity: Severity
  package var message: Message
  /// Where; nil for what concerns no place in a file.
  package var span: SourceSpan?
  package var notes: [Note]
  /// How to mend it, best with the corrected line.
  package var help: String?
  package var fixes: [Fix]

  package init(
    _ message: Message, rule: RuleID, severity: Severity = .error, at span: SourceSpan?, notes: [Note] = [],
    help: String? = nil, fixes: [Fix] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.span = span
    self.notes = notes
    self.help = help
    self.fixes = fixes
  }
}
