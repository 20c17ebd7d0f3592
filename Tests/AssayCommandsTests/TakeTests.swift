import AssayJSON
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

  @Test func `is in the language that is asked for, as far as the bank has it`() throws {
    try scratch.write("bank: b\ntitle: B\nlanguage: en\n", to: "bank/bank.yaml")
    try scratch.write(
      """
      defaults: {use: practice, status: approved}
      items:
        - {id: sky, type: true-false, stem: The sky is blue., answer: true}
        - {id: sea, type: true-false, stem: The sea is red., answer: false}

      """, to: "bank/items.yaml")
    try scratch.write(
      """
      knowledge-check: colours
      title: Colours
      registration: open
      take: [sky, sea]
      shuffle: none

      """, to: "bank/colours.yaml")
    try scratch.write(
      "items: {sky: {stem: Der Himmel ist blau.}}\nassessments: {colours: {title: Farben}}\n",
      to: "bank/locales/de/x.yaml")
    func take(_ candidate: String, _ locale: [String]) throws -> String {
      let outcome = try program.run(
        ["take", "colours", "--store", "t.sqlite", "--bank", "bank", "--candidate", candidate] + locale,
        input: "/next\n/quit\n")
      #expect(outcome.status == 0, "\(outcome.messages)\(outcome.output)")
      return outcome.output
    }
    let german = try take("ada", ["--locale", "de"])
    #expect(german.contains("Farben"))
    #expect(german.contains("Der Himmel ist blau.") && german.contains("The sea is red."), "\(german)")
    let french = try take("bob", ["--locale", "fr"])
    #expect(french.contains("Colours") && french.contains("The sky is blue."))
    #expect(french.contains("The questions are in `en`; in `fr` as such there are none."), "\(french)")
  }

  @Test func `shows the words of a picture, which the store has`() throws {
    let outcome = try take("/go 4\n")
    #expect(outcome.output.contains("Four empty boxes in a row, each for one digit"))
    let bank = checkout.appending(path: "ItemBanks/quick-start").path()
    let published = try program.run(["publish", "first-check", "--store", "p.sqlite", "--bank", bank])
    #expect(published.output.contains("4 items, 0 sets, 1 media, in "))
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
    #expect(outcome.output.contains("▸● 2"))
    #expect(outcome.output.contains("3 questions have no answer: 1, 3, 4."))
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
      ["take", "ce-1", "--store", "e.sqlite", "--bank", bank, "--register"], input: "yes\nyes\n/submit\nyes\n")
    #expect(taken.status == 0, "\(taken.messages)")
    #expect(taken.output.components(of: "Before you begin") == 2)
    #expect(taken.output.contains("Not passed"))
    // Its keys are never released.
    #expect(!taken.output.contains("To look at again"))
  }
}

/// A person at the terminal at an exam that asks everything that an exam can ask.
struct `Taking an exam in the terminal` {
  private let scratch: ScratchFolder
  private let program: Program

  init() throws {
    scratch = try ScratchFolder()
    program = Program(in: scratch.url)
    try writeStrictBank(to: scratch)
    try writeStrictExam("free", movement: "free", to: scratch)
  }

  private func take(_ keys: String, at exam: String = "free") throws -> String {
    let outcome = try program.run(["take", exam, "--store", "s.sqlite", "--bank", "bank"], input: keys)
    #expect(outcome.status == 0, "\(outcome.messages)")
    return outcome.output
  }

  @Test func `tells beforehand what is to come`() throws {
    let output = try take("")
    #expect(output.contains("8 questions in 2 parts · 30 min · 1 break of up to 5 min"))
    #expect(output.contains("There is no way back to a part once you have gone on."))
    let strict = try take("", at: "strict")
    #expect(strict.contains("There is no way back to a question once you have gone on."))
  }

  @Test func `shows agreements one after the other, and no item before all are agreed to`() throws {
    let first = try take("perhaps\nyes\n")
    #expect(first.contains("I work alone.") && first.contains("I pass on nothing."))
    #expect(!first.contains("Question 1"))
    #expect(first.contains("Your answers are kept."))
    // What was agreed to is not asked again.
    let second = try take("yes\n/quit\n")
    #expect(!second.contains("I work alone."))
    #expect(second.contains("Question 1 of 8 · First part"))
  }

