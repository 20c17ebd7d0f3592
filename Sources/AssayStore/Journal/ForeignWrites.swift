/// What other writers have written lately: up to which entry, and to which sessions.
struct ForeignWrites: Sendable {
  /// The last entry that one of them wrote.
  private(set) var last = 0
  /// From this entry on it is known to which sessions.
  private var floor = 0
  /// The last entry about each session, by the session's number.
  private var entries: [Int: Int] = [:]

  /// How many sessions are remembered at most; beyond, it is only known that something was written.
  static let capacity = 16_384

  /// Begins at an entry; what was written before is not known.
  init(after entry: Int = 0) {
    last = entry
    floor = entry
  }

  /// Notes that an entry is about a session.
  mutating func note(_ session: Int, in entry: Int) {
    if entries.count >= Self.capacity, entries[session] == nil {
      entries.removeAll()
      floor = entry
    }
    entries[session] = entry
  }

  /// Notes up to which entry they have written.
  mutating func end(at entry: Int) { last = entry }

  /// The numbers of the sessions that entries after one of them are about; nil where that is not known.
  func sessions(after entry: Int) -> [Int]? {
    guard entry >= floor else { return nil }
    return entries.filter { $0.value > entry }.map(\.key)
  }
}
