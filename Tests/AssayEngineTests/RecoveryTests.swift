import AssayJSON
import AssayModel
import AssayStore
import FoundationEssentials
import Testing

@testable import AssayEngine

struct `A sitting that is cut short` {
  @Test(arguments: ["final", "practice"])
  func `ends as it would have, wherever the engine died`(assessment: String) throws {
    let script = try Script.recorded(assessment)
    var whole = try Player(script, try sampleStore())
    let expected = try whole.play()
    #expect(expected.result["released"]?.bool == true)
    for place in script.calls.indices {
      for death in Player.Death.allCases {
        var player = try Player(script, try sampleStore())
        let outcome = try player.play(dying: [place: death])
        #expect(outcome == expected, "\(death) at call \(place)")
      }
    }
  }

  @Test func `ends as it would have, however often the engine died`() throws {
    let script = try Script.recorded("final")
    var whole = try Player(script, try sampleStore())
    let expected = try whole.play()
    for death in Player.Death.allCases {
      var player = try Player(script, try sampleStore())
      let everywhere = Dictionary(uniqueKeysWithValues: script.calls.indices.map { ($0, death) })
      #expect(try player.play(dying: everywhere) == expected)
    }
  }

  @Test func `goes on from the file in which its events are kept`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-engine-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = try Script.recorded("final")
    var whole = try Player(script, try sampleStore())
    let expected = try whole.play()
    for place in stride(from: 0, to: script.calls.count, by: 9) {
      let store = try SQLiteStore(path: folder.appending(path: "store-\(place)").path())
      try store.publish(SampleBank().exam())
      var player = try Player(script, store)
      let outcome = try player.play(dying: [place: Player.Death.allCases[place / 9 % 3]])
      #expect(outcome == expected, "call \(place)")
    }
  }

  @Test func `is found again when the reply to its start was lost`() throws {
    let store = try sampleStore()
    let first = try #require(Candidate(at: Desk(store)))
    let second = try #require(Candidate(at: Desk(store, entropy: 8)))
    #expect(first.session == second.session)
    #expect(first.token != second.token)
    #expect(try store.summaries(of: "final", by: nil).count == 1)
  }
}
