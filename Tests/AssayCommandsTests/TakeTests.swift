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

  @Test func `shows at the end what was not fully right, in words, and nothing that was`() throws {
    let outcome = try take("/go 2\n1\n\n\n9999\n/submit\nyes\n")
    let parts = outcome.output.split(separator: "To look at again", maxSplits: 1)
    let review = String(try #require(parts.dropFirst().first, "\(outcome.messages)"))
    // Not answered, wrong, not answered, half right.
    #expect(review.contains("1  Which password takes an attacker longest to guess?\n   You gave no answer."))
    #expect(review.contains("The answer: Four words drawn at random, copper-lantern-orbit-willow"))
    #expect(review.contains("The name of a pet and the year of its birth, Bella2019: Names and"))
    #expect(review.contains("2  A strong password is safe to use at two sites.\n   Your answer: true\n"))
    #expect(review.contains("   The answer: false\n"))
    #expect(review.contains("When one site is broken into"))
    #expect(review.contains("The answer: A security key; A phone that shows a code"))
    #expect(review.contains("   Your answer: 9999\n   It earned 0.5 of 1 point.\n   The answer: 10000\n"))
    #expect(review.contains("   0000 is one of them too."))
    let mended = try program.run(
      [
        "take", "first-check", "--store", "t.sqlite", "--bank",
        checkout.appending(path: "ItemBanks/quick-start").path(),
      ], input: "/go 4\n10000\n/submit\nyes\n")
    #expect(mended.output.contains("To look at again"))
    #expect(!mended.output.contains("4  How many"))
  }

  @Test func `goes on where it was left`() throws {
    let left = try take("/go 4\n10000\n")
    #expect(left.output.contains("Your answers are kept."))
    let resumed = try take("/list\n/submit\nyes\n")
    #expect(resumed.output.contains("You go on where you left"))
    #expect(resumed.output.contains("● 4"))
  }

  @Test func `keeps count of answers and goes on after a refusal`() throws {
    // The second item has no hints, which the engine says and counts.
    let outcome = try take("/go 2\n/hint\n2\n/list\n/submit\nyes\n")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.contains("no further hint"))
    #expect(outcome.output.contains("✓ Right."))
    #expect(outcome.output.contains("● 2 ← you are here"))
    #expect(outcome.output.contains("3 questions have no answer."))
    #expect(outcome.output.contains("Result"))
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
    // Its keys are never released.
    #expect(!taken.output.contains("To look at again"))
  }
}
