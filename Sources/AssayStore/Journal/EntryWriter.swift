import AssayDigest

/// Builds the bytes of an entry; ``EntryRecord`` has the format.
struct EntryWriter {
  private(set) var bytes: [UInt8] = []

  /// Appends a record of events, sealed.
  ///
  /// - Parameters:
  ///   - session: Whose they are.
  ///   - head: How far the session has come before them.
  ///   - events: At least one, in order.
  ///   - key: What seals them.
  ///   - nonces: Where nonces come from.
  /// - Returns: How far the session has come after them, but for the number of the entry.
  mutating func events(
    of session: SessionPlace, after head: SessionHead, _ events: [JournalEvent], sealedWith key: SealingKey,
    _ nonces: SealingNonces
  ) -> SessionHead {
    var head = head
    bytes.append(1)
    number(session.number)
    number(head.count + 1)
    number(head.place)
    let latest = events[events.count - 1].at
    number(UInt64(bitPattern: latest << 1 ^ latest >> 63))
    let newState = events.last { $0.newState != nil }?.newState
    let isSubmitted = newState.map { $0 == .submitted } ?? head.isSubmitted
    bytes.append(isSubmitted ? 1 : 0)
    number(events.count)
    var digest = head.digest
    for event in events {
      head.count += 1
      number(event.content.count + SealingKey.overhead)
      let start = bytes.count
      key.seal(event.content, boundTo: session.context(of: head.count), using: nonces, into: &bytes)
      digest = session.digest(of: head.count, after: digest, sealed: bytes.span.extracting(start..<bytes.count))
    }
    digest?.append(to: &bytes)
    head.digest = digest
    head.latest = latest
    head.isSubmitted = isSubmitted
    return head
  }

  mutating func fact(_ fact: EntryRecord.Fact) {
    bytes.append(2)
    number(fact.kind.rawValue)
    number(fact.number)
    fact.digest.append(to: &bytes)
  }

  mutating func erased(_ session: Int, by erasure: Int) {
    bytes.append(3)
    number(session)
    number(erasure)
  }

  mutating func adopted(_ session: Int, count: Int, _ digest: Digest) {
    bytes.append(4)
    number(session)
    number(count)
    digest.append(to: &bytes)
  }

  private mutating func number(_ value: Int) { number(UInt64(value)) }

  private mutating func number(_ value: UInt64) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: value))
  }
}
