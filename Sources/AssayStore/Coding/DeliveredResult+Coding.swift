package import AssayJSON
package import AssayModel

extension DeliveredResult {
  /// Writes the members of an event `decided`, into an object that is open.
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("state", state.rawValue)
    writer.member("raw", raw)
    writer.member("maximum", maximum)
    if let scaled { writer.member("scaled", scaled) }
    cut?.writeMember(to: &writer)
    writer.member("scoring-version", scoringVersion)
    if let computed { writer.member("computed", computed.rawValue) }
    if isFlagged { writer.member("flagged", true) }
  }

  init(from reader: inout RecordReader) throws(JSONError) {
    let state = try reader.value("state", "a known state", DecisionState.init(rawValue:))
    let raw = try reader.fraction("raw")
    let maximum = try reader.fraction("maximum")
    var scaled: Rational?
    if try reader.take("scaled") {
      scaled = Rational(exactText: try reader.json.readString())
      guard scaled != nil else { throw reader.json.refused("`scaled` is not a fraction") }
    }
    let cut = try FormCut(ifPresentIn: &reader)
    let version = try reader.int("scoring-version")
    var computed: DecisionState?
    if try reader.take("computed") {
      computed = DecisionState(rawValue: try reader.json.readString())
      guard computed != nil else { throw reader.json.refused("`computed` is not a known state") }
    }
    self.init(
      state: state, raw: raw, maximum: maximum, scaled: scaled, cut: cut, scoringVersion: version, computed: computed,
      isFlagged: try reader.take("flagged") ? try reader.json.readBool() : false)
  }
}
