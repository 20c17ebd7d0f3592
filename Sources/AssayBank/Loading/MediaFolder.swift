package import AssayMedia
package import AssayModel
package import FoundationEssentials

/// What stands below a bank's `media/`.
package struct FoundMedium: Hashable, Sendable {
  /// The path in the bank, with `/` between folders; it may be of no grammar.
  package var path: String
  package var content: Content
  /// The bytes of text (SVG, captions), for showing what is wrong with it; empty for anything else.
  package var source: [UInt8]

  package init(path: String, content: Content, source: [UInt8] = []) {
    self.path = path
    self.content = content
    self.source = source
  }

  package enum Content: Hashable, Sendable {
    case file(MediaVerdict, bytes: Int, digest: ContentDigest)
    /// More bytes than any medium may have.
    case tooLarge(bytes: Int)
    /// A symbolic link, which could lead anywhere.
    case link
    /// A device, a pipe, or whatever else is no file.
    case notAFile
    case unreadable
  }

  /// A file with these bytes.
  package init(path: String, bytes: [UInt8]) {
    let verdict = MediaVerdict(bytes)
    var isText: Bool {
      switch verdict {
      case .medium(.svg), .medium(.vtt), .refused(.svg), .refused(.notUTF8), .refused(.unknown): true
      default: false
      }
    }
    self.init(
      path: path, content: .file(verdict, bytes: bytes.count, digest: ContentDigest(of: bytes)),
      source: isText ? Array(bytes.prefix(1 << 20)) : [])
  }
}

extension BankFolder {
  /// The most bytes that a medium of any type may have.
  package static let largestMedium = MediaType.ofMedia.map(\.largestMedium).max() ?? 0

  /// Everything below `media/`, looked at one file at a time.
  ///
  /// Names that begin with a dot are left out. Sorted by the bytes of their paths. What cannot or must not be read is
  /// among them: it is wrong with the bank, and no reason to read nothing else.
  ///
  /// - Parameter folder: The folder that holds `bank.yaml`.
  /// - Returns: Empty where there is no `media/`.
  /// - Throws: `BankFolderError.tooMany` beyond 100,000 files.
  package static func media(in folder: URL) throws(BankFolderError) -> [FoundMedium] {
    let path = folder.path(percentEncoded: false)
    var found: [FoundMedium] = []
    try walkMedia(path.last == "/" ? String(path.dropLast()) : path, "media", into: &found, depth: 0)
    return found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The bytes of a medium as they are now; nil when they are not there, or no longer those of the digest.
  package static func bytes(of file: MediaFile, in folder: URL) -> [UInt8]? {
    let full = folder.appending(path: file.path.text).path(percentEncoded: false)
    guard kind(of: full) == .typeRegular, let data = FileManager.default.contents(atPath: full) else { return nil }
    let bytes = Array(data)
    return ContentDigest(of: bytes) == file.digest ? bytes : nil
  }

  private static func walkMedia(
    _ root: String, _ path: String, into found: inout [FoundMedium], depth: Int
  ) throws(BankFolderError) {
    let full = "\(root)/\(path)"
    switch kind(of: full) {
    case nil:
      // Nothing there is no medium; what is there and cannot be looked at is a broken one.
      if depth > 0 { found.append(FoundMedium(path: path, content: .unreadable)) }
    case .typeDirectory?:
      guard depth < 16, let names = try? FileManager.default.contentsOfDirectory(atPath: full) else {
        found.append(FoundMedium(path: path, content: .unreadable))
        return
      }
      for name in names.sorted() where name.utf8.first != UInt8(ascii: ".") {
        try walkMedia(root, "\(path)/\(name)", into: &found, depth: depth + 1)
      }
    case .typeRegular?:
      guard found.count < 100_000 else { throw .tooMany }
      found.append(file(path, at: full))
    case .typeSymbolicLink?: found.append(FoundMedium(path: path, content: .link))
    default: found.append(FoundMedium(path: path, content: .notAFile))
    }
  }

  private static func file(_ path: String, at full: String) -> FoundMedium {
    let size = (try? FileManager.default.attributesOfItem(atPath: full))?[.size] as? Int ?? 0
    guard size <= largestMedium else { return FoundMedium(path: path, content: .tooLarge(bytes: size)) }
    guard let data = FileManager.default.contents(atPath: full) else {
      return FoundMedium(path: path, content: .unreadable)
    }
    return FoundMedium(path: path, bytes: Array(data))
  }

  /// What stands at a path, without following a link.
  private static func kind(of path: String) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
  }
}
