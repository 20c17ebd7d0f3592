/// One of several options is chosen.
package struct ChoiceInteraction: Hashable, Sendable, Codable {
  package var options: [ChoiceOption]

  package init(options: [ChoiceOption]) { self.options = options }
}
