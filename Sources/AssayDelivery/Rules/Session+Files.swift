package import AssayModel

// Files that a candidate sends.

/// What came of a file until now, as whoever keeps its bytes sees it.
package struct ArrivedFile: Hashable, Sendable {
  package var file: FileID
  package var bytes: Int
  package var digest: ContentDigest
  /// What the first bytes say; nil where they say nothing that is known.
  package var type: MediaType?

  package init(file: FileID, bytes: Int, digest: ContentDigest, type: MediaType?) {
    self.file = file
    self.bytes = bytes
    self.digest = digest
    self.type = type
  }
}

extension Session {
  func beginFile(
    _ file: FileDescription, at slot: SlotID, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    let place = try workable(slot, at: now, in: context)
    guard case .file(let asked) = context.item(at: place).interaction else { throw .noFilesHere(slot) }
    guard files.count < SessionLimits.files else { throw .tooManyFiles }
    guard asked.types.contains(where: { $0.rawValue.utf8.elementsEqual(file.type.utf8) }) else {
      throw .fileType(asked.types)
    }
    guard (1...asked.largest).contains(file.bytes) else { throw .fileBytes(file.bytes, largest: asked.largest) }
    guard files.reduce(file.bytes, { $0 + $1.description.bytes }) <= SessionLimits.filesBytes else {
      throw .tooManyFileBytes
    }
    guard let id = FileID("f\(files.count + 1)") else { throw .tooManyFiles }
    return accept(.fileBegun(id, slot, file), sequence, now, .fileBegun(id))
  }

  func endFile(
    _ file: FileID, _ digest: ContentDigest, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    let own = try openFile(file)
    let arrived = context.arrived.flatMap { $0.file == file ? $0 : nil }
    guard let arrived, arrived.bytes == own.description.bytes else {
      throw .fileIncomplete(file, there: arrived?.bytes ?? 0, of: own.description.bytes)
    }
    guard arrived.digest == digest else { throw .fileDigest(file) }
    guard let type = arrived.type, type.rawValue.utf8.elementsEqual(own.description.type.utf8) else {
      throw .fileIsOther(file, arrived.type)
    }
    return accept(.fileEnded(file, digest), sequence, now, .fileEnded(file))
  }

  /// A file to which more bytes may be sent now.
  ///
  /// - Throws: That there is none of that id, that it is whole, or that the session takes nothing now.
  package func fileToSend(_ file: FileID, at now: Instant, in context: SessionContext) throws(Refusal) -> SentFile {
    if case .submitted(let cause, _) = phase { throw .submitted(cause) }
    try requireWorking(at: now)
    if isLate(now) { throw .grace }
    let own = try openFile(file)
    _ = try reachable(own.slot, at: now, in: context)
    return own
  }

  private func openFile(_ file: FileID) throws(Refusal) -> SentFile {
    guard let own = files.first(where: { $0.id == file }) else { throw .unknownFile(file) }
    guard own.digest == nil else { throw .fileThere(file) }
    return own
  }

  /// Refuses an answer with files that are not there whole, or were sent for another slot.
  func requireFiles(_ answer: Answer, at place: Int) throws(Refusal) {
    guard case .file(let ids) = answer else { return }
    for id in ids {
      guard let own = files.first(where: { $0.id == id }), own.slot == slotID(place), own.digest != nil else {
        throw .fileNotThere(id, slotID(place))
      }
    }
  }
}

extension Refusal {
  fileprivate static func noFilesHere(_ slot: SlotID) -> Self {
    Refusal(.invalidAnswer, "Slot `\(slot)` asks for no file.", advice: "Send files at slots of the type `file` alone.")
  }

  fileprivate static let tooManyFiles = Refusal(
    .limit, "The session has its \(SessionLimits.files) files already; this one was not taken.",
    advice: "Answer with the files that are there.")

  fileprivate static let tooManyFileBytes = Refusal(
    .limit, "The files of a session have at most \(SessionLimits.filesBytes) bytes together; this one was not taken.",
    advice: "Answer with the files that are there, or send a smaller one.")

  fileprivate static func fileType(_ asked: [MediaType]) -> Self {
    Refusal(
      .invalidAnswer, "A file of another type is asked for here.",
      advice: "Send \(asked.map { "`\($0.rawValue)`" }.joined(separator: ", ")).")
  }

  fileprivate static func fileBytes(_ bytes: Int, largest: Int) -> Self {
    Refusal(
      .invalidAnswer, "A file has 1 to \(largest) bytes here, and this one \(bytes).", advice: "Send a smaller file.")
  }

  fileprivate static func unknownFile(_ file: FileID) -> Self {
    Refusal(.unknownSlot, "No file `\(file)` was begun in this session.", advice: "Begin it with file.begin.")
  }

  fileprivate static func fileThere(_ file: FileID) -> Self {
    Refusal(.stateViolation, "File `\(file)` is there whole already.", advice: "Begin another file to replace it.")
  }

  fileprivate static func fileIncomplete(_ file: FileID, there: Int, of all: Int) -> Self {
    Refusal(
      .stateViolation, "Of the \(all) bytes of file `\(file)`, \(there) are there.",
      advice: "Send the others with file.put, from byte \(there) on, then end it under the next number.")
  }

  fileprivate static func fileDigest(_ file: FileID) -> Self {
    Refusal(
      .invalidAnswer, "What came of file `\(file)` has another digest than the file that was to be sent.",
      advice: "Read the file again, and send it as another one with file.begin.")
  }

  fileprivate static func fileIsOther(_ file: FileID, _ type: MediaType?) -> Self {
    Refusal(
      .invalidAnswer,
      "By its first bytes file `\(file)` is \(type.map { "`\($0.rawValue)`" } ?? "of no type that is known"), and not what was announced.",
      advice: "Save it again as a type that is asked for, and send it as another one with file.begin.")
  }

  fileprivate static func fileNotThere(_ file: FileID, _ slot: SlotID) -> Self {
    Refusal(
      .invalidAnswer, "Slot `\(slot)` has no file `\(file)` that is there whole.",
      advice: "Send it with file.begin, file.put and file.end at this slot first.")
  }
}
