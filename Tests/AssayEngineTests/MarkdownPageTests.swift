import AssayJSON
import FoundationEssentials
import Testing

@testable import AssayEngine

struct `The page on Markdown` {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/markdown.md")

  /// The text of the first block of code in a language behind some words.
  private static func code(_ language: String, in page: Substring) throws -> Substring {
    let open = try #require(page.firstRange(of: "```\(language)\n"))
    let close = try #require(page[open.upperBound...].firstRange(of: "\n```"))
    return page[open.upperBound..<close.lowerBound]
  }

  @Test func `shows a text as clients get it`() throws {
    let page = String(decoding: try Data(contentsOf: Self.page), as: UTF8.self)
    let start = try #require(page.firstRange(of: "## What clients get")).upperBound
    // A candidate's gaps are numbered, whatever their author called them.
    let stem = try Self.code("text", in: page[start...]).replacing("[[metres]]", with: "[[g1]]")
    let shown = try JSONValue(parsing: String(Self.code("json", in: page[start...])))
    var contents = ContentCache()
    let content = try JSONValue(parsing: contents.content(of: String(stem)))
    #expect(content == shown, "\(String(decoding: content.canonicalBytes, as: UTF8.self))")
  }
}
