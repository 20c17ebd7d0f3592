import AssayBank
import AssayDiagnostics
import AssayMedia
import AssayModel
import FoundationEssentials
import Testing

struct `The media of a bank's folder` {
  static let svg = #"<svg xmlns="http://www.w3.org/2000/svg"><rect width="3" height="2"/></svg>"#

  /// A folder with a bank of one item that shows nothing, and what the closure puts there.
  private func load(_ make: (URL) throws -> Void) throws -> (LoadedBank, [Diagnostic]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "media-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "media/maps"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(SmallBank.bank.utf8).write(to: folder.appending(path: "bank.yaml"))
    try make(folder)
    let checked = BankLoader.load(try BankFolder.files(in: folder), media: try BankFolder.media(in: folder))
    let loaded = try #require(checked.value)
    return (loaded, Diagnostics(checked.diagnostics + BankRules.check(loaded)).sorted())
  }

  private func write(_ bytes: [UInt8], _ folder: URL, _ path: String) throws {
    try Data(bytes).write(to: folder.appending(path: path))
  }

  @Test func `are read by their first bytes, wherever they stand below it`() throws {
    let (loaded, found) = try load { folder in
      try write(Array(Self.svg.utf8), folder, "media/maps/spur.svg")
      try write(Array("WEBVTT\n".utf8), folder, "media/talk.vtt")
      try write([0], folder, "media/.DS_Store")
    }
    #expect(loaded.bank.media.map(\.path.text) == ["media/maps/spur.svg", "media/talk.vtt"])
    #expect(loaded.bank.media.map(\.type) == [.svg, .vtt])
    #expect(loaded.bank.media.map(\.bytes) == [Self.svg.utf8.count, 7])
    #expect(found.map(\.rule) == ["unused-media", "unused-media"])
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  @Test func `are read again as they were, or not at all`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "media-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appending(path: "media"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(Array(Self.svg.utf8), folder, "media/a.svg")
    let found = try BankFolder.media(in: folder)
    let file = try #require(BankLoader.load([], media: found).value?.bank.media.first)
    #expect(BankFolder.bytes(of: file, in: folder) == Array(Self.svg.utf8))
    try write(Array("WEBVTT\n".utf8), folder, "media/a.svg")
    #expect(BankFolder.bytes(of: file, in: folder) == nil)
  }

  @Test func `are none where there is no such folder`() throws {
    #expect(try BankFolder.media(in: URL(filePath: "/nowhere/at/all")).isEmpty)
  }

  @Test func `are refused where they are links or pipes, whatever these lead to`() throws {
    let (loaded, found) = try load { folder in
      for (name, target) in [("passwd.png", "/etc/passwd"), ("up", ".."), ("lost.png", "nothing.png")] {
        try FileManager.default.createSymbolicLink(
          atPath: folder.appending(path: "media/\(name)").path(), withDestinationPath: target)
      }
    }
    #expect(loaded.bank.media.isEmpty)
    #expect(found.map(\.rule) == ["media-link", "media-link", "media-link"])
    #expect(found.allSatisfy { $0.severity == .error && $0.help != nil })
    let whole = try load { folder in
      try FileManager.default.removeItem(at: folder.appending(path: "media"))
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "media").path(), withDestinationPath: "/etc")
    }
    #expect(whole.1.map(\.rule) == ["media-link"])
  }

  static let hostile: [(name: String, content: String, rule: RuleID)] = [
    ("script.png", "#!/bin/sh\nrm -rf ~\n", "media-type"),
    ("page.svg", "<!DOCTYPE html><html><script>x</script></html>", "media-type"),
    ("handler.svg", #"<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>"#, "media-svg"),
    ("script.svg", "<svg><script>alert(1)</script></svg>", "media-svg"),
    ("empty.png", "", "media-type"),
    ("a\nb.svg", svg, "media-path"),
    ("-rf.svg", svg, "media-path"),
    ("a b.svg", svg, "media-path"),
    ("nul.svg", svg, "media-path"),
    ("COM1.svg", svg, "media-path"),
    ("für.svg", svg, "media-path"),
    ("e\u{301}.svg", svg, "media-path"),
    ("\u{202E}gvs.exe", svg, "media-path"),
    ("really.jpg", svg, "media-ending"),
  ]

  @Test(arguments: hostile)
  func `are refused, each with what mends it`(name: String, content: String, rule: RuleID) throws {
    let (loaded, found) = try load { try write(Array(content.utf8), $0, "media/\(name)") }
    let own = try #require(found.first { $0.rule == rule }, "\(found.map(\.message.text))")
    #expect(own.help != nil)
    #expect(!own.message.text.contains("\n"))
    #expect(own.severity == (rule == "media-ending" ? .warning : .error))
    #expect(loaded.bank.media.isEmpty == (rule != "media-ending"))
    // A name that nobody should see raw is shown harmlessly, and its place can be asked for.
    let span = try #require(own.span)
    #expect(loaded.files[span.file]?.path.contains("\n") == false)
  }

  @Test func `of a picture that unfolds to gigabytes are refused without unfolding it`() throws {
    var bomb: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    bomb += Array("IHDR".utf8) + [0, 1, 0, 0, 0, 1, 0, 0, 8, 6, 0, 0, 0, 0, 0, 0, 0]
    let (loaded, found) = try load { try write(bomb, $0, "media/bomb.png") }
    #expect(found.map(\.rule) == ["media-size"])
    #expect(loaded.bank.media.isEmpty)
  }

  @Test func `point at the place of what is wrong in an SVG`() throws {
    let (loaded, found) = try load {
      try write(Array("<svg>\n  <g onclick=\"x\"/>\n</svg>".utf8), $0, "media/x.svg")
    }
    let problem = try #require(found.first)
    #expect(problem.line(in: loaded.files).hasPrefix("media/x.svg:2:6: error: `media/x.svg` has the handler `onclick`"))
  }
}
