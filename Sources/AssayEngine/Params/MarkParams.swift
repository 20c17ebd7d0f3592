import AssayDelivery
import AssayJSON
import AssayModel

/// What a rater gives an answer.
struct MarkParams: ReadableRecord {
  @Required var assessment: AssessmentID
  @Required var work: WorkID
  @Required var requestKey: String
  @Required var by: String
  @Required var points: [TraitPoints]
  var comment: String?

  mutating func members(_ members: inout some MemberReading) throws(JSONError) {
    try members.required("assessment", &_assessment, .id(), "The assessment, as grading.next was asked for it.")
    try members.required("work", &_work, .reference(), "The answer, as grading.next named it.")
    try members.required(
      "requestKey", &_requestKey, .requestKey, "The rater's own word for this mark; the same does nothing twice.")
    try members.required("by", &_by, .requestKey, "Who marks: a role or a pseudonym, never a person's name.")
    try members.required("points", &_points, .traitPoints, "The points of every trait of the rubric, by trait.")
    try members.optional(
      "comment", &comment, .text(limit: SessionLimits.remarkBytes),
      "For whoever marks or appeals next; never shown to the candidate.")
  }
}

/// Points by trait: `{"analysis": 4, "clarity": 1.5}`.
struct TraitPointsShape: ReadableShape {
  typealias Value = [TraitPoints]

  /// How many traits there can be.
  private static let limit = 64

  var schema: Schema { .map(of: .number(from: 0), named: .reference("id"), atMost: Self.limit) }

  func read(from reader: inout JSONReader) throws(JSONError) -> [TraitPoints] {
    var points: [TraitPoints] = []
    try reader.beginObject()
    while try reader.nextMember() != nil {
      guard let trait = TraitID(reader.memberName), points.count < Self.limit else {
        throw reader.refused("`points` has at most \(Self.limit) traits, each by its id")
      }
      guard let value = Rational(decimal: try reader.readNumberText()), value >= .zero else {
        throw reader.refused("expected points of 0 or more, as a decimal number")
      }
      points.append(TraitPoints(trait: trait, points: value))
    }
    return points
  }

  func write(_ value: [TraitPoints], to out: inout Output) {
    out.json.beginObject()
    for one in value { DecimalShape().write(one.trait.text, one.points, to: &out) }
    out.json.endObject()
  }
}

extension Shape where Self == TraitPointsShape {
  fileprivate static var traitPoints: Self { Self() }
}
