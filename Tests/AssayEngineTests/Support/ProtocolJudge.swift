import AssayEngine
import AssayJSON
import AssayTestSupport
import Testing

/// Holds every line between a client and an engine against the protocol's document.
final class ProtocolJudge {
  let document: JSONValue
  private let validator: SchemaValidator
  private var methods: [String: JSONValue] = [:]
  private var notifications: [String: JSONValue] = [:]

  /// Made once, since there is a judge at every desk.
  private static let documents = Role.allCases.map { ($0, ProtocolDocument.make(for: $0, version: "0.1.0")) }

  init(_ role: Role) {
    document = Self.documents.first { $0.0 == role }?.1 ?? .null
    validator = SchemaValidator(document)
    for method in document["methods"]?.elements ?? [] { methods[method["name"]?.string ?? ""] = method }
    for one in document["x-notifications"]?.elements ?? [] { notifications[one["name"]?.string ?? ""] = one }
  }

  /// What is wrong with the lines that came back for some lines sent together.
  ///
  /// - Parameters:
  ///   - requests: The lines that were sent.
  ///   - replies: All lines that came: notifications first, then a reply for each request.
  /// - Returns: A line for each thing; nothing where all is as declared.
  func problems(_ requests: [String], _ replies: [String]) -> [String] {
    var found: [String] = []
    var answers: [JSONValue] = []
    for line in replies {
      guard let message = try? JSONValue(parsing: line) else {
        found.append("not JSON: \(line)")
        continue
      }
      if message["id"] == nil {
        found += problems(ofNotification: message)
      } else {
        answers.append(message)
      }
    }
    guard requests.count == answers.count else {
      return found + ["\(answers.count) replies to \(requests.count) lines"]
    }
    for (request, answer) in zip(requests, answers) {
      found += problems(of: answer, to: try? JSONValue(parsing: request)).map { "\($0)\n\(request)\n\(answer.text())" }
    }
    return found
  }

  private func problems(ofNotification message: JSONValue) -> [String] {
    guard let declared = notifications[message["method"]?.string ?? ""] else {
      return ["no such notification: \(message.text())"]
    }
    return problems(ofParams: message["params"] ?? [:], declared["params"])
  }

  private func problems(of answer: JSONValue, to request: JSONValue?) -> [String] {
    let method = request?["method"]?.string.flatMap { methods[$0] }
    if let result = answer["result"] {
      guard let method else { return ["a result of a method that is not declared"] }
      // What was accepted is as the document says.
      return validator.problems(result, method["result"]?["schema"] ?? .null)
        + problems(ofParams: request?["params"] ?? [:], method["params"])
    }
    guard let error = answer["error"] else { return ["neither result nor error"] }
    let kind = error["data"]?["kind"]?.string ?? ""
    guard let declared = validator.resolve("#/components/errors/\(kind)") else { return ["no such error: \(kind)"] }
    var found = validator.problems(error["data"] ?? .null, ["$ref": "#/components/schemas/errorData"])
    if declared["code"]?.int != error["code"]?.int { found.append("the code is not that of \(kind)") }
    let own = method?["errors"]?.elements?.compactMap { $0["$ref"]?.string } ?? []
    let always = ["parseError", "invalidRequest", "methodNotFound"]
    if !always.contains(kind), !own.contains("#/components/errors/\(kind)") {
      found.append("the method does not say that it may give \(kind)")
    }
    return found
  }

  private func problems(ofParams params: JSONValue, _ declared: JSONValue?) -> [String] {
    let descriptors = declared?.elements ?? []
    var found: [String] = []
    for member in params.members ?? [] {
      guard let own = descriptors.first(where: { $0["name"]?.string == member.name }) else {
        found.append("the parameter `\(member.name)` is not declared")
        continue
      }
      found += validator.problems(member.value, own["schema"] ?? .null, at: member.name)
    }
    for own in descriptors where own["required"]?.bool == true && params[own["name"]?.string ?? ""] == nil {
      found.append("the parameter \(own["name"]?.text() ?? "") is missing")
    }
    return found
  }
}
