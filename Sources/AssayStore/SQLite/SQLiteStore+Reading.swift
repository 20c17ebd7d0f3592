import AssayDigest
package import AssayModel
import GRDB

extension SQLiteStore {
  package func session(_ id: SessionID) throws(StoreError) -> StoredSession? {
    try read { reading in try reading.row(of: id).map { try reading.session($0) } }
  }

  package func record(of id: SessionID) throws(StoreError) -> SessionRecord? {
    try read { reading in try reading.row(of: id).map { try reading.record($0) } }
  }

  package func summary(of id: SessionID) throws(StoreError) -> SessionSummary? {
    try read { reading in try reading.row(of: id)?.summary }
  }

  package func receipt(of id: SessionID) throws(StoreError) -> SessionReceipt? {
    try read { reading in
      guard let row = try reading.row(of: id), let digest = row.head.digest else { return nil }
      return SessionReceipt(session: id, events: row.head.count, digest: digest)
    }
  }

  package func changeToken() throws(StoreError) -> ChangeToken { try read { ChangeToken($0.foreign.last) } }

  package func sessions(changedSince token: ChangeToken) throws(StoreError) -> [SessionID]? {
    try read { reading in
      try reading.foreign.sessions(after: token.value)?.map { try reading.id(ofNumber: $0) }
    }
  }

  package func summaries(
    of assessment: AssessmentID?, by candidate: CandidateID?
  ) throws(StoreError) -> [SessionSummary] {
    var conditions: [String] = []
    var arguments: [String] = []
    if let assessment {
      conditions.append("assessment = ?")
      arguments.append(assessment.text)
    }
    if let candidate {
      conditions.append("candidate = ?")
      arguments.append(candidate.text)
    }
    let condition = conditions.isEmpty ? "true" : conditions.joined(separator: " AND ")
    return try read { reading in
      try reading.rows(condition, StatementArguments(arguments), limit: nil).map(\.summary)
    }
  }

  package func sessions(
    of assessment: AssessmentID, after number: Int, limit: Int
  ) throws(StoreError) -> [StoredSession] {
    try read { reading in
      try reading.rows("assessment = ? AND number > ?", [assessment.text, number], limit: limit)
        .map { try reading.session($0) }
    }
  }
}
