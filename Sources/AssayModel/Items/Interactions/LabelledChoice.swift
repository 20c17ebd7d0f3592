/// Something with an id and a text that a candidate places or chooses, which is neither right nor wrong by itself.
package struct LabelledChoice: Hashable, Sendable, Codable {
  package var id: OptionID
  package var text: String
  /// What is shown with it.
  @OmittedWhenEmpty package var media: [Medium] = []

  package init(id: OptionID, text: String) {
    self.id = id
    self.text = text
  }
}
