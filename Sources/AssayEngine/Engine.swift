package import AssayDigest
import AssayJSON
import AssayJSONRPC
package import AssayModel
package import AssayStore

/// The engine of delivery: lines of the protocol in, lines of replies out, over a store.
///
/// It has no streams, no clock, no chance and no files of its own: all are passed in. The loop around it reads what is
/// there, gives it in, and writes what comes back:
///
/// ```swift
/// while !engine.isShutdown, let chunk = read(until: engine.nextWake) {
///   write(chunk.isEmpty ? engine.tick() : engine.receive(chunk))
///   while engine.hasLinesLeft { write(engine.receive([])) }
/// }
/// write(engine.finish())
/// ```
///
/// All whole lines of a chunk are carried out, what they brought about is committed to the store in one transaction, and
/// only then are their replies given: what was acknowledged is kept. Nothing else holds state; an engine that was killed
/// is replaced by a new one on the same store.
///
/// Give in chunks of some 64 KiB. The replies to a chunk are in memory together, up to 16 MiB and one reply beyond; the
/// lines after it are carried out in the next turn.
package struct Engine {
  let store: any Store
  let role: Role
  let version: String
  let seeds: FormSeeds
  let clock: () -> Instant
  let report: (String) -> Void
  var entropy: Entropy

  var splitter = LineSplitter()
  var replies = JSONWriter(capacity: 16 * 1024)
  var turn = Turn()
  var sessions = LiveSessions()
  var deadlines = Deadlines()
  var watching = Watch()
  var shelf = PackageShelf()
  var contents = ContentCache()
  /// What people mark; of the assessments that raters asked for.
  var marking = MarkingDesks()
  /// What the client said of itself; nil until `initialize`.
  var client: Client?
  /// Whether a write failed, so that the store must be opened again before anything else.
  var needsReopening = false
  /// Whether whole lines may be left that were not carried out yet, because the replies to those before them are many:
  /// call ``receive(_:)`` again, with nothing, once these are written.
  package private(set) var hasLinesLeft = false
  /// Whether the client asked for the end, or the input ended: nothing more is taken.
  package internal(set) var isShutdown = false

  /// An engine on a store.
  ///
  /// - Parameters:
  ///   - store: Where packages are found and sessions are kept.
  ///   - role: Whose methods there are.
  ///   - clock: The time now; asked once for each chunk.
  ///   - entropy: What ids and tokens, and the seeds of forms, are drawn from.
  ///   - version: The program's version, for `initialize`.
  ///   - seeds: Where the seeds of forms come from.
  ///   - report: Takes messages for whoever runs the engine, a sentence each; never for clients.
  package init(
    store: any Store, role: Role, clock: @escaping () -> Instant, entropy: Entropy, version: String,
    seeds: FormSeeds = .random, report: @escaping (String) -> Void = { _ in }
  ) {
    self.store = store
    self.role = role
    self.clock = clock
    self.entropy = entropy
    self.version = version
    self.seeds = seeds
    self.report = report
  }

  /// After how many bytes of replies the lines that are left wait for the next turn.
  var replyBytesPerTurn = 16 * 1024 * 1024

  /// The next moment at which the clock has something to do; nil while there is none.
  package var nextDeadline: Instant? { deadlines.next }

  /// The next moment at which to call ``tick()``; nil while there is none.
  ///
  /// It is the next deadline, or, while clients work on sessions, a second after the engine last looked at what others
  /// have written to the store.
  package var nextWake: Instant? {
    guard sessions.hasConnected, let look = watching.next else { return nextDeadline }
    return nextDeadline.map { min($0, look) } ?? look
  }

  /// Takes bytes of the input, carries out every line that they complete, and gives the lines to write.
  ///
  /// Where ``hasLinesLeft`` is true afterwards, it goes on when it is called again, with nothing.
  ///
  /// Where the commit fails, every reply that rested on it is the error `storage` instead, and the sessions that it was
  /// about are read from the store again when they are next used.
  package mutating func receive(_ chunk: ArraySlice<UInt8>) -> [UInt8] {
    guard !isShutdown else { return [] }
    splitter.append(chunk)
    beginTurn()
    carryOutLines()
    return endTurn()
  }

  /// Does what the clock asks for, and gives the notifications to write: submits sessions whose time is over, and sees
  /// what others did to the sessions of its clients.
  package mutating func tick() -> [UInt8] {
    guard !isShutdown else { return [] }
    beginTurn()
    return endTurn()
  }

  /// Ends the engine at the end of its input, and gives the last line to write: an error where the input broke off.
  package mutating func finish() -> [UInt8] {
    guard !isShutdown else { return [] }
    beginTurn()
    while !isShutdown, let line = splitter.next() ?? splitter.finish() { carryOut(line) }
    detachAll()
    isShutdown = true
    return endTurn()
  }

  private mutating func carryOutLines() {
    hasLinesLeft = false
    while !isShutdown {
      guard replies.bytes.count < replyBytesPerTurn else {
        hasLinesLeft = true
        return
      }
      guard let line = splitter.next() else { return }
      carryOut(line)
    }
  }
}
