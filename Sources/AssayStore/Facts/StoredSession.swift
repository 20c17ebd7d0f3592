package import AssayModel

/// A session with its events, as far as they can still be read.
package struct StoredSession: Hashable, Sendable {
  package var summary: SessionSummary
  package var content: Content

  /// What is kept of a session beyond its summary.
  package enum Content: Hashable, Sendable {
    /// In order; the first is `started`.
    case events([SessionEvent])
    /// The key was destroyed: the events are there and nobody can read them.
    case erased(Erasure)
  }

  package init(summary: SessionSummary, content: Content) {
    self.summary = summary
    self.content = content
  }

  /// The events, in order, or ``StoreError/erased(_:_:)`` where they were erased.
  package var events: [SessionEvent] {
    get throws(StoreError) {
      switch content {
      case .events(let events): return events
      case .erased(let erasure): throw .erased(.session(summary.session, row: nil), erasure)
      }
    }
  }

  /// The erasure that made the events unreadable; nil while they can be read.
  package var erasure: Erasure? {
    if case .erased(let erasure) = content { erasure } else { nil }
  }
}
