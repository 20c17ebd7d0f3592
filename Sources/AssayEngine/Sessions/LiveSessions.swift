import AssayDelivery
import AssayDigest
import AssayModel

/// The sessions in memory, by place; a place stays a session's own for the turn, even when the session is dropped.
struct LiveSessions {
  private var entries: [LiveSession] = []
  private var places: [SessionKey: Int] = [:]
  private var free: [Int] = []
  /// The places that become free when the next turn begins.
  private var freed: [Int] = []
  private var turn = 0
  /// The sessions on which a client of this engine works; they may be out of memory.
  private var connected: Set<SessionKey> = []
  /// How many events those of them had that are out of memory.
  private var counts: [SessionKey: Int] = [:]

  /// How many sessions are kept in memory, as long as no turn uses more.
  var capacity = 4096

  /// The session at a place.
  subscript(place: Int) -> LiveSession { _read { yield entries[place] } }

  /// What the media of a session are called; the session is looked at in its place and not copied.
  func media(of place: Int) -> SessionMedia { entries[place].context.media }

  func place(of id: SessionID) -> Int? { places[SessionKey(id)] }

  /// The place of the session whose id has these bytes.
  func place(of id: ArraySlice<UInt8>) -> Int? { places[SessionKey(id)] }

  /// Begins a turn: forgets the sessions that were not used for longest, where there are too many.
  mutating func beginTurn(_ number: Int) {
    turn = number
    free += freed
    freed.removeAll()
    guard places.count > capacity else { return }
    let oldest = places.sorted { entries[$0.value].lastTurn < entries[$1.value].lastTurn }
    for (key, place) in oldest.prefix(places.count - capacity * 3 / 4) {
      leave(place, key)
      free.append(place)
    }
  }

  private mutating func leave(_ place: Int, _ key: SessionKey) {
    places[key] = nil
    if connected.contains(key) { counts[key] = entries[place].keptCount }
  }

  mutating func insert(_ session: LiveSession) -> Int {
    let place: Int
    let key = SessionKey(session.id)
    var session = session
    session.isConnected = connected.contains(key)
    if let last = free.popLast() {
      place = last
      entries[place] = session
    } else {
      place = entries.count
      entries.append(session)
    }
    places[key] = place
    counts[key] = nil
    return place
  }

  /// Forgets a session.
  ///
  /// - Returns: Its id.
  mutating func remove(_ place: Int) -> SessionID {
    let id = entries[place].id
    leave(place, SessionKey(id))
    entries[place].pending.removeAll()
    freed.append(place)
    return id
  }

  /// Whether a client of this engine works on a session.
  func isConnected(_ place: Int) -> Bool { entries[place].isConnected }

  func isConnected(_ id: SessionID) -> Bool { connected.contains(SessionKey(id)) }

  /// Whether a client of this engine works on any session.
  var hasConnected: Bool { !connected.isEmpty }

  /// How many events a session had in the store when it was last seen here; nil where that is not remembered.
  func knownCount(of id: SessionID) -> Int? {
    let key = SessionKey(id)
    return places[key].map { entries[$0].keptCount } ?? counts[key]
  }

  mutating func connect(_ place: Int) {
    connected.insert(SessionKey(entries[place].id))
    entries[place].isConnected = true
  }

  /// Notes that its client works elsewhere.
  mutating func disconnect(_ place: Int) {
    connected.remove(SessionKey(entries[place].id))
    entries[place].isConnected = false
  }

  /// The places of the sessions in memory on which a client of this engine works, in order.
  var connectedPlaces: [Int] { places.filter { connected.contains($0.key) }.map(\.value).sorted() }

  mutating func use(_ place: Int) { entries[place].lastTurn = turn }

  /// Takes in events.
  ///
  /// - Returns: Whether they are the first that are not in the store.
  mutating func record(_ events: [SessionEvent], on place: Int) -> Bool { entries[place].record(events) }

  /// Has a session decide, and takes in what follows.
  ///
  /// - Returns: The outcome, and whether there are events now that are not in the store, and were none before.
  mutating func decide(
    _ command: SessionCommand, numbered sequence: Int, at now: Instant, on place: Int
  ) -> (Decided.Outcome, isFirst: Bool) {
    entries[place].decide(command, numbered: sequence, at: now)
  }

  /// Whether a token is the one remembered, in constant time.
  func isCurrent(_ token: ArraySlice<UInt8>, of place: Int) -> Bool {
    let own = entries[place].token
    return !token.isEmpty && equalInConstantTime(own.span, token.span)
  }

  func hasPending(_ place: Int) -> Bool { !entries[place].pending.isEmpty }

  // These two are mutating so that the session is looked at in its place and not copied.

  mutating func nextSequence(of place: Int) -> Int { entries[place].nextSequence() }

  mutating func clock(of place: Int, at now: Instant) -> ClockView { entries[place].clock(at: now) }

  /// An answer as the session takes it: with choices in place of texts in the gaps that have options.
  func resolved(_ answer: Answer, at slot: SlotID, of place: Int) -> Answer {
    guard case .cloze = answer else { return answer }
    return entries[place].resolved(answer, at: slot)
  }

  /// Notes that the pending events of a session are in the store.
  ///
  /// - Returns: Whether any of them moved the moments at which the clock has something to do.
  mutating func keep(_ place: Int) -> Bool {
    entries[place].usualCount = entries[place].pending.count
    entries[place].pending.removeAll()
    defer { entries[place].hasMovedClock = false }
    return entries[place].hasMovedClock
  }

  mutating func told(_ place: Int, through now: Instant) {
    entries[place].toldThrough = max(now, entries[place].toldThrough)
  }

  /// Remembers the token that was found right, to compare it with the next one.
  mutating func remember(_ token: ArraySlice<UInt8>, of place: Int) { entries[place].token = Array(token) }

  mutating func update(_ place: Int, _ change: (inout LiveSession) -> Void) { change(&entries[place]) }
}

/// The bytes of a session's id, as a key that hashes quickly.
///
/// Ids of the engine have 28 bytes; what a longer one has beyond 32 goes in as text.
struct SessionKey: Hashable {
  private let words: (UInt64, UInt64, UInt64, UInt64)
  private let count: Int
  private var rest: [UInt8] = []

  init(_ id: SessionID) { self.init(id.text.utf8.span) }

  init(_ bytes: ArraySlice<UInt8>) { self.init(bytes.span) }

  private init(_ bytes: Span<UInt8>) {
    count = bytes.count
    words = (
      Self.word(bytes, from: 0), Self.word(bytes, from: 8), Self.word(bytes, from: 16), Self.word(bytes, from: 24)
    )
    for index in stride(from: 32, to: count, by: 1) { rest.append(bytes[index]) }
  }

  /// Up to eight bytes, the first the lowest.
  private static func word(_ bytes: Span<UInt8>, from start: Int) -> UInt64 {
    var word: UInt64 = 0
    var index = min(start &+ 8, bytes.count)
    while index > start {
      index &-= 1
      word = word &<< 8 | UInt64(bytes[index])
    }
    return word
  }

  static func == (one: Self, other: Self) -> Bool {
    one.words == other.words && one.count == other.count && one.rest == other.rest
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
    hasher.combine(count)
    if !rest.isEmpty { hasher.combine(rest) }
  }
}
