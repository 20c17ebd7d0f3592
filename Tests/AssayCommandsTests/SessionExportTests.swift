import AssayJSON
import AssayModel
import AssayStore
import AssayTestSupport
import FoundationEssentials
import Testing

@testable import AssayCommands

struct `The page on exports` {
  @Test func `shows a whole export, byte for byte`() throws {
    let exported = try ExportedSession()
    let lines = String(
      decoding: try Sittings(exported.store).lines(of: exported.session).bytes(), as: UTF8.self)
    let outcome = goldenBlock(lines, of: "docs/session-export.md", language: "jsonl")
    #expect(outcome.isGood, "\(outcome)")
  }

  @Test func `shows what is left of a session that was erased`() throws {
    let exported = try ExportedSession()
    let before = try Sittings(exported.store).lines(of: exported.session).bytes().lines
    _ = try exported.store.erase(
      ErasureRequest([exported.candidate], at: Instant(milliseconds: 5), officer: "office", reason: "asked for it"))
    let after = try Sittings(exported.store).lines(of: exported.session).bytes().lines
    #expect(after.map { $0["line"]?.string } == ["session"] + Array(repeating: "event", count: 6) + ["receipt"])
    #expect(after[0]["state"]?.string == "erased" && after[0]["erasure"]?["reason"]?.string == "asked for it")
    #expect(after[1...6].map { $0["digest"] } == before.filter { $0["line"]?.string == "event" }.map { $0["digest"] })
    #expect(after[1...6].allSatisfy { $0["record"] == nil && $0["time"] == nil })
    #expect(after.last == before.last)
  }
}

struct `The export of a session` {
  private let exam: MarkedExam
  private let session: String

  init() throws {
    exam = try MarkedExam()
    try exam.take("cand-1", memo: "Memo", port: "443")
    try exam.take("cand-2", memo: " ", port: "80")
    session = try #require(exam.results()[0]["session"]?.string)
  }

  @Test func `has everything, each time the same, and no line that is not described`() throws {
    let output = try exam.run(["session", "export", session]).output
    #expect(try exam.run(["session", "export", session]).output == output)
    let lines = Array(output.utf8).lines
    let events = lines.filter { $0["line"]?.string == "event" }
    #expect(events.map { $0["number"]?.int } == Array(1...events.count))
    #expect(events.count == lines[0]["events"]?.int)
    #expect(lines.last?["digest"] == events.last?["digest"] && lines.last?["line"]?.string == "receipt")
    #expect(events.contains { $0["record"]?["answer"]?["essay"]?.string == "Memo" })
    // Every member of every line is named on the page.
    let page = String(
      decoding: try Data(contentsOf: checkout.appending(path: "docs/session-export.md")), as: UTF8.self)
    for line in lines {
      let kind = try #require(line["line"]?.string)
      let own = try #require(page.firstRange(of: "**`\(kind)`**: "))
      let end = page[own.upperBound...].firstRange(of: "\n\n")?.lowerBound ?? page.endIndex
      let known = page[own.upperBound..<end] + (kind == "result" ? page[...] : "")
      for member in line.members ?? [] where member.name != "line" {
        #expect(known.contains("`\(member.name)`"), "\(kind): \(member.name)")
      }
    }
  }

  @Test func `of an exam is that of its sessions, one after the other`() throws {
    let all = try exam.run(["session", "export", "--assessment", "ex", "--out", "all.jsonl"])
    #expect(all.status == 0 && all.output.isEmpty, "\(all.messages)")
    let sessions = try exam.results().compactMap { $0["session"]?.string }
    let apart = try sessions.map { try exam.run(["session", "export", $0]).output }.joined()
    let whole = String(decoding: try Data(contentsOf: exam.scratch.url.appending(path: "all.jsonl")), as: UTF8.self)
    #expect(whole == apart && sessions.count == 2)
    let receipts = try exam.run(["session", "receipt", "--assessment", "ex"]).output
    #expect(
      receipts == whole.split(separator: "\n").filter { $0.contains(#""line":"receipt""#) }.map { $0 + "\n" }.joined())
  }

  @Test func `is refused where it was asked for wrongly`() throws {
    for arguments in [
      ["export"], ["export", "s-none"], ["export", session, "--assessment", "ex"], ["export", "a b"], ["receipt"],
      ["receipt", "s-none"],
    ] {
      let outcome = try exam.run(["session"] + arguments)
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(arguments): \(outcome.messages)")
    }
    #expect(try exam.run(["session", "export", "--assessment", "none"]).status == 1)
  }
}

extension [UInt8] {
  /// The JSON values of lines.
  var lines: [JSONValue] {
    split(separator: 0x0A).map { line in
      do { return try JSONValue(parsing: Array(line)) } catch { return .null }
    }
  }
}
