import Synchronization

/// Nonces to seal records with, 12 random bytes each, drawn from their source many at a time.
///
/// It is shared and not a value: what was handed out once must not come again, whatever became of the record.
package final class SealingNonces: Sendable {
  /// How many bytes a nonce has.
  package static let byteCount = 12
  private static let drawn = 64

  private struct State {
    var entropy: Entropy
    var bytes: [UInt8] = []
    var position = 0
  }

  private let state: Mutex<State>

  /// Nonces from a source; a seeded one is for tests alone, since the same nonce twice under one key gives both records
  /// away.
  package init(_ entropy: Entropy) { state = Mutex(State(entropy: entropy)) }

  /// The next one.
  func next() -> ArraySlice<UInt8> {
    state.withLock { state in
      if state.position == state.bytes.count {
        state.bytes = state.entropy.bytes(Self.drawn * Self.byteCount)
        state.position = 0
      }
      defer { state.position += Self.byteCount }
      return state.bytes[state.position..<state.position + Self.byteCount]
    }
  }
}
