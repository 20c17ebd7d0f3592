import AssayJSON
import AssayModel
import AssayStore
import FoundationEssentials

/// A candidate's session at a desk.
struct Candidate {
  let desk: Desk
  let session: String
  var token: String
  var next: Int
  let slots: [String]

  /// Starts or resumes.
  init?(
    at desk: Desk, _ assessment: String = "final", as name: String? = "ada", key: String = "key-1"
  ) {
    let who = name.map { #","candidate":"\#($0)""# } ?? ""
    let reply = desk.call("session.start", #"{"assessment":"\#(assessment)","requestKey":"\#(key)"\#(who)}"#).result
    guard let session = reply["session"]?.string, let token = reply["token"]?.string,
      let next = reply["state"]?["nextSeq"]?.int, let slots = reply["state"]?["slots"]?.elements
    else { return nil }
    self.desk = desk
    self.session = session
    self.token = token
    self.next = next
    self.slots = slots.compactMap { $0["slot"]?.string }
  }

  /// The same session at another desk.
  init(_ other: Candidate, at desk: Desk) {
    self.desk = desk
    session = other.session
    token = other.token
    next = other.next
    slots = other.slots
  }

  /// Calls a method with session and token.
  @discardableResult
  func call(_ method: String, _ members: String = "") -> JSONValue {
    desk.call(method, #"{"session":"\#(session)","token":"\#(token)"\#(members.isEmpty ? "" : "," + members)}"#)
  }

  /// Calls a method with the next number, and counts it.
  @discardableResult
  mutating func act(_ method: String, _ members: String = "") -> JSONValue {
    defer { next += 1 }
    return call(method, #""seq":\#(next)\#(members.isEmpty ? "" : "," + members)"#)
  }

  func item(_ slot: String) -> JSONValue { call("item.get", #""slot":"\#(slot)""#).result }

  @discardableResult
  mutating func save(_ slot: String, _ answer: String) -> JSONValue {
    act("response.save", #""slot":"\#(slot)","answer":\#(answer)"#)
  }

  /// Sends a text as a file for a slot, in one part, and gives the answer that it is; nil where it is refused.
  mutating func sendFile(_ text: String, at slot: String) -> String? {
    let bytes = Array(text.utf8)
    let begun = act(
      "file.begin", #""slot":"\#(slot)","name":"plan.txt","type":"text/plain","bytes":\#(bytes.count)"#)
    guard let file = begun.result["file"]?.string else { return nil }
    call("file.put", #""file":"\#(file)","offset":0,"data":"\#(Data(bytes).base64EncodedString())""#)
    let ended = act("file.end", #""file":"\#(file)","digest":"\#(ContentDigest(of: bytes))""#)
    return ended.result["whole"] == true ? #"{"file":["\#(file)"]}"# : nil
  }

  var state: JSONValue { call("session.state").result["state"] ?? .null }
}

/// An answer to everything that an item asks for, as JSON; nil for a page to read.
///
/// - Parameters:
///   - item: The result of `item.get`.
///   - turn: Chooses among the answers.
/// - Returns: The answer.
func fullAnswer(to item: JSONValue, _ turn: Int = 0) -> String? {
  let interaction = item["interaction"] ?? .null
  func ids(_ name: String) -> [String] { interaction[name]?.elements?.compactMap { $0["id"]?.string } ?? [] }
  func one(_ ids: [String]) -> String { ids.isEmpty ? "" : ids[turn % ids.count] }
  func list(_ ids: [String]) -> String { "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
  switch item["type"]?.string {
  case "choice": return #"{"choice":"\#(one(ids("options")))"}"#
  case "true-false": return #"{"true-false":\#(turn % 2 == 0)}"#
  case "multiple-response":
    return #"{"multiple-response":\#(list(Array(ids("options").prefix(interaction["select"]?.int ?? 1))))}"#
  case "matrix":
    let rows = ids("rows").map { #""\#($0)":["\#(one(ids("columns")))"]"# }
    return #"{"matrix":{\#(rows.joined(separator: ","))}}"#
  case "text": return #"{"text":"Encryption"}"#
  case "number": return #"{"number":"\#(turn % 2 == 0 ? "256" : "443")"}"#
  case "order": return #"{"order":\#(list(ids("entries")))}"#
  case "match":
    let pairs = ids("lefts").map { #""\#($0)":"\#(one(ids("rights")))""# }
    return #"{"match":{\#(pairs.joined(separator: ","))}}"#
  case "cloze":
    let gaps = (interaction["gaps"]?.elements ?? []).map { gap in
      let options = gap["options"]?.elements?.compactMap { $0["id"]?.string }
      return #""\#(gap["id"]?.string ?? "")":"\#(options.map(one) ?? "256")""#
    }
    return #"{"cloze":{\#(gaps.joined(separator: ","))}}"#
  case "essay": return #"{"essay":"A memo of some words."}"#
  case "survey": return #"{"survey":"\#(one(ids("steps")))"}"#
  default: return nil
  }
}
