import AssayTestSupport
import FoundationEssentials
import Testing

/// A person at the terminal, whose keys come from a pipe.
struct `Taking a check in the terminal` {
  private let scratch: ScratchFolder
  private let program: Program

  init() throws {
    scratch = try ScratchFolder()
    program = Program(in: scratch.url)
  }

  private func take(_ keys: String) throws -> Program.Outcome {
    try program.run(
      [
        "take", "first-check", "--store", "s.sqlite", "--bank",
        checkout.appending(path: "ItemBanks/quick-start").path(),
      ], input: keys)
  }

  @Test func `gives feedback at once and a result at the end`() throws {
    let outcome = try take("/next\n2\n\n/go 4\n10000\n/submit\nyes\n")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.contains("✓ Right."))
    #expect(outcome.output.contains("Result"))
  }

  @Test func `goes on where it was left`() throws {
    let left = try take("/go 4\n10000\n")
    #expect(left.output.contains("Your answers are kept."))
    let resumed = try take("/list\n/submit\nyes\n")
    #expect(resumed.output.contains("You go on where you left"))
    #expect(resumed.output.contains("● 4"))
  }

  @Test func `says what is wrong with an answer and what is no command`() throws {
    let outcome = try take("9\n/nonsense\n/help\n/go 99\n/back\n")
    #expect(outcome.output.contains("Type one number from 1 to"))
    #expect(outcome.output.contains("/nonsense is no command"))
    #expect(outcome.output.contains("This is the first question."))
    #expect(outcome.status == 0)
  }

  @Test func `asks for registration where the exam does, and can register`() throws {
    let bank = checkout.appending(path: "ItemBanks/cybersecurity-essentials").path()
    let refused = try program.run(["take", "ce-1", "--store", "e.sqlite", "--bank", bank])
    #expect(refused.status == 1)
    #expect(refused.messages.contains("regist"))
    let taken = try program.run(
      ["take", "ce-1", "--store", "e.sqlite", "--bank", bank, "--register"], input: "/submit\nyes\n")
    #expect(taken.status == 0, "\(taken.messages)")
    #expect(taken.output.contains("Not passed"))
  }
}
