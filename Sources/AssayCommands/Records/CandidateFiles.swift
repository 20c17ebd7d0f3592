import AssayDelivery
import AssayJSON
import AssayModel
import AssayStore
import FoundationEssentials

/// The files that a candidate sent in a session: a line that says what each is, and its bytes, in lines or in a folder.
///
/// One part of one file is in memory at a time.
struct CandidateFiles {
  let store: any Store
  /// Where the bytes go as files of their own; nil where they go among the lines.
  let folder: String?

  /// How many bytes stand in a line: a multiple of 3, so that the texts of all parts together are the base64 of the whole.
  static let part = 384 * 1024

  /// Writes the files of a session, in the order in which they were begun.
  func write(of session: Session, to stream: inout OutputStream) throws(Failure) {
    if let folder, !session.files.isEmpty { try makeFilesFolder(folder) }
    for file in session.files {
      let kept = try count(file, in: session.id)
      let name = "\(session.id)-\(file.id).\(MediaType(rawValue: file.description.type)?.word ?? "bin")"
      let path = folder.map { "\($0)/\(name)" }
      var writer = JSONWriter()
      writer.line("file") { writer in
        writer.member("file", file.id.text)
        writer.member("slot", file.slot.text)
        writer.member("name", file.description.name)
        writer.member("type", file.description.type)
        writer.member("bytes", file.description.bytes)
        writer.member("kept", kept)
        if let digest = file.digest { writer.member("digest", digest.text) }
        if let path { writer.member("path", path) }
      }
      try stream.write(writer.bytes)
      guard let path else {
        try forEachPart(of: file, kept, in: session.id) { offset, bytes throws(Failure) in
          var writer = JSONWriter(capacity: Self.part * 4 / 3 + 256)
          writer.line("part") { writer in
            writer.member("file", file.id.text)
            writer.member("offset", offset)
            writer.member("data", Data(bytes).base64EncodedString())
          }
          try stream.write(writer.bytes)
        }
        continue
      }
      var whole = try OutputStream(to: path)
      try forEachPart(of: file, kept, in: session.id) { _, bytes throws(Failure) in try whole.write(bytes) }
      try whole.finish()
    }
  }

  /// How many bytes of a file are there; of one that was not ended, perhaps fewer than were announced.
  private func count(_ file: SentFile, in session: SessionID) throws(Failure) -> Int {
    guard file.digest == nil else { return file.description.bytes }
    do { return try store.uploadSize(of: file.id, in: session) } catch { throw Failure(error) }
  }

  private func forEachPart(
    of file: SentFile, _ count: Int, in session: SessionID, _ body: (Int, [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    for offset in stride(from: 0, to: count, by: Self.part) {
      let range = offset..<min(offset + Self.part, count)
      let bytes: [UInt8]?
      do { bytes = try store.upload(file.id, in: session, range) } catch { throw Failure(error) }
      guard let bytes, bytes.count == range.count else {
        throw Failure("file `\(file.id)` of session \(session) is not in the store as it was sent.")
      }
      try body(offset, bytes)
    }
  }
}
