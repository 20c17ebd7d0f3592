import AssayTestSupport
import FoundationEssentials
import Testing

/// The reference client in Python and its simulator, held against this engine by their own tests.
struct `The Python client` {
  private static let needsPython = ConditionTrait.enabled("python3 is not here, so the client in it is not tested") {
    Program.isThere("python3")
  }

  @Test(needsPython)
  func `passes its own tests against this engine`() throws {
    let python = Program(
      in: checkout.appending(path: "Clients/python"), executable: "python3", environment: ["ASSAY": Program.path])
    let outcome = try python.run(["-W", "error::ResourceWarning", "-m", "unittest", "discover", "-s", ".", "-t", "."])
    #expect(outcome.status == 0, "\(outcome.messages)")
  }
}
