import AssayClient
import AssayJSON
import AssayTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import AssayCommands

/// The engine as a child process, as delivery clients run it.
struct `A served engine` {
  private let scratch: ScratchFolder
  private var store: String { scratch.url.appending(path: "s.sqlite").path() }

  init() throws {
    scratch = try ScratchFolder()
    let bank = checkout.appending(path: "ItemBanks/quick-start").path()
    let published = try Program(in: scratch.url).run(["publish", "first-check", "--bank", bank, "--store", store])
    #expect(published.status == 0, "\(published.messages)")
  }

  /// A client of a new engine, a session of the candidate, and its state.
  private func sit(_ requestKey: String) throws -> (child: ChildProcess, client: ProtocolClient, start: JSONValue) {
    let child = try ChildProcess(["serve", "--store", store], program: Program.path)
    var client = ProtocolClient(child.transport)
    try client.initialize(name: "test")
    let start = try client.call("session.start") { writer in
      writer.member("assessment", "first-check")
      writer.member("candidate", "c-1")
      writer.member("requestKey", requestKey)
    }
    return (child, client, start)
  }

  private func save(
    _ client: inout ProtocolClient, _ start: JSONValue, sequence: Int, slot: String, text: String
  ) throws -> JSONValue {
    try client.call("response.save") { writer in
      writer.member("session", start["session"]?.string ?? "")
      writer.member("token", start["token"]?.string ?? "")
      writer.member("seq", sequence)
      writer.member("slot", slot)
      writer.object("answer") { $0.member("number", text) }
    }
  }

  @Test func `keeps every acknowledged answer when it is killed after any of them`() throws {
    var expected = ""
    var sequence = 1
    for round in 1...12 {
      var (child, client, start) = try sit("key")
      #expect(start["resumed"]?.bool == (round > 1))
      #expect(start["state"]?["nextSeq"]?.int == sequence)
      let number = try #require(slot(of: "number", in: start))
      if round > 1 {
        let item = try client.call("item.get") { writer in
          writer.member("session", start["session"]?.string ?? "")
          writer.member("token", start["token"]?.string ?? "")
          writer.member("slot", number)
        }
        #expect(item["answer"]?["number"]?.string == expected)
      }
      for step in 0..<(round % 4 + 1) {
        expected = "\(round).\(step)"
        let reply = try save(&client, start, sequence: sequence, slot: number, text: expected)
        #expect(reply["saved"]?.bool == true)
        sequence += 1
      }
      kill(child.identifier, SIGKILL)
      child.finish()
    }
  }

  @Test func `answers what is sent again alike, and does nothing twice`() throws {
    var (child, client, start) = try sit("key")
    let number = try #require(slot(of: "number", in: start))
    let first = try save(&client, start, sequence: 1, slot: number, text: "1")
    let again = try save(&client, start, sequence: 1, slot: number, text: "1")
    #expect(first["replayed"] == nil)
    #expect(again["replayed"]?.bool == true)
    #expect(throws: ClientError.self) { _ = try save(&client, start, sequence: 1, slot: number, text: "2") }
    #expect(throws: ClientError.self) { _ = try save(&client, start, sequence: 9, slot: number, text: "2") }
    let next = try save(&client, start, sequence: 2, slot: number, text: "2")
    #expect(next["seq"]?.int == 2)
    #expect(child.finish() == 0)
  }

  @Test func `makes the older client stale when another takes the session over`() throws {
    var (firstChild, first, start) = try sit("key")
    var (secondChild, second, taken) = try sit("key")
    let number = try #require(slot(of: "number", in: start))
    _ = try save(&second, taken, sequence: 1, slot: number, text: "7")
    do {
      _ = try save(&first, start, sequence: 1, slot: number, text: "8")
      Issue.record("a stale client was served")
    } catch let error as ClientError {
      guard case .refused(let kind, _, _, _) = error else { throw error }
      #expect(kind == "staleClient")
    }
    firstChild.finish()
    secondChild.finish()
  }

  private func slot(of type: String, in start: JSONValue) -> String? {
    start["state"]?["slots"]?.elements?.first { $0["type"]?.string == type }?["slot"]?.string
  }
}
