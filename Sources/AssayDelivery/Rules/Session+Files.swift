import AssayModel

// Files that a candidate sends.

extension Session {
  func beginFile(
    _ file: FileDescription, at slot: SlotID, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    _ = try workable(slot, at: now, in: context)
    guard files.count < SessionLimits.files else { throw .tooManyFiles }
    guard (1...SessionLimits.fileBytes).contains(file.bytes) else { throw .fileBytes(file.bytes) }
    guard let id = FileID("f\(files.count + 1)") else { throw .tooManyFiles }
    return accept(.fileBegun(id, slot, file), sequence, now, .fileBegun(id))
  }

  func endFile(
    _ file: FileID, _ digest: ContentDigest, _ sequence: Int, _ now: Instant
  ) throws(Refusal) -> Decided {
    guard let own = files.first(where: { $0.id == file }) else { throw .unknownFile(file) }
    guard own.digest == nil else { throw .fileThere(file) }
    return accept(.fileEnded(file, digest), sequence, now, .fileEnded(file))
  }
}

extension Refusal {
  static let tooManyFiles = Refusal(
    .limit, "The session has its \(SessionLimits.files) files already; this one was not taken.",
    advice: "Answer with the files that are there.")

  static func fileBytes(_ bytes: Int) -> Self {
    Refusal(
      .invalidAnswer, "A file has 1 to \(SessionLimits.fileBytes) bytes, and this one \(bytes).",
      advice: "Send a smaller file.")
  }

  static func unknownFile(_ file: FileID) -> Self {
    Refusal(.unknownSlot, "No file `\(file)` was begun in this session.", advice: "Begin it with file.begin.")
  }

  static func fileThere(_ file: FileID) -> Self {
    Refusal(.stateViolation, "File `\(file)` is there whole already.", advice: "Begin another file to replace it.")
  }
}
