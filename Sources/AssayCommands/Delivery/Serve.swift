import ArgumentParser
import AssayDigest
import AssayEngine
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

  @Option(help: "Whose methods there are: candidate or staff.")
  var role: Role = .candidate

  @Option(
    help: ArgumentHelp(
      "Draw ids, tokens and forms from this number, for simulations and tests alone: they can be guessed.",
      valueName: "number"))
  var simulationSeed: UInt64?

  func run() throws {
    // Keys and answers stay out of core dumps and of other processes' reach.
    _ = assay_forbid_dumps()
    let store = try openStore(store.path)
    var engine = Engine(
      store: store, role: role, clock: { SystemClock.now },
      entropy: simulationSeed.map { Entropy.seeded($0) } ?? .system, version: Assay.version,
      report: { StandardError.write("assay: \($0)\n") })
    serve(&engine)
  }

  /// Reads what waits, carries it out, writes the replies, until the input ends.
  private func serve(_ engine: inout Engine) {
    while !engine.isShutdown {
      let wait = engine.nextDeadline.map { ($0 - SystemClock.now).milliseconds }
      let ready = waitForInput([STDIN_FILENO], milliseconds: wait)
      if ready.isEmpty {
        guard writeAll(engine.tick(), to: STDOUT_FILENO) else { return }
        continue
      }
      let chunk = readChunk(STDIN_FILENO)
      if chunk.isEmpty {
        writeAll(engine.finish(), to: STDOUT_FILENO)
        return
      }
      guard writeAll(engine.receive(chunk[...]), to: STDOUT_FILENO) else { return }
    }
  }
}

extension Role: ExpressibleByArgument {}
