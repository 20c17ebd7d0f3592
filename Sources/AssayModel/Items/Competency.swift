/// What items are about and what results speak of: one node of a framework.
package struct Competency: Hashable, Sendable, Codable {
  package var id: CompetencyID
  package var title: String
  /// As Markdown.
  package var description: String?
  package var parent: CompetencyID?

  package init(id: CompetencyID, title: String, description: String? = nil, parent: CompetencyID? = nil) {
    self.id = id
    self.title = title
    self.description = description
    self.parent = parent
  }
}

/// A tree of competencies.
package struct Framework: Hashable, Sendable, Codable {
  package var id: FrameworkID
  package var title: String
  package var source: String?
  /// Parents before children.
  package var competencies: [Competency]

  package init(id: FrameworkID, title: String, source: String? = nil, competencies: [Competency]) {
    self.id = id
    self.title = title
    self.source = source
    self.competencies = competencies
  }
}

/// Who stands below whom, for draws and subscores that include what stands below.
package struct CompetencyTree: Hashable, Sendable {
  private let parents: [CompetencyID: CompetencyID]
  /// Every competency, by its id.
  package let competencies: [CompetencyID: Competency]

  package init(_ frameworks: [Framework]) {
    let all = frameworks.flatMap(\.competencies)
    competencies = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    parents = competencies.compactMapValues(\.parent)
  }

  /// The competency itself and everything above it, nearest first.
  ///
  /// Ends at 64 steps, so that a cycle in hostile data does no harm.
  package func lineage(of id: CompetencyID) -> [CompetencyID] {
    var line = [id]
    var current = id
    while line.count < 64, let parent = parents[current], !line.contains(parent) {
      line.append(parent)
      current = parent
    }
    return line
  }

  /// Whether `id` is `ancestor` or stands below it.
  package func isOrStandsBelow(_ id: CompetencyID, _ ancestor: CompetencyID) -> Bool {
    lineage(of: id).contains(ancestor)
  }
}
