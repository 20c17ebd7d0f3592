import AssayDigest
import AssayModel
import FoundationEssentials

/// The digests that rows carry, by which damage shows when they are read.
enum RowDigest {
  /// The digest of an event: it commits to the event before and, through the first, to the form and the package.
  ///
  /// It runs over what is sealed, so that the chain can be checked when the key is gone.
  ///
  /// - Parameters:
  ///   - previous: The digest of the event before; nil for the first.
  ///   - session: The session's id.
  ///   - number: The event's number in its session, counted from 1.
  ///   - sealed: The event as it stands in the journal.
  /// - Returns: SHA-256 over these fields (``FieldHasher``, domain `assay event v2`).
  static func event(after previous: Digest?, session: SessionID, number: Int, sealed: Span<UInt8>) -> Digest {
    var hasher = FieldHasher(domain: "assay event v2")
    if let previous { hasher.append(previous) } else { hasher.appendAbsent() }
    hasher.append(session.text)
    hasher.append(Int64(number))
    hasher.append(sealed)
    return hasher.finalize()
  }

  /// The digest of an event as layout 1 kept it, in the clear (domain `assay event v1`).
  static func plainEvent(after previous: Digest?, session: SessionID, number: Int, content: String) -> Digest {
    var hasher = FieldHasher(domain: "assay event v1")
    if let previous { hasher.append(previous) } else { hasher.appendAbsent() }
    hasher.append(session.text)
    hasher.append(Int64(number))
    hasher.append(content)
    return hasher.finalize()
  }

  /// The digest of an entry of the journal: it commits to all entries before (domain `assay entry v1`).
  static func entry(_ number: Int, after previous: Digest?, content: Span<UInt8>) -> Digest {
    var hasher = FieldHasher(domain: "assay entry v1")
    if let previous { hasher.append(previous) } else { hasher.appendAbsent() }
    hasher.append(Int64(number))
    hasher.append(content)
    return hasher.finalize()
  }

  /// The digest of a registration (domain `assay registration v2`).
  static func registration(number: Int, requestKey: String, at: Int64, key: KeyID, sealed: Span<UInt8>) -> Digest {
    var hasher = FieldHasher(domain: "assay registration v2")
    hasher.append(Int64(number))
    hasher.append(requestKey)
    hasher.append(at)
    hasher.append(key.bytes)
    hasher.append(sealed)
    return hasher.finalize()
  }

  /// The digest of a registration as layout 1 kept it, in the clear (domain `assay registration v1`).
  static func plainRegistration(number: Int, requestKey: String, at: Int64, content: String) -> Digest {
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

  /// The digest of a medium's row: of its own digest, its size and the digests of its parts.
  static func medium(_ medium: ContentDigest, size: Int, parts: [Digest]) -> Digest {
    var hasher = FieldHasher(domain: "assay medium v1")
    hasher.append(medium.text)
    hasher.append(Int64(size))
    for part in parts { hasher.append(part) }
    return hasher.finalize()
  }

  /// The digest of a part of a file that a candidate sends (domain `assay upload v1`).
  static func upload(_ file: FileID, at offset: Int, session: SessionID, sealed: Span<UInt8>) -> Digest {
    var hasher = FieldHasher(domain: "assay upload v1")
    hasher.append(session.text)
    hasher.append(file.text)
    hasher.append(Int64(offset))
    hasher.append(sealed)
    return hasher.finalize()
  }

  /// The digest of an erasure with the keys that it destroyed, in the order of their bytes.
  static func erasure(_ erasure: Erasure, keys: [KeyID]) -> Digest {
    var hasher = FieldHasher(domain: "assay erasure v1")
    hasher.append(Int64(erasure.number))
    hasher.append(erasure.candidate.text)
    hasher.append(erasure.at.milliseconds)
    hasher.append(erasure.officer)
    hasher.append(erasure.reason)
    for count in [erasure.sessions, erasure.events, erasure.registrations] { hasher.append(Int64(count)) }
    for key in keys { hasher.append(key.bytes) }
    return hasher.finalize()
  }

  static func hold(_ hold: Hold) -> Digest {
    var hasher = FieldHasher(domain: "assay hold v1")
    hasher.append(Int64(hold.number))
    switch hold.subject {
    case .candidate(let id):
      hasher.append("candidate")
      hasher.append(id.text)
    case .assessment(let id):
      hasher.append("assessment")
      hasher.append(id.text)
    }
    hasher.append(Int64(hold.begins ? 1 : 0))
    hasher.append(hold.at.milliseconds)
    hasher.append(hold.officer)
    hasher.append(hold.reason)
    return hasher.finalize()
  }
}

extension Digest {
  /// The bytes for a column.
  var data: Data { Data(bytes) }

  /// Whether a column holds this digest.
  func isKept(in data: Data) -> Bool { data.elementsEqual(bytes) }
}
