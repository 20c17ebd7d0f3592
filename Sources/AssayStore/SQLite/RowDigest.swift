import AssayDigest
import AssayModel
import FoundationEssentials

/// The digests that rows carry, by which damage shows when they are read.
enum RowDigest {
  /// The digest of an event's row: it commits to the row before and, through the first row, to the form and the package.
  ///
  /// - Parameters:
  ///   - previous: The digest of the row before; nil for the first.
  ///   - session: The session's id.
  ///   - number: The event's number in its session, counted from 1.
  ///   - content: The event as it stands in the journal.
  /// - Returns: SHA-256 over these fields (``FieldHasher``, domain `assay event v1`).
  static func event(after previous: Digest?, session: SessionID, number: Int, content: String) -> Digest {
    var hasher = FieldHasher(domain: "assay event v1")
    if let previous { hasher.append(previous) } else { hasher.appendAbsent() }
    hasher.append(session.text)
    hasher.append(Int64(number))
    hasher.append(content)
    return hasher.finalize()
  }

  static func registration(number: Int, requestKey: String, at: Int64, content: String) -> Digest {
    var hasher = FieldHasher(domain: "assay registration v1")
    hasher.append(Int64(number))
    hasher.append(requestKey)
    hasher.append(at)
    hasher.append(content)
    return hasher.finalize()
  }

  static func publication(_ publication: Publication) -> Digest {
    var hasher = FieldHasher(domain: "assay publication v1")
    hasher.append(Int64(publication.number))
    hasher.append(publication.assessment.text)
    hasher.append(publication.package.text)
    hasher.append(publication.at.milliseconds)
    hasher.append(publication.note)
    return hasher.finalize()
  }
}

extension Digest {
  /// The bytes for a column.
  var data: Data { Data(bytes) }

  /// Whether a column holds this digest.
  func isKept(in data: Data) -> Bool { data.elementsEqual(bytes) }
}
