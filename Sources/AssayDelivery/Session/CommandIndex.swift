import AssayModel

/// What became of each numbered command: enough to know a repetition and to give its answer again.
///
/// Looked up by number, in constant time. Holds 24 bytes a command, and what refusals said.
struct CommandIndex: Hashable, Sendable {
  private var entries: [Entry] = []
  private var refusals: [Refusal] = []

  private struct Entry: Hashable, Sendable {
    var fingerprint: UInt64
    var trace: Trace
  }

  /// Where the answer to a command is to be found.
  enum Trace: Hashable, Sendable {
    case saved(Int32, isLate: Bool)
    case cleared(Int32, isLate: Bool)
    case flagged(Int32, Bool)
    case moved(Int32)
    /// The n-th try at a slot, from 1.
    case checked(Int32, Int32)
    /// The n-th hint at a slot, from 1.
    case hinted(Int32, Int32)
    case sectionSubmitted(Int32)
    case commented(Int32)
    /// The n-th agreement of the session, from 0.
    case agreed(Int32, Bool)
    case paused, resumed, breakStarted, breakEnded, noted, stateKept
    /// The n-th file, from 1.
    case fileBegun(Int32)
    case fileEnded(Int32)
    case submitted(at: Instant)
    case refused(Int32)
  }

  var count: Int { entries.count }

  /// What became of a command, by its number from 1.
  ///
  /// - Returns: Nil when another command had this number, or none had.
  func trace(of command: SessionCommand, numbered sequence: Int) -> Trace? {
    guard entries.indices.contains(sequence - 1) else { return nil }
    let entry = entries[sequence - 1]
    // An accepted submission does not say how it was confirmed: both ways of asking for it are the same.
    if case .submitted = entry.trace, case .submit = command { return entry.trace }
    return entry.fingerprint == Fingerprint.of(command) ? entry.trace : nil
  }

  func refusal(_ number: Int32) -> Refusal { refusals[Int(number)] }

  mutating func append(_ fingerprint: UInt64, _ trace: Trace) {
    entries.append(Entry(fingerprint: fingerprint, trace: trace))
  }

  mutating func append(_ fingerprint: UInt64, _ refusal: Refusal) {
    if refusals.last != refusal { refusals.append(refusal) }
    append(fingerprint, .refused(Int32(refusals.count - 1)))
  }
}
