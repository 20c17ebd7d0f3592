import AssayDiagnostics
import AssayModel
import AssayYAML
import FoundationEssentials

// Points in time. Each gives nil, and reports, when the node is not what is asked for.
extension Reading {
  /// A day, `2027-06-30`, or a time of RFC 3339, `2027-06-30T08:00:00+02:00`.
  ///
  /// - Parameters:
  ///   - node: The day or the time.
  ///   - atEndOfDay: Whether a day stands for its end in UTC; else for its beginning.
  /// - Returns: The moment.
  func instant(_ node: YAMLNode, atEndOfDay: Bool = false) -> Instant? {
    guard isScalar(node) else { return nil }
    let text = node.string
    guard let instant = Instant(dayOrTime: text) else {
      error(
        "`\(node.quotation)` is neither a day such as `2027-06-30` nor a time such as `2027-06-30T08:00:00Z`",
        rule: .wrongValue, at: node.span)
      return nil
    }
    return atEndOfDay && isDay(text) ? instant + Interval(seconds: 86_400) : instant
  }
}

extension Instant {
  /// Reads a day, `YYYY-MM-DD`, as its beginning in UTC, or a time of RFC 3339 such as `2027-06-30T08:00:00+02:00`.
  init?(dayOrTime text: String) {
    let time = isDay(text) ? text + "T00:00:00Z" : text
    guard time.utf8.count <= 40, isDay(String(time.prefix(10))) else { return nil }
    guard let date = try? Date(time, strategy: .iso8601) else { return nil }
    self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
  }

  /// The time in UTC, such as `2027-06-30T06:00:00Z`; parts of a second are dropped.
  var utc: String { Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(.iso8601) }
}
