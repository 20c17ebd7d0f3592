/// In each row, columns are chosen.
package struct MatrixInteraction: Hashable, Sendable, Codable {
  package var rows: [MatrixRow]
  package var columns: [LabelledChoice]
  package var rule: PartRule = .each

  package init(rows: [MatrixRow], columns: [LabelledChoice], rule: PartRule = .each) {
    self.rows = rows
    self.columns = columns
    self.rule = rule
  }
}

/// A row of a matrix and its right columns.
package struct MatrixRow: Hashable, Sendable, Codable {
  package var id: OptionID
  package var text: String
  package var key: [OptionID]
  package var rationale: String?
  /// What is shown with it.
  @OmittedWhenEmpty package var media: [Medium] = []

  package init(id: OptionID, text: String, key: [OptionID], rationale: String? = nil) {
    self.id = id
    self.text = text
    self.key = key
    self.rationale = rationale
  }
}
