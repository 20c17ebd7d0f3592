import AssayTestSupport
import FoundationEssentials
import Testing

/// Simulated candidates at whatever an exam can ask, and what becomes of a simulation that is killed.
struct `Simulating` {
  private let scratch: ScratchFolder
  private let program: Program

  init() throws {
    scratch = try ScratchFolder()
    program = Program(in: scratch.url)
    try writeStrictBank(to: scratch)
  }

  private func simulate(_ exam: String, _ candidates: Int, store: String) throws -> Program.Outcome {
    try program.run([
      "simulate", exam, "--candidates", String(candidates), "--seed", "5", "--bank", "bank", "--store", store,
    ])
  }

  private func scores(_ exam: String, store: String) throws -> [String] {
    let scored = try program.run(["score", exam, "--format", "csv", "--store", store])
    #expect(scored.status == 0, "\(scored.messages)")
    return scored.output.split(whereSeparator: \.isNewline).map(String.init).sorted()
  }

  @Test func `does whatever an exam asks`() throws {
    let outcome = try simulate("strict", 6, store: "s.sqlite")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.hasPrefix("6 simulated candidates took strict: "))
    let rows = try scores("strict", store: "s.sqlite")
    #expect(rows.count == 7)
  }

  @Test func `with the same seed takes several assessments in one store, and more candidates later`() throws {
    for (exam, candidates) in [("strict", 3), ("strict-2", 3), ("strict", 5)] {
      let outcome = try simulate(exam, candidates, store: "s.sqlite")
      #expect(outcome.status == 0, "\(exam): \(outcome.messages)")
    }
    #expect(try scores("strict", store: "s.sqlite").count == 6)
    #expect(try scores("strict-2", store: "s.sqlite").count == 4)
    // Those who came later are who they would have been.
    #expect(try simulate("strict", 5, store: "t.sqlite").status == 0)
    #expect(try scores("strict", store: "t.sqlite") == scores("strict", store: "s.sqlite"))
  }

  @Test func `comes to the same results however often it is killed`() throws {
    #expect(try simulate("strict", 40, store: "whole.sqlite").status == 0)
    let killer = Program(in: scratch.url, executable: "timeout")
    var kills = 0
    var limit = 0.15
    while true {
      let outcome = try killer.run([
        "-s", "KILL", String(limit), Program.path, "simulate", "strict", "--candidates", "40", "--seed", "5", "--bank",
        "bank", "--store", "killed.sqlite",
      ])
      if outcome.status == 0 { break }
      #expect(outcome.status == 137, "\(outcome.messages)")
      kills += 1
      limit *= 1.1
      try #require(kills < 100)
    }
    #expect(kills > 0)
    #expect(try scores("strict", store: "killed.sqlite") == scores("strict", store: "whole.sqlite"))
  }

  @Test func `refuses beforehand what has a least time`() throws {
    for (number, time) in [", minimum: 1m", ", item: {minimum: 10s}"].enumerated() {
      try writeStrictExam("slow-\(number)", time: time, to: scratch)
      let outcome = try simulate("slow-\(number)", 1, store: "slow.sqlite")
      #expect(outcome.status == 1)
      #expect(outcome.messages.contains("has a least time (`minimum`)"))
    }
  }
}
