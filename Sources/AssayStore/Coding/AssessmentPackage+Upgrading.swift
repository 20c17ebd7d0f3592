import AssayJSON
import AssayModel

// Packages are immutable, so what an earlier release published is read for ever: brought to the present format in
// memory, under the digest of its own bytes.
extension AssessmentPackage {
  /// Brings the bytes of a package of format 1 to format 2, which says more of delivery.
  static func upgrading(_ bytes: [UInt8]) throws(JSONError) -> [UInt8] {
    var package = try JSONValue(parsing: bytes)
    package.set("format", JSONValue(2))
    package.update("assessment") { assessment in
      assessment.set("agreements", .array([]))
      assessment.set("rescore", ["alreadyPassed": "never-lower", "passDatedAt": "sitting"])
      assessment.update("navigation") { $0.set("allowsSkipping", .bool(true)) }
      assessment.update("retake") { retake in
        retake.set("form", "any")
        retake.set("counts", "last")
      }
      assessment.update("accommodations") { $0.set("allowsUnlimited", .bool(false)) }
      assessment.update("time") { $0.set("sections", .array([])) }
    }
    return package.canonicalBytes
  }
}

extension JSONValue {
  /// Adds a member to an object, or puts another value in its place.
  fileprivate mutating func set(_ name: String, _ value: JSONValue) {
    guard case .object(var members) = self else { return }
    members.removeAll { $0.name.utf8.elementsEqual(name.utf8) }
    members.append(JSONMember(name, value))
    self = .object(members)
  }

  /// Changes a member of an object, where there is one that is an object itself.
  fileprivate mutating func update(_ name: String, _ change: (inout JSONValue) -> Void) {
    guard var value = self[name], case .object = value else { return }
    change(&value)
    set(name, value)
  }
}
