import FoundationEssentials

/// Compares a text with a block of code on a page of the documentation.
///
/// With `RECORD=1` in the environment it is written there instead; record one block of a page at a time.
///
/// - Parameters:
///   - actual: What the code under test gave.
///   - path: The page, from the checkout, such as `docs/protocol.md`.
///   - language: The word behind the block's fence.
///   - number: Which of the page's blocks in that language, counted from 0.
/// - Returns: `.matches` or what is wrong, with both texts.
package func goldenBlock(
  _ actual: String, of path: String, language: String, number: Int = 0
) -> GoldenOutcome {
  let url = checkout.appending(path: path)
  guard let data = try? Data(contentsOf: url) else { return .missing(path: url.path()) }
  var page = String(decoding: data, as: UTF8.self)
  var start = page.startIndex
  var block = start..<start
  for _ in 0...number {
    guard let open = page[start...].firstRange(of: "```\(language)\n"),
      let close = page[open.upperBound...].firstRange(of: "```")
    else { return .missing(path: "\(url.path()), block \(number) in \(language)") }
    block = open.upperBound..<close.lowerBound
    start = close.upperBound
  }
  let expected = String(page[block])
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    page.replaceSubrange(block, with: actual)
    do { try Data(page.utf8).write(to: url) } catch { return .missing(path: "\(url.path()): \(error)") }
    return .recorded
  }
  return Array(expected.utf8) == Array(actual.utf8) ? .matches : .differs(expected: expected, actual: actual)
}
