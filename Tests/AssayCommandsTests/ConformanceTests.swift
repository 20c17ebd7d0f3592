import AssayJSON
import AssayTestSupport
import FoundationEssentials
import Testing

/// `assay conformance` against good clients and against ones with a single fault.
struct `A conformance test` {
  private static let needsPython = ConditionTrait.enabled("python3 is not here, so no client in it is tried") {
    Program.isThere("python3")
  }

  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private var client: [String] {
    ["python3", "-S", "-E", checkout.appending(path: "Tests/AssayCommandsTests/Clients/client.py").path()]
  }

  private func program(_ variables: [String: String] = [:]) -> Program {
    let package = checkout.appending(path: "Clients/python").path()
    return Program(in: scratch.url, environment: variables.merging(["PYTHONPATH": package]) { own, _ in own })
  }

  /// Runs the test and gives what failed, what was not judged, and the exit code.
  private func judge(
    _ command: [String], only scenarios: [String] = [], timeLimit: Int = 60, _ variables: [String: String] = [:]
  ) throws -> (failed: [String], notJudged: [String], passed: Int, status: Int32) {
    let options = scenarios.flatMap { ["--only", $0] } + ["--time-limit", String(timeLimit), "--format", "json"]
    let outcome = try program(variables).run(["conformance"] + options + command)
    let report = try JSONValue(parsing: outcome.output)
    func checks(_ outcome: String) -> [String] {
      (report["checks"]?.elements ?? []).filter { $0["outcome"]?.string == outcome }.compactMap { $0["check"]?.string }
    }
    return (checks("failed"), checks("not-judged"), checks("passed").count, outcome.status)
  }

  @Test(needsPython)
  func `passes a good client that knows nothing of the reference client`() throws {
    let report = try judge(client)
    #expect(report.failed == [])
    #expect(report.notJudged == [])
    #expect(report.passed > 30)
    #expect(report.status == 0)
  }

  @Test(needsPython, arguments: [[:], ["ASSAY_POST": "1"], ["ASSAY_OUTBOX": "1"]])
  func `passes the reference client, whether it waits for each answer or not`(variables: [String: String]) throws {
    // Each scenario is a sitting of its own, and so is its outbox.
    let reference = [
      "sh", "-c", "export ${ASSAY_OUTBOX:+ASSAY_OUTBOX=$ASSAY_PLAN.outbox}; exec python3 -m assay_client.conformance",
    ]
    let report = try judge(reference, variables)
    #expect(report.failed == [])
    #expect(report.notJudged == [])
    #expect(report.status == 0)
  }

  /// Each fault of `client.py`, and what it must fail, alone.
  private static let faults: [(fault: String, fails: [String])] = [
    ("many-lines", ["one-object-a-line"]),
    ("no-version", ["request-form"]),
    ("same-id", ["unique-ids"]),
    ("greets-once", ["initialize-first"]),
    ("extra-param", ["known-params"]),
    ("counts-from-zero", ["numbers-in-order"]),
    ("skips-a-number", ["numbers-in-order"]),
    ("changes-repeats", ["repeats-unchanged"]),
    ("renumbers-repeats", ["repeats-unchanged"]),
    ("keeps-an-old-token", ["newest-token"]),
    ("new-key-each-time", ["same-request-key"]),
    ("goes-on-after-the-end", ["nothing-after-the-end"]),
    ("goes-on-after-time", ["nothing-after-the-end"]),
    ("hammers", ["waits-before-repeating"]),
    ("is-always-well", ["tells-the-outcome"]),
    ("loses-signs", ["plain"]),
    ("drops-an-answer", ["plain"]),
    ("starts-nothing", ["plain"]),
    ("gives-up-early", ["slow-replies"]),
    ("dies-of-notifications", ["unknown-notifications"]),
    ("dies-of-members", ["unknown-members"]),
    ("short-reads", ["long-lines"]),
    ("confirms-unasked", ["incomplete-submission"]),
    ("never-confirms", ["incomplete-submission"]),
    ("forgets-a-save", ["death-before"]),
    ("trusts-half-a-line", ["death-within"]),
    ("forgets-a-start", ["death-at-start"]),
    ("forgets-a-submission", ["death-at-submission"]),
    ("stops-at-death", ["death-before", "death-after", "death-within", "death-at-start", "death-at-submission"]),
    ("refuses-replayed", ["tells-the-outcome", "death-after", "death-within", "storage-kept"]),
    ("ignores-storage", ["storage-fails"]),
    ("tries-a-broken-store", ["storage-broken"]),
    ("ignores-gaps", ["gap"]),
    ("takes-back", ["taken-over", "displaced"]),
    ("goes-on-after-a-void", ["session-voided"]),
    ("ignores-agreements", ["agreements"]),
    ("stays-in-the-pause", ["left-in-pause"]),
    ("dies-of-more-time", ["time-adjusted"]),
    ("starts-again-and-again", ["not-eligible"]),
  ]

