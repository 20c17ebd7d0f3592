import AssayJSON
import AssayModel
import AssayStore

/// An answer: one member, the word for its kind.
struct AnswerOnWire: ReadableShape {
  typealias Value = Answer

  var schema: Schema { .reference("answer") }

  func read(from reader: inout JSONReader) throws(JSONError) -> Answer { try Answer(from: &reader) }

  func write(_ value: Answer, to out: inout Output) { value.write(to: &out.json) }

  /// The types to whose items there are answers.
  static let types = InteractionType.allCases.filter { $0 != .info }

  static func component(of type: InteractionType) -> String { "answer.\(type.rawValue)" }

  /// The schema of the answers to items of a type; nil where nothing is answered.
  static func schema(of type: InteractionType) -> Schema? {
    let id = Schema.reference("id")
    let value: Schema? =
      switch type {
      case .choice, .survey: id
      case .trueFalse: .bool
      case .multipleResponse, .order, .file: .array(of: id)
      case .matrix: .map(of: .array(of: id), named: id)
      case .text, .number, .essay: .string()
      case .match: .map(of: id, named: id)
      case .cloze: .map(of: .string(), named: id)
      case .info: nil
      }
    return value.map { .object([Schema.Property(type.rawValue, $0)]) }
  }
}

extension Shape where Self == AnswerOnWire {
  static var answer: Self { Self() }
}
