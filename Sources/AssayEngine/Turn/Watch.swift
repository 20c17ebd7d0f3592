import AssayModel
import AssayStore

/// When the engine last looked at what others have written to the store, and what they had written by then.
///
/// It looks at the beginning of a turn, once a second at most, and only while clients work on sessions; between two looks
/// nothing is asked of the store, so that it costs a comparison a turn.
struct Watch {
  /// What others had written by the last look; nil before the first.
  private(set) var token: ChangeToken?
  private var lookedAt: Instant?

  /// How much time passes between two looks.
  static let interval = Interval(seconds: 1)

  /// When to look next; nil while nobody has to.
  var next: Instant? { lookedAt.map { $0 + Self.interval } }

  /// Begins with the first client.
  mutating func begin(at now: Instant) { if lookedAt == nil { lookedAt = now } }

  /// Whether it is time to look; a clock that was put back is no reason to wait.
  func isDue(at now: Instant) -> Bool {
    guard let lookedAt else { return false }
    return now - lookedAt >= Self.interval || now < lookedAt
  }

  /// Notes a look, and what there was to see; nil where that could not be told.
  mutating func look(_ token: ChangeToken?, at now: Instant) {
    lookedAt = now
    if let token { self.token = token }
  }
}
