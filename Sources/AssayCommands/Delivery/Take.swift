import ArgumentParser
import AssayClient
import AssayDigest
import AssayJSON
import AssayModel
import Glibc

/// Lets a person take an assessment in the terminal, as a client of the protocol.
struct Take: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take an exam or a knowledge check in the terminal.",
    discussion: """
      Publishes the assessment from the bank where the store has none. Answers are kept as they are given: when the \
      program ends, however it ends, the same command goes on where it left.
      """)

  @OptionGroup var bank: BankOptions
  @OptionGroup var store: StoreOptions

  @Argument(help: "The id of an exam or a knowledge check.")
  var assessment: String

  @Option(help: "Under which pseudonym.")
  var candidate = "local"

  @Option(help: "The language wanted, as a tag such as `de` or `de-CH`; a session that is open keeps its own.")
  var locale: String?

  @Flag(help: "Register the candidate first, where the assessment asks for it.")
  var register = false

  func run() throws {
    let id = try AssessmentID.argument(assessment)
    guard let candidateID = CandidateID(candidate) else {
      throw Failure("`\(candidate)` is no pseudonym: 1 to 128 printable ASCII characters without blanks.", .usedWrongly)
    }
    do {
      let store = try openStore(store.path)
      try Publishing.ensure(assessment, bank: bank, store: store)
    }
    var entropy = Entropy.system
    if register {
      try StaffClient(store: store.path).register([candidateID], for: id, requestKey: { "take-\($0)-\(id)" }) { _ in }
    }
    let terminal = Terminal()
    let screen = TakeScreen(
      width: min(max(terminal.width, 20), 100), usesColour: terminal.usesColour,
      isTerminal: StandardOutput.isTerminal && isatty(STDIN_FILENO) == 1)
    let child = try ChildProcess(["serve", "--role", "candidate", "--store", store.path])
    var session = TakeSession(child, screen: screen)
    try session.run(
      assessment, candidate: candidate, requestKey: entropy.identifier(prefix: "take"), locale: locale)
  }
}