  @Test(needsPython, arguments: Self.faults)
  func `finds the fault of a client, and nothing else`(fault: String, fails: [String]) throws {
    // Where the fault must show, and some where it must not; all of them would cost minutes.
    let scenarios = Set(
      fails + Self.common + (Self.late.contains(fault) ? ["death-at-start", "death-at-submission"] : []))
    let report = try judge(client + [fault], only: scenarios.subtracting(Self.checks).sorted())
    #expect(report.failed == fails)
    #expect(report.status == 1)
  }

  /// Faults that show in what comes first or last, too.
  private static let late = ["new-key-each-time", "refuses-replayed"]
  private static let common = ["plain", "unknown-members", "death-after", "storage-fails", "time-over"]
  private static let checks = [
    "one-object-a-line", "request-form", "unique-ids", "initialize-first", "known-params", "numbers-in-order",
    "repeats-unchanged", "newest-token", "same-request-key", "nothing-after-the-end", "waits-before-repeating",
    "tells-the-outcome",
  ]

  @Test(needsPython)
  func `ends a client that does not end`() throws {
    let report = try judge(client + ["never-ends"], timeLimit: 3)
    #expect(report.failed == ["plain"])
    #expect(report.status == 1)
  }

  @Test(needsPython)
  func `shows what was expected, what was sent and what to do`() throws {
    let outcome = try program().run(["conformance", "--only", "taken-over"] + client + ["takes-back"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("✗ taken-over: after `staleClient` the client stops"))
    #expect(outcome.output.contains("in taken-over: Expected the client to stop after `staleClient`."))
    #expect(outcome.output.contains(#"sent: {"jsonrpc": "2.0", "id": "#))
    #expect(outcome.output.contains("do: Stop at `staleClient`"))
    #expect(outcome.output.hasSuffix("1 failed, 12 passed\n"))
  }

  @Test(needsPython)
  func `says what met its trouble where the client gave up, and judges nothing that it did not see`() throws {
    let gaveUp = try program().run(["conformance", "--only", "death-before"] + client + ["stops-at-death"])
    #expect(gaveUp.output.contains("Expected this line again"))
    #expect(gaveUp.output.contains("nothing more came, and it ended with 1."))
    #expect(gaveUp.output.contains(#""method": "response.save""#))
    let silent = try program().run(["conformance", "true"])
    #expect(silent.output.contains("✗ plain"))
    #expect(silent.output.contains("– unique-ids"))
    #expect(silent.output.contains("– death-before"))
    #expect(silent.output.contains("1 failed, 0 passed, "))
  }

  @Test(arguments: [[], ["--only", "nonsense", "true"], ["--time-limit", "0", "true"], ["/no/such/client"]])
  func `ends with 2 when it is used wrongly`(arguments: [String]) throws {
    let outcome = try program().run(["conformance"] + arguments)
    #expect(outcome.status == 2)
    #expect(!outcome.messages.isEmpty)
  }
}
