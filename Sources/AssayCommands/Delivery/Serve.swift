import ArgumentParser
import AssayDigest
import AssayEngine
import AssayJSON
import AssayModel
import AssayStore
import CSystem
import Glibc

/// Delivers assessments to a client over standard input and output.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Deliver assessments over standard input and output.",
    discussion: """
      Speaks JSON-RPC 2.0, one object a line, as docs/protocol.md describes: requests come on standard input, replies \
      and notifications go to standard output, messages for people to standard error. An answer is on disk before it \
      is acknowledged. The end of the input ends the engine.
      """)

  @OptionGroup var store: StoreOptions

  @Option(help: "Whose methods there are: candidate (unless it is said) or staff.")
  var role: Role?

  @Flag(
    help: """
      Print the protocol as an OpenRPC document and serve nothing; with --role, the methods of that role alone.
      """)
  var describe = false

  @Option(
    help: ArgumentHelp(
      "Draw ids, tokens and forms from this number, for simulations and tests alone: they can be guessed.",
      valueName: "number"))
  var simulationSeed: UInt64?

  func run() throws {
    guard !describe else {
      say(ProtocolDocument.make(for: role, version: Assay.version).text(.pretty))
      return
    }
    // Keys and answers stay out of core dumps and of other processes' reach.
    _ = assay_forbid_dumps()
    let store = try openStore(store.path, mustExist: true)
    if isatty(STDIN_FILENO) == 1 {
      StandardError.write(
        """
        assay: serving `\(self.store.path)` to whoever types JSON-RPC, one object a line; Ctrl-D ends. For example
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocol":"1","client":{"name":"me"}}}

        """)
    }
    let report = { (message: String) in StandardError.write("assay: \(message)\n") }
    let clock = SteadyClock(report: report)
    var engine = Engine(
      store: store, role: role ?? .candidate, clock: { clock.now },
      entropy: simulationSeed.map { Entropy.seeded($0) } ?? .system, version: Assay.version,
      seeds: simulationSeed.map { .perCandidate($0) } ?? .random,
      report: report)
    try serve(&engine, clock)
  }

  /// Reads what waits, carries it out, writes the replies, until the input ends.
  ///
  /// A client that goes away ends the engine like the end of the input does.
  private func serve(_ engine: inout Engine, _ clock: SteadyClock) throws(Failure) {
    while !engine.isShutdown {
      let wait = engine.nextWake.map { ($0 - clock.now).milliseconds }
      let ready = waitForInput([STDIN_FILENO], milliseconds: wait)
      if ready.isEmpty {
        guard try write(engine.tick()) else { return }
        continue
      }
      guard let chunk = readChunk(STDIN_FILENO) else {
        throw Failure("standard input could not be read: \(systemReason(errno)).")
      }
      if chunk.isEmpty {
        _ = try write(engine.finish())
        return
      }
      guard try write(engine.receive(chunk[...])) else { return }
      while engine.hasLinesLeft { guard try write(engine.receive([])) else { return } }
    }
  }

  /// Writes replies; false when nobody reads them any more.
  private func write(_ lines: [UInt8]) throws(Failure) -> Bool {
    if writeAll(lines, to: STDOUT_FILENO) { return true }
    guard errno != EPIPE else { return false }
    throw Failure("standard output could not be written: \(systemReason(errno)).")
  }
}

extension Role: ExpressibleByArgument {}
