import AssayJSON
import FoundationEssentials
import Testing

@testable import AssayEngine

/// A file of `docs/transcripts`: what it is about, and the conversation.
struct WorkedTranscript: CustomTestStringConvertible {
  var name: String
  var summary: String
  var example: Example
  var isOfMethod: Bool

  static let all: [WorkedTranscript] =
    Engine.all.map { WorkedTranscript(name: $0.name, summary: $0.summary, example: $0.example, isOfMethod: true) }
    + Notifications.all.map {
      WorkedTranscript(name: $0.name, summary: $0.summary, example: $0.example, isOfMethod: false)
    }

  var testDescription: String { name }

  var player: ExamplePlayer { ExamplePlayer(example, version: "0.1.0") }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/transcripts")

  var file: URL { Self.folder.appending(path: "\(name).txt") }

  /// What the file holds.
  var text: String { "# \(name): \(summary)\n" + player.transcript }
}

struct `A worked transcript` {
  @Test(arguments: WorkedTranscript.all)
  func `goes as its page of the docs says, byte for byte`(transcript: WorkedTranscript) throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(at: WorkedTranscript.folder, withIntermediateDirectories: true)
      try Data(transcript.text.utf8).write(to: transcript.file)
      return
    }
    let written = try Data(contentsOf: transcript.file)
    #expect(String(decoding: written, as: UTF8.self) == transcript.text)
  }

  @Test(arguments: WorkedTranscript.all)
  func `shows its method carried out, or its notification come, and fits the document`(transcript: WorkedTranscript) {
    let player = transcript.player
    if transcript.isOfMethod {
      #expect(!player.pairs(of: transcript.name).isEmpty)
    } else {
      #expect(player.transcript.contains("← {\"jsonrpc\":\"2.0\",\"method\":\"\(transcript.name)\""))
    }
    var judge = ProtocolJudge(.candidate)
    var sent: [String] = []
    var came: [String] = []
    func judgeSoFar() {
      #expect(judge.problems(sent, came) == [])
      sent = []
      came = []
    }
    for line in player.lines {
      switch line {
      case .sent(_, _, let text):
        judgeSoFar()
        sent.append(text)
      case .came(let text): came.append(text)
      case .note(let text):
        judgeSoFar()
        for role in Role.allCases where text.hasSuffix("--role \(role.rawValue)") { judge = ProtocolJudge(role) }
      }
    }
    judgeSoFar()
  }

  @Test func `is there for everything that has a name, and nothing else`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: WorkedTranscript.folder.path)
    #expect(Set(files) == Set(WorkedTranscript.all.map { "\($0.name).txt" }))
  }
}
