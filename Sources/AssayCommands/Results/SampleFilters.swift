import ArgumentParser
import AssayReports

/// Which sessions, or candidates of a file, are in a report; the others are counted by the reason.
struct SampleFilters: ParsableArguments {
  @Flag(help: "Take in each candidate's first attempt alone.")
  var firstAttempts = false

  @Option(help: ArgumentHelp("Take in sessions submitted on this day or later, in UTC.", valueName: "yyyy-mm-dd"))
  var from: String?

  @Option(help: ArgumentHelp("Take in sessions submitted on this day or earlier, in UTC.", valueName: "yyyy-mm-dd"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Take in those of a group alone, such as language=native; of several groups those who are in all.",
      valueName: "name=value"))
  var group: [String] = []

  @Flag(help: "Take in those alone who reached every item of their form.")
  var complete = false

  func validate() throws {
    for (name, day) in [("--from", from), ("--to", to)] {
      guard let day, !Self.isDay(day) else { continue }
      throw ValidationError("\(name) takes a day such as 2026-05-31.")
    }
    if let from, let to, from > to { throw ValidationError("--from is after --to.") }
    for text in group where text.firstIndex(of: "=") == nil {
      throw ValidationError("--group takes a name and a value, such as language=native.")
    }
  }

  /// Whether a text is a day by its form; whether the month has it does not matter to what is before and after.
  private static func isDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 10
      && bytes.enumerated().allSatisfy { place, byte in
        place == 4 || place == 7 ? byte == UInt8(ascii: "-") : 0x30...0x39 ~= byte
      }
  }

  /// The names of the groups that are asked for.
  var groupNames: [String] { group.map { String($0.prefix { $0 != "=" }) } }

  func apply(to options: inout ReportOptions) {
    if firstAttempts { options.attempts = .first }
    (options.from, options.to, options.completeOnly) = (from, to, complete)
    for text in group {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2 { options.memberships[parts[0]] = parts[1] }
    }
  }
}
