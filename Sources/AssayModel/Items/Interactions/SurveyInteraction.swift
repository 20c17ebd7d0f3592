/// One step of a scale is chosen; it earns nothing.
package struct SurveyInteraction: Hashable, Sendable, Codable {
  package var scale: [LabelledChoice]

  package init(scale: [LabelledChoice]) { self.scale = scale }
}
