import AssayJSON
package import AssayModel
import FoundationEssentials

/// Why bytes are no package, or a package has no bytes.
package enum PackageError: Error, Hashable, Sendable {
  /// A later release wrote it.
  case unknownFormat(found: Int, known: Int)
  /// The bytes are not of the layout; the text says where and why.
  case malformed(String)
  /// Its values cannot be written; the text says why.
  case unwritable(String)
}

extension PackageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownFormat(let found, let known):
      "the package was written by a later release (format \(found), this one knows \(known)); update Assay"
    case .malformed(let why): "the bytes are no published package (\(why)); publish the assessment again"
    case .unwritable(let why): "the package cannot be written (\(why))"
    }
  }
}

/// A published package as bytes: canonical JSON (RFC 8785), so that the same package has the same digest everywhere.
extension AssessmentPackage {
  /// The canonical bytes, whose digest names the package.
  package func canonicalBytes() throws(PackageError) -> [UInt8] {
    let data: Data
    do {
      data = try JSONEncoder().encode(self)
    } catch {
      throw .unwritable("\(error)")
    }
    do throws(JSONError) {
      return try JSONValue(parsing: Array(data)).canonicalBytes
    } catch {
      throw .unwritable(error.description)
    }
  }

  /// Reads the bytes of a package.
  package init(canonicalBytes bytes: [UInt8]) throws(PackageError) {
    let data = Data(bytes)
    let format: FormatMark
    do {
      format = try JSONDecoder().decode(FormatMark.self, from: data)
    } catch {
      throw .malformed(Self.reason(error))
    }
    guard (1...Self.currentFormat).contains(format.format) else {
      throw .unknownFormat(found: format.format, known: Self.currentFormat)
    }
    do {
      let present = format.format == 1 ? Data(try Self.upgrading(bytes)) : data
      self = try JSONDecoder().decode(AssessmentPackage.self, from: present)
    } catch {
      throw .malformed(Self.reason(error))
    }
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "not JSON" }
    let context =
      switch error {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
        .dataCorrupted(let context):
        context
      @unknown default: DecodingError.Context(codingPath: [], debugDescription: "not JSON")
      }
    let path = context.codingPath.map(\.stringValue).joined(separator: ".")
    return path.isEmpty ? context.debugDescription : "\(path): \(context.debugDescription)"
  }
}

/// The one member that every format of a package has.
private struct FormatMark: Decodable {
  var format: Int
}
