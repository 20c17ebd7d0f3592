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

    struct Params: MethodParams {
      var version: String
      /// Nil when the client did not say.
      var types: Set<InteractionType>?

      init(from reader: inout JSONReader) throws(JSONError) {
        var version: String?
        var hasClient = false
        var types: Set<InteractionType>?
        let start = try reader.readMembers(["protocol", "client", "types"]) { name, reader throws(JSONError) in
          switch name {
          case "protocol": version = try reader.readString(limit: 32)
          case "client":
            try Self.readClient(from: &reader)
            hasClient = true
          case "types": types = try Self.readTypes(from: &reader)
          default: return false
          }
          return true
        }
        guard let version else { throw reader.missingMember("protocol", inObjectAt: start) }
        guard hasClient else { throw reader.missingMember("client", inObjectAt: start) }
        self.version = version
        self.types = types
      }

      private static func readClient(from reader: inout JSONReader) throws(JSONError) {
        var hasName = false
        let start = try reader.readMembers(["name", "version"]) { name, reader throws(JSONError) in
          switch name {
          case "name":
            _ = try reader.readString(limit: 128)
            hasName = true
          case "version": _ = try reader.readString(limit: 128)
          default: return false
          }
          return true
        }
        guard hasName else { throw reader.missingMember("name", inObjectAt: start) }
      }

      private static func readTypes(from reader: inout JSONReader) throws(JSONError) -> Set<InteractionType> {
        var types: Set<InteractionType> = []
        try reader.beginArray()
        while try reader.nextElement() {
          // A type that this engine does not have will never be shown.
          if let type = InteractionType(rawValue: try reader.readString(limit: 64)) { types.insert(type) }
        }
        return types
      }
    }

    struct Result: MethodResult {
      var version: String
      var role: Role

      func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
        writer.member("protocol", "1")
        writer.object("engine") { writer in
          writer.member("name", "assay")
          writer.member("version", version)
        }
        writer.member("role", role.rawValue)
        writer.object("limits") { writer in
          writer.member("lineBytes", LineSplitter.standardLimit)
          writer.member("answerBytes", SessionLimits.textBytes)
          writer.member("essayBytes", SessionLimits.answerBytes)
          writer.member("eventsPerSession", SessionLimits.events)
        }
        writer.array("types") { writer in for type in InteractionType.allCases { writer.string(type.rawValue) } }
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      guard params.version.utf8.elementsEqual("1".utf8) else { throw .unsupportedVersion }
      engine.client = Client(types: params.types ?? Set(InteractionType.allCases))
      return Result(version: engine.version, role: engine.role)
    }
  }
}
