import FoundationEssentials

/// What came of comparing a text with its golden file.
package enum GoldenOutcome: Equatable, Sendable {
  case matches
  /// Written because `RECORD=1` was set: read the diff before committing it.
  case recorded
  case differs(expected: String, actual: String)
  case missing(path: String)
}

/// Compares a text with the file `Golden/<name>` beside the calling test.
///
/// With `RECORD=1` in the environment the file is written instead.
///
/// - Parameters:
///   - actual: What the code under test gave.
///   - name: The name of the golden file, with its ending.
///   - file: The calling test's own path.
/// - Returns: `.matches` or what is wrong, with both texts.
package func golden(_ actual: String, _ name: String, file: String = #filePath) -> GoldenOutcome {
  let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden")
  let url = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: url)
    } catch {
      return .missing(path: "\(url.path()): \(error)")
    }
    return .recorded
  }
  guard let data = try? Data(contentsOf: url) else { return .missing(path: url.path()) }
  let expected = String(decoding: data, as: UTF8.self)
  return Array(expected.utf8) == Array(actual.utf8) ? .matches : .differs(expected: expected, actual: actual)
}

extension GoldenOutcome {
  /// True when the text agrees, or has just been recorded on request.
  package var isGood: Bool { self == .matches || self == .recorded }
}
