import AssayJSON
import AssayModel
import AssayStore
import FoundationEssentials
import Testing

@testable import AssayEngine

struct `The page on the protocol` {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/protocol.md")

  /// An exam of two items, the same one for everybody.
  private func desk() throws -> Desk {
    func item(_ id: ItemID, _ stem: String, _ options: [String]) -> Item {
      var item = Item(
        id: id, stem: stem,
        interaction: .choice(
          ChoiceInteraction(
            options: options.enumerated().map { place, text in
              ChoiceOption(id: OptionID("k", place), text: text, credit: place == 0 ? .one : .zero)
            })))
      item.status = .approved
      return item
    }
    var bank = Bank(id: "example", title: "Example")
    bank.items = [
      item("https-port", "Which port does HTTPS use?", ["443", "80", "25"]),
      item("dns", "What does DNS translate?", ["Names into addresses", "Text into speech"]),
    ]
    var assessment = Assessment(
      id: "networks", type: .exam, title: "Networks",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: [.pick(2, where: ItemFilter(), minimum: [])])])
    )
    assessment.registration = .open
    assessment.time = TimePolicy(limit: Interval(seconds: 600))
    assessment.cut = CutRule(basis: .fixed(.share(Rational(1, 2))))
    assessment.pass = .condition(.total, .cut)
    assessment.release.key = .afterSubmit
    let store = MemoryStore()
    try store.publish(AssessmentPackage(assessment, from: bank))
    return Desk(store, seeds: .same(1), isInitialised: false)
  }

  /// The sitting of the page, made anew.
  private func sitting() throws -> String {
    let desk = try desk()
    desk.call("initialize", #"{"protocol":"1","client":{"name":"example"}}"#)
    var candidate = try #require(Candidate(at: desk, "networks", key: "7f3a"))
    desk.clock.now += 12_000
    _ = candidate.item("s1")
    desk.clock.now += 20_000
    candidate.save("s1", #"{"choice":"o1"}"#)
    candidate.next -= 1
    candidate.save("s1", #"{"choice":"o1"}"#)
    candidate.next += 3
    candidate.save("s2", #"{"choice":"o1"}"#)
    candidate.next -= 4
    candidate.save("s2", #"{"choice":"o1"}"#)
    candidate.act("session.submit")
    candidate.call("session.result")
    candidate.call("item.review", #""slot":"s2""#)
    desk.call("shutdown")
    return desk.transcript.joined(separator: "\n") + "\n"
  }

  @Test func `ends with a sitting that goes as it says, byte for byte`() throws {
    var page = String(decoding: try Data(contentsOf: Self.page), as: UTF8.self)
    let open = try #require(page.firstRange(of: "```text\n"))
    let close = try #require(page[open.upperBound...].firstRange(of: "```"))
    let sitting = try sitting()
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      page.replaceSubrange(open.upperBound..<close.lowerBound, with: sitting)
      try Data(page.utf8).write(to: Self.page)
      return
    }
    #expect(String(page[open.upperBound..<close.lowerBound]) == sitting)
  }

  @Test func `names every method, and every method has its parameters named`() throws {
    let page = String(decoding: try Data(contentsOf: Self.page), as: UTF8.self)
    for role in Role.allCases {
      let desk = Desk(MemoryStore(), role: role)
      let known = desk.call("none")["error"]?["data"]?["methods"]?.elements?.compactMap(\.string) ?? []
      #expect(known.count == (role == .candidate ? 34 : 18))
      for method in known {
        #expect(page.contains("| `\(method)` |"), "\(method)")
        // Whatever it says, it is there.
        #expect(desk.call(method, #"{"no-such-member":1}"#).kind == "invalidParams")
      }
    }
  }

  @Test func `has a line for every personal need, in order, and says who meets it`() throws {
    let page = String(decoding: try Data(contentsOf: Self.page), as: UTF8.self)
    let heading = try #require(page.firstRange(of: "### Personal needs\n"))
    let end = try #require(page[heading.upperBound...].firstRange(of: "\n### "))
    let rows = page[heading.upperBound..<end.lowerBound].split(separator: "\n").filter { $0.hasPrefix("| `") }
      .map { $0.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") } }
    try #require(rows.count == PersonalNeed.allCases.count)
    for (row, need) in zip(rows, PersonalNeed.allCases) {
      try #require(row.count == 4)
      #expect(row[0] == "`\(need.rawValue)`")
      #expect(row[2] == (need.isMetByEngine ? "the engine" : "the client"), "\(need)")
    }
  }

  @Test func `names every kind of error that there is`() throws {
    let page = String(decoding: try Data(contentsOf: Self.page), as: UTF8.self)
    for kind in Refusal.Kind.allCases {
      #expect(page.contains("`\(kind.rawValue)`"), "\(kind)")
      #expect(page.contains("\(kind.code)") || (3003...3009).contains(kind.code))
    }
  }
}
