import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Shows the item of a slot as the candidate may see it, and nothing else of it.
  enum ItemGet: Method {
    static var name: String { "item.get" }
    static var audience: Audience { .candidate }

    struct Params: MethodParams {
      var call = SessionCall()
      var slot: SlotID

      private static let members = SessionCall.members + ["slot"]

      init(from reader: inout JSONReader) throws(JSONError) {
        var call = SessionCall()
        var slot: SlotID?
        let start = try reader.readMembers(Self.members) { name, reader throws(JSONError) in
          guard "slot" ~= name else { return try call.read(name, from: &reader) }
          slot = try reader.readID()
          return true
        }
        try call.finish(reader, start)
        guard let slot else { throw reader.missingMember("slot", inObjectAt: start) }
        self.call = call
        self.slot = slot
      }
    }

    struct Result: MethodResult {
      var view: ItemView
      var language: String
      var clock: ClockView

      func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
        let item = view.item
        writer.member("slot", item.slot.text)
        writer.member("number", item.position)
        writer.member("of", item.count)
        writer.member("section", item.section.text)
        writer.member("type", item.type.rawValue)
        if let points = item.points { writer.member("points", points) }
        writer.member("lang", language)
        writer.member("dir", direction(of: language))
        writer.member("content", content: item.stem, &contents)
        if let stimulus = item.stimulus { writer.member("stimulus", stimulus.id) }
        writer.member("interaction", item.interaction, textLimit: item.textLimit, &contents)
        if let answer = view.answer { writer.member("answer", answer) }
        writer.member("flagged", view.status.isFlagged)
        if let tries = view.status.tries {
          writer.object("tries") { writer in
            writer.member("used", tries.used)
            writer.member("left", tries.left)
          }
        }
        if item.hints > 0 { writer.member("hintsLeft", max(item.hints - view.hints.count, 0)) }
        if !view.hints.isEmpty {
          writer.name("hints")
          writer.beginArray()
          for hint in view.hints { writer.raw(contents.content(of: hint)) }
          writer.endArray()
        }
        writer.member(clock)
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      let place = try engine.open(params.call, makingSureOfStore: true)
      let viewed = engine.sessions[place].session.view(
        params.slot, at: engine.turn.now, in: engine.sessions[place].context)
      engine.record(viewed.events, on: place)
      switch viewed.outcome {
      case .refused(let refusal): throw RPCError(refusal)
      case .item(let view):
        return Result(
          view: view, language: engine.sessions[place].package.index.package.language,
          clock: engine.sessions[place].session.clock(at: engine.turn.now))
      }
    }
  }
}

/// The direction in which a language is written, by its tag's first part.
private func direction(of language: String) -> String {
  let first = language.split(separator: "-").first.map { $0.lowercased() } ?? ""
  return ["ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "syr", "ug", "ur", "yi"].contains(first)
    ? "rtl" : "ltr"
}
