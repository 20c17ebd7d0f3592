import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Agrees on the version of the protocol, and takes down what the client can show.
  ///
  /// It may come again; the last one holds.
  enum Initialize: Method {
    static var name: String { "initialize" }
    static var audience: Audience { .anyoneAtAnyTime }
    static var summary: String {
      "Agrees on the version of the protocol, and takes down what the client can show and do."
    }
    static var errors: [ErrorKind] { [.unsupportedVersion] }
    static var example: Example {
      Example().role(.candidate).call(
        Self.self,
        #"{"protocol":"1","client":{"name":"example","version":"2.1"},"types":["choice","true-false","text"],"#
          + #""content":["tables"],"features":["sections","timers","stimuli"],"needs":["spoken","magnification"],"#
          + #""tools":["calculator.basic"]}"#
      ).call(SessionStart.self, #"{"assessment":"ports","requestKey":"c81d40b2"}"#)
    }

    struct Params: ReadableRecord {
      @Required var version: String
      @Required var client: ClientName
      // Nil where the client did not say.
      var types: [String]?
      var content: [String]?
      var features: [String]?
      var needs: [String]?
      var tools: [String]?

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try members.required("protocol", &_version, .text(limit: 32), "The version of the protocol, `1`.")
        try members.required("client", &_client, .object(ClientName.self), "Who speaks.")
        try members.optional(
          "types", &types, .list(of: .text(limit: 64)),
          "The interaction types that the client can show; all of them unless it is said.")
        try members.optional(
          "content", &content, .list(of: .text(limit: 64)),
          "What the client can show in content; all of it unless it is said.")
        try members.optional(
          "features", &features, .list(of: .text(limit: 64)),
          "What the client can do where an assessment asks for it; all of it unless it is said.")
        try members.optional(
          "needs", &needs, .list(of: .text(limit: 64)),
          "The personal needs that the client meets, by the names of QTI 3; none unless it is said.")
        try members.optional(
          "tools", &tools, .list(of: .text(limit: 64)),
          "The tools that the client offers, by the ids of the banks; whatever is asked for unless it is said.")
      }
    }

    struct ClientName: ReadableRecord {
      @Required var name: String
      var version: String?

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try members.required("name", &_name, .text(limit: 128), "What the client is called.")
        try members.optional("version", &version, .text(limit: 128), "Its version.")
      }
    }

    struct Result: WritableRecord {
      var version: String
      var role: Role
      var locales: [String]

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("protocol", .words("1"), "The version of the protocol.") { _ in "1" }
        members.required("engine", .object(EngineName.self), "Who answers.") { EngineName(version: $0.version) }
        members.required("role", .word(Role.self), "Whose methods there are.") { $0.role }
        members.required("limits", .object(Limits.self), "How much the engine takes.") { _ in Limits() }
        members.required("types", .list(of: .word(InteractionType.self)), "The interaction types that there are.") {
          _ in InteractionType.allCases
        }
        members.required("content", .list(of: .word(ContentKind.self)), "What content may hold.") { _ in
          ContentKind.allCases
        }
        members.required("features", .list(of: .word(Feature.self)), "What an assessment may ask of a client.") { _ in
          Feature.allCases
        }
        members.required("needs", .list(of: .word(PersonalNeed.self)), "The personal needs that have a name.") { _ in
          PersonalNeed.allCases
        }
        members.required("locales", .list(of: .text), "The languages in which there is something, as BCP 47 tags.") {
          $0.locales
        }
      }
    }

    struct EngineName: WritableRecord {
      var version: String

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("name", .words("assay"), "What the engine is called.") { _ in "assay" }
        members.required("version", .text, "The program's version.") { $0.version }
      }
    }

    struct Limits: WritableRecord {
      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("lineBytes", .count, "The most bytes of a line.") { _ in LineSplitter.standardLimit }
        members.required("answerBytes", .count, "The most bytes of a short text, a number or a gap.") { _ in
          SessionLimits.textBytes
        }
        members.required("essayBytes", .count, "The most bytes of an essay, and of any answer in all.") { _ in
          SessionLimits.answerBytes
        }
        members.required("remarkBytes", .count, "The most bytes of a comment, and of what a client tells of itself.") {
          _ in SessionLimits.remarkBytes
        }
        members.required("stateBytes", .count, "The most bytes of the client's own state.") { _ in
          SessionLimits.stateBytes
        }
        members.required("chunkBytes", .count, "The most bytes of a medium or a file in one call.") { _ in
          FilePut.largest
        }
        members.required("fileBytes", .count, "The most bytes of a file; an item may allow fewer.") { _ in
          SessionLimits.fileBytes
        }
        members.required("filesPerSession", .count, "The most files of a session.") { _ in SessionLimits.files }
        members.required("eventsPerSession", .count, "The most events of a session.") { _ in SessionLimits.events }
        members.required("eventsPerMinute", .count, "The most events of a session in a minute.") { _ in
          SessionLimits.eventsPerMinute
        }
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      guard params.version.utf8.elementsEqual("1".utf8) else { throw .unsupportedVersion }
      engine.client = Client(
        types: known(params.types, unlessSaid: InteractionType.allCases),
        content: known(params.content, unlessSaid: ContentKind.allCases),
        features: known(params.features, unlessSaid: Feature.allCases), needs: known(params.needs, unlessSaid: []),
        tools: params.tools.map { Set($0.compactMap { ToolID($0) }) })
      return Result(version: engine.version, role: engine.role, locales: engine.locales())
    }

    /// The words that this engine knows; what it does not know it never asks for.
    private static func known<Word: RawRepresentable<String> & Hashable>(
      _ words: [String]?, unlessSaid all: [Word]
    ) -> Set<Word> {
      Set(words.map { $0.compactMap { Word(rawValue: $0) } } ?? all)
    }
  }
}
