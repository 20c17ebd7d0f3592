import AssayTestSupport
import FoundationEssentials
import Testing

/// A page of the documentation whose `console` blocks show commands and what they print.
///
/// A line that begins with `$ ` is a command for the shell; the lines behind it, up to the next one, are its output and
/// its messages. All commands of a page run one after the other in a copy of a sample bank.
private struct WorkedPage {
  let url: URL
  private(set) var parts: [Part] = []

  enum Part {
    case text(String)
    case step(command: String, output: String)
  }

  init(_ path: String) throws {
    url = checkout.appending(path: path)
    var isConsole = false
    for line in String(decoding: try Data(contentsOf: url), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if isConsole, line.hasPrefix("$ ") {
        parts.append(.step(command: String(line.dropFirst(2)), output: ""))
      } else if isConsole, line != "```", case .step(let command, let output) = parts.last {
        parts[parts.count - 1] = .step(command: command, output: output + line + "\n")
      } else {
        isConsole = line == "```console"
        parts.append(.text(String(line) + "\n"))
      }
    }
  }

  /// The page as it reads with what its commands print now.
  func played(in folder: URL) throws -> String {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let programs = URL(filePath: Program.path).deletingLastPathComponent().path()
    let shell = Program(
      in: folder, executable: "sh",
      environment: ["PATH": "\(programs):\(path)", "ASSAY_STORE": "store.sqlite", "COLUMNS": "80"])
    return try parts.reduce(into: "") { page, part in
      switch part {
      case .text(let text): page += text
      case .step(let command, _):
        let outcome = try shell.run(["-c", "{ \(command)\n} 2>&1"])
        // Where the bank stands is another place for everybody.
        let output = outcome.output.split(separator: folder.path(), omittingEmptySubsequences: false)
          .joined(separator: "/home/you/quick-start")
        page += "$ \(command)\n\(output)"
      }
    }
  }
}

struct `Pages with commands` {
  @Test(arguments: ["docs/marking-and-rescoring.md"])
  func `show what the commands print`(path: String) throws {
    let page = try WorkedPage(path)
    let scratch = try ScratchFolder()
    let folder = scratch.url.appending(path: "quick-start")
    try FileManager.default.copyItem(at: checkout.appending(path: "ItemBanks/quick-start"), to: folder)
    let played = try page.played(in: folder)
    // The text of the page ends in one line end, which splitting it doubled.
    let now = String(played.dropLast())
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(now.utf8).write(to: page.url) }
    let shown = String(decoding: try Data(contentsOf: page.url), as: UTF8.self)
    #expect(shown == now, "record it anew with RECORD=1, and read the difference")
  }
}
