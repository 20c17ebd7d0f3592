/// A statement is judged.
package struct TrueFalseInteraction: Hashable, Sendable, Codable {
  package var key: Bool

  package init(key: Bool) { self.key = key }
}
