package import AssayModel

/// All sessions of an assessment, one after the other, without holding all in memory.
///
/// ```swift
/// var sessions = store.allSessions(of: "exam")
/// while let session = try sessions.next() { … }
/// ```
///
/// In the order in which they were started, which is the same each time. Each session is read at one point in time; one
/// that is started while the stream is read may come at its end.
package struct SessionStream: ~Copyable {
  private let store: any Store
  private let assessment: AssessmentID
  private var page: [StoredSession] = []
  private var position = 0
  private var number = 0

  init(_ store: any Store, _ assessment: AssessmentID) {
    self.store = store
    self.assessment = assessment
  }

  /// The next session, or nil after the last.
  package mutating func next() throws(StoreError) -> StoredSession? {
    if position == page.count {
      page = try store.sessions(of: assessment, after: number, limit: 64)
      position = 0
      guard let last = page.last else { return nil }
      number = last.summary.number
    }
    position += 1
    return page[position - 1]
  }
}

extension Store {
  /// All sessions of an assessment with their events, in the order in which they were started.
  package func allSessions(of assessment: AssessmentID) -> SessionStream { SessionStream(self, assessment) }
}
