import AssayJSON
import AssayTestSupport
import FoundationEssentials
import Testing

/// A page of the documentation, line by line.
private struct Page {
  /// The path from the checkout, such as `docs/bank-format.md`.
  let path: String
  /// The lines outside of code blocks.
  private(set) var prose: [Substring] = []
  private(set) var blocks: [Block] = []

  /// A fenced code block with the word behind its fence.
  struct Block {
    let language: Substring
    var text = ""

    /// The first word, where a colon follows it.
    var firstKey: String? {
      let line = text.split(separator: "\n").first ?? ""
      return line.firstIndex(of: ":").map { String(line[..<$0]) }
    }
  }

  init(_ path: String) throws {
    self.path = path
    let text = String(decoding: try Data(contentsOf: checkout.appending(path: path)), as: UTF8.self)
    var open: Block?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isFence = line.hasPrefix("```")
      if isFence, let block = open {
        blocks.append(block)
        open = nil
      } else if isFence {
        open = Block(language: line.dropFirst(3))
      } else if open != nil {
        open?.text += line + "\n"
      } else {
        prose.append(line)
      }
    }
  }

  /// Every page that a reader of the repository is sent to.
  static func all() throws -> [Page] {
    let docs = try FileManager.default.contentsOfDirectory(atPath: checkout.appending(path: "docs").path())
    return try (["README.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }).map(Page.init)
  }

  /// Where links lead to: what stands between `](` and `)`, outside of code.
  var links: [String] {
    prose.flatMap { line -> [String] in
      let words = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      let text = words.filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
      return text.split(separator: "](", omittingEmptySubsequences: false).dropFirst().compactMap { rest in
        rest.firstIndex(of: ")").map { String(rest[..<$0]) }
      }
    }
  }

  /// What links call the page's headings: small letters, blanks as hyphens, and no other signs.
  var anchors: Set<String> {
    Set(
      prose.filter { $0.hasPrefix("#") }.map { line in
        let title = line.drop { $0 == "#" }.dropFirst().lowercased()
        return title.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }.split(
          separator: " ", omittingEmptySubsequences: false
        ).joined(separator: "-")
      })
  }
}

struct `The documentation` {
  private static let kinds = ["bank", "framework", "items", "set", "knowledge-check", "exam"]

  @Test func `shows a bank without a problem, in canonical form`() throws {
    let page = try Page("docs/bank-format.md")
    let scratch = try ScratchFolder()
    var written: [String] = []
    var translations = 0
    for block in page.blocks where block.language == "yaml" {
      if let path = block.text.split(separator: "\n").first, path.hasPrefix("# locales/") {
        translations += 1
        try scratch.write(block.text, to: "bank/\(path.dropFirst(2))")
        continue
      }
      guard let kind = block.firstKey, Self.kinds.contains(kind) else { continue }
      written.append(kind)
      try scratch.write(block.text, to: "bank/\(written.count)-\(kind).yaml")
    }
    #expect(Set(written) == Set(Self.kinds))
    #expect(translations == 1)
    let tables = page.blocks.filter { $0.language == "csv" }
    #expect(tables.count == 1)
    for table in tables { try scratch.write(table.text, to: "bank/statistics/angoff.csv") }

    // The media that the page shows.
    try scratch.write(#"<svg xmlns="http://www.w3.org/2000/svg"/>"#, to: "bank/media/spur.svg")
    try scratch.write("ID3\u{4}", to: "bank/media/guide.mp3")

    let program = Program(in: scratch.url)
    let check = try program.run(["check", "--bank", "bank"])
    #expect(check.status == 0, "\(check.output)\(check.messages)")
    let found = try JSONValue(parsing: try program.run(["check", "--bank", "bank", "--format", "json"]).output)
    #expect(found["diagnostics"] == .array([]), "\(check.output)")
    let format = try program.run(["fmt", "--check", "--bank", "bank"])
    #expect(format.status == 0, "\(format.output)\(format.messages)")
  }

  @Test func `sends its readers only to files and headings that are there`() throws {
    let pages = try Page.all()
    #expect(pages.count > 4)
    var count = 0
    for page in pages {
      for link in page.links where !link.contains("://") {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let folder = page.path.split(separator: "/").dropLast()
        let target = parts[0].isEmpty ? page.path : path(String(parts[0]), from: folder.map(String.init))
        #expect(
          FileManager.default.fileExists(atPath: checkout.appending(path: target).path()), "\(page.path): \(link)")
        if parts.count == 2, let heading = pages.first(where: { $0.path == target }) {
          #expect(heading.anchors.contains(String(parts[1])), "\(page.path): \(link)")
        }
        count += 1
      }
    }
    #expect(count > 10)
  }

  /// A path of a link, from the folder of its page, as one from the checkout.
  private func path(_ link: String, from folder: [String]) -> String {
    var path = folder
    for part in link.split(separator: "/") {
      if part == ".." { _ = path.popLast() } else if part != "." { path.append(String(part)) }
    }
    return path.joined(separator: "/")
  }
}