  @Test func `ends the session of who declines, after asking once more`() throws {
    let kept = try take("no\nno\nyes\nyes\n/quit\n")
    #expect(kept.contains("the session ends, and the attempt does not\ncount. End it? (yes/no)"))
    #expect(kept.contains("Question 1"))
    let ended = try take("no\nyes\n", at: "strict")
    #expect(ended.contains("Result") && !ended.contains("Question 1"))
  }

  @Test func `shows the time of the whole and of the part`() throws {
    let output = try take("yes\nyes\n/time\n/quit\n")
    #expect(output.contains("Question 1 of 8 · First part"))
    #expect(output.contains("left for this part · "))
    #expect(output.contains("left for this part\n  "))
  }

  @Test func `takes a break after which what was seen is closed`() throws {
    let output = try take("yes\nyes\n1\n1\n/break\nyes\n\n/list\n/back\n/break\n/quit\n")
    #expect(output.contains("A break of up to 5 min, 1 left; the clock stands still meanwhile."))
    #expect(output.contains("You are on a break, for up to "))
    let after = String(output.split(separator: "You go on.").last ?? "")
    // Three were seen, and the third not answered.
    #expect(after.contains("Question 4 of 8"))
    #expect(after.contains("  ■ 1    ■ 2    □ 3   ▸○ 4"))
    #expect(after.contains("Question 3 is closed"))
    #expect(after.contains("You have taken all breaks."))
  }

  @Test func `leaves what was agreed to and the breaks for staff to read`() throws {
    _ = try take("yes\nyes\n1\n1\n/break\nyes\n\n/submit\nyes\n")
    let receipt = try program.run(["session", "receipt", "--assessment", "free", "--store", "s.sqlite"])
    let session = try #require(try JSONValue(parsing: receipt.output)["session"]?.string)
    let shown = try program.run(["session", "show", session, "--store", "s.sqlite", "--format", "json"])
    let course = try JSONValue(parsing: shown.output)["course"]?.elements ?? []
    #expect(course.map { $0["event"]?.string } == ["agreed", "agreed", "break-started", "break-ended"])
    #expect(course.prefix(2).map { $0["agreement"]?.string } == ["rules", "nda"])
  }

  @Test func `pauses, and comes back to a pause and a break in which it was left`() throws {
    let paused = try take("yes\nyes\n/pause\n")
    #expect(paused.contains("The clock stands, for up to 10 min. Press Return to go on."))
    let resumed = try take("\n/break\nyes\n")
    #expect(resumed.contains("The clock stands, for up to "))
    #expect(resumed.contains("Question 1 of 8"))
    #expect(resumed.contains("You are on a break"))
    let back = try take("\n/quit\n")
    #expect(back.contains("You are on a break"))
    #expect(back.contains("Question 2 of 8"))
  }

  @Test func `hands in a part, after naming what has no answer`() throws {
    let output = try take("yes\nyes\n1\n/flag\n/done\nyes\n/list\n/submit\nyes\n")
    #expect(output.contains("3 questions have no answer: 2, 3, 4. Hand in “First part”?"))
    #expect(output.contains("Question 5 of 8 · Second part"))
    #expect(output.contains("First part (closed)"))
    #expect(output.contains("4 questions have no answer: 5, 6, 7, 8. Submit all the same?"))
    #expect(output.contains("Not passed"))
  }

  @Test func `keeps remarks and shows them again`() throws {
    let output = try take("yes\nyes\n/comment Two are right.\n/go 2\n/go 1\n/quit\n")
    #expect(output.contains("Your remark: Two are right."))
  }

  @Test func `tells a refusal in the words of a candidate`() throws {
    let output = try take("yes\nyes\n/next\n1\n/quit\n", at: "strict")
    #expect(output.contains("Question 2 waits for a complete answer"))
    #expect(!output.contains("`s"))
    #expect(!output.contains("session.state"))
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
