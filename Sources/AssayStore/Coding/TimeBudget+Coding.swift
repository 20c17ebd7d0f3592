import AssayJSON
import AssayModel

/// What a session has of time, in the journal: `limit`, `multiplier`, `extra`, `grace`, `warnings`, `late`, `minimum`,
/// `sections` (`section`, `limit`, `minimum`), `item` (`limit`, `minimum`), `breaks` (`count`, `length`, `stops`),
/// `interruptions` (`gives-back`, `tolerance`, `pause`), `unlimited` (`by`, `reason`).
///
/// Times are milliseconds. What says nothing is absent, but for `multiplier`, `grace`, `warnings` and `late`.
extension TimeBudget {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("limit", ifPresent: limit)
    writer.member("multiplier", multiplier)
    if extra != .zero { writer.member("extra", extra) }
    writer.member("grace", grace)
    writer.array("warnings") { writer in
      for warning in warnings { writer.int(warning.milliseconds) }
    }
    writer.member("late", late.rawValue)
    writer.member("minimum", ifPresent: minimum)
    if !sections.isEmpty {
      writer.array("sections") { writer in
        for section in sections {
          writer.beginObject()
          writer.member("section", section.section.text)
          section.time.writeMembers(to: &writer)
          writer.endObject()
        }
      }
    }
    if let item { writer.object("item") { item.writeMembers(to: &$0) } }
    if let breaks {
      writer.object("breaks") { writer in
        writer.member("count", breaks.count)
        writer.member("length", breaks.length)
        writer.member("stops", breaks.stopsClock)
      }
    }
    if let interruptions {
      writer.object("interruptions") { writer in
        writer.member("gives-back", interruptions.givesBack)
        writer.member("tolerance", interruptions.tolerance)
        writer.member("pause", interruptions.allowsPause)
      }
    }
    if let unlimited {
      writer.object("unlimited") { writer in
        writer.member("by", unlimited.by)
        writer.member("reason", unlimited.reason)
      }
    }
    writer.endObject()
  }

  init(from reader: inout RecordReader) throws(JSONError) {
    self.init()
    try reader.begin()
    limit = try reader.intervalIfPresent("limit")
    multiplier = try reader.fraction("multiplier")
    extra = try reader.intervalIfPresent("extra") ?? .zero
    grace = try reader.interval("grace")
    try reader.need("warnings")
    warnings = try reader.ints().map { Interval(milliseconds: Int64($0)) }
    late = try reader.value("late", "a known policy", TimePolicy.LateAnswers.init(rawValue:))
    minimum = try reader.intervalIfPresent("minimum")
    if try reader.take("sections") {
      try reader.elements { reader throws(JSONError) in
        try reader.begin()
        let section = try reader.section()
        sections.append(SectionTime(section: section, time: try PartTime(membersFrom: &reader)))
        try reader.end()
      }
    }
    if try reader.take("item") {
      try reader.begin()
      item = try PartTime(membersFrom: &reader)
      try reader.end()
    }
    if try reader.take("breaks") {
      try reader.begin()
      let count = try reader.int("count")
      let length = try reader.interval("length")
      breaks = BreakPolicy(count: count, length: length, stopsClock: try reader.bool("stops"))
      try reader.end()
    }
    if try reader.take("interruptions") {
      try reader.begin()
      var policy = InterruptionPolicy(givesBack: try reader.interval("gives-back"))
      policy.tolerance = try reader.interval("tolerance")
      policy.allowsPause = try reader.bool("pause")
      interruptions = policy
      try reader.end()
    }
    if try reader.take("unlimited") {
      try reader.begin()
      let by = try reader.text("by")
      unlimited = Approval(by: by, reason: try reader.text("reason"))
      try reader.end()
    }
    try reader.end()
  }
}

extension PartTime {
  fileprivate func writeMembers(to writer: inout JSONWriter) {
    writer.member("limit", ifPresent: limit)
    writer.member("minimum", ifPresent: minimum)
  }

  fileprivate init(membersFrom reader: inout RecordReader) throws(JSONError) {
    let limit = try reader.intervalIfPresent("limit")
    self.init(limit: limit, minimum: try reader.intervalIfPresent("minimum"))
  }
}
