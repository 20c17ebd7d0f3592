import AssayJSON
import AssayModel
import AssayPsychometrics

extension JSONWriter {
  mutating func member(_ name: String, _ figure: Figure) {
    object(name) { writer in
      writer.optional("value", figure.value)
      writer.optional("standardError", figure.standardError)
      if let interval = figure.interval {
        writer.object("interval") { writer in
          writer.member("lower", rounded12(interval.lower))
          writer.member("upper", rounded12(interval.upper))
          writer.member("level", rounded12(interval.level))
        }
      } else {
        writer.member("interval", .null)
      }
      writer.member("n", figure.n)
      writer.member("method", figure.method.name)
      writer.optional("withheld", figure.reason?.description)
    }
  }

  mutating func member(_ name: String, _ summary: TestSummary) {
    object(name) { writer in
      writer.member("n", summary.n)
      writer.member("mean", summary.mean)
      writer.member("standardDeviation", summary.standardDeviation)
      writer.member("median", summary.median)
      writer.member("minimum", summary.minimum)
      writer.member("maximum", summary.maximum)
      writer.member("skewness", summary.skewness)
      writer.member("kurtosis", summary.kurtosis)
    }
  }

  /// Writes a number, or null where there is none.
  mutating func optional(_ name: String, _ value: Double?) {
    self.name(name)
    if let value { double(rounded12(value)) } else { null() }
  }

  mutating func optional(_ name: String, _ value: Int?) {
    self.name(name)
    if let value { int(value) } else { null() }
  }

  mutating func optional(_ name: String, _ value: String?) {
    self.name(name)
    if let value { string(value) } else { null() }
  }

  mutating func optional(_ name: String, _ value: Bool?) {
    self.name(name)
    if let value { bool(value) } else { null() }
  }

  /// Writes the nearest number of at most 12 significant digits.
  mutating func optional(_ name: String, _ value: Rational?) { optional(name, value?.double) }

  mutating func strings(_ name: String, _ values: some Sequence<String>) {
    array(name) { writer in for value in values { writer.string(value) } }
  }

  /// Writes what a report is about: `exam` or another type of assessment, by its members.
  mutating func subject(_ subject: ReportSubject) {
    object("assessment") { writer in
      writer.member("id", subject.assessment.text)
      writer.member("type", subject.type.rawValue)
      writer.member("title", subject.title)
      writer.optional("version", subject.version)
      writer.optional("bank", subject.bank?.text)
      writer.optional("file", subject.file)
      writer.optional("package", subject.package?.text)
    }
  }
}
