package import AssayModel

/// Why a store could not do what it was asked to.
package enum StoreError: Error, Hashable, Sendable {
  /// The folder that should hold the file is not there.
  case noSuchFolder(path: String)
  /// The file is no database, or not one of Assay's.
  case notAStore(path: String)
  /// A later release wrote the store.
  case newerSchema(path: String, found: Int, known: Int)
  /// The file, its folder or its file system does not allow writing.
  case readOnly(path: String)
  /// The file or its folder may not be opened.
  case notPermitted(path: String)
  /// Another process held the store for longer than was waited.
  case locked(path: String)
  /// No space was left.
  case diskFull(path: String)
  /// The disk or the file system failed; the text is what SQLite says.
  case inputOutput(path: String, detail: String)
  /// The store would not wait for the disk, so that nothing it acknowledges would be safe; the text says what is off.
  case notDurable(path: String, detail: String)
  /// A write failed before, and whether it was kept is not known; `reopen()` mends it.
  case stopped(path: String)
  /// The file, or the log beside it, was deleted or replaced while it was open; what is written into it would be lost.
  case taken(path: String)
  /// What is stored is not what was written.
  case damaged(Place, detail: String)
  /// What is stored is whole and cannot be read, as when a later release wrote it; the text says why.
  case unreadable(Place, detail: String)
  /// A publication names a package that was never put.
  case unknownPackage(ContentDigest)
  /// What is asked for was erased.
  case erased(Place, Erasure)
  /// The file with the keys of a store is not there.
  case keysMissing(path: String)
  /// The file with the keys is another store's.
  case keysOfAnotherStore(path: String)
  /// The file with the keys does not have the key of a candidate, and nobody erased it.
  case keyMissing(CandidateID, path: String)
  /// Anything else that SQLite refuses; the text is its own.
  case refused(path: String, detail: String)

  /// What the error is about.
  package enum Place: Hashable, Sendable {
    /// The database as a whole.
    case store(path: String)
    case package(ContentDigest)
    case medium(ContentDigest)
    /// A medium whose digest cannot be read, by its number.
    case numberedMedium(Int)
    /// Counted from 1 in the order of publishing.
    case publication(Int)
    /// Counted from 1 in the order of registering.
    case registration(Int)
    /// The row is the event's number, counted from 1; nil for the session as a whole.
    case session(SessionID, row: Int?)
    /// A session whose id cannot be read, by its number.
    case numberedSession(Int)
    /// An entry of the journal, counted from 1.
    case entry(Int)
    /// A part of a file that a candidate sent, counted from 1 in the order of sending.
    case upload(Int)
    /// Counted from 1 in the order of erasing.
    case erasure(Int)
    /// Counted from 1 over all holds and their ends.
    case hold(Int)
  }
}

extension StoreError {
  /// Whether the same call may succeed later without anybody doing anything to the store but reopening it.
  package var isRetryable: Bool {
    switch self {
    case .locked, .diskFull, .inputOutput, .stopped: true
    default: false
    }
  }
}

extension StoreError.Place: CustomStringConvertible {
  /// The place in words, such as ``session `s-81f`, event 12``.
  package var description: String {
    switch self {
    case .store(let path): "the store `\(path)`"
    case .package(let digest): "package `\(digest)`"
    case .medium(let digest): "medium `\(digest)`"
    case .publication(let number): "publication \(number)"
    case .registration(let number): "registration \(number)"
    case .numberedSession(let number): "session number \(number)"
    case .entry(let number): "entry \(number) of the journal"
    case .numberedMedium(let number): "medium number \(number)"
    case .upload(let number): "part \(number) of the files that candidates sent"
    case .erasure(let number): "erasure \(number)"
    case .hold(let number): "hold \(number)"
    case .session(let id, nil): "session `\(id)`"
    case .session(let id, let row?): "session `\(id)`, event \(row)"
    }
  }
}

extension StoreError: CustomStringConvertible {
  /// What happened, where, why, and how to mend it, in one or two sentences without a full stop at the end.
  package var message: String {
    switch self {
    case .noSuchFolder(let path):
      "the store `\(path)` cannot be made, because its folder is not there; make the folder, or name another with --store"
    case .notAStore(let path):
      "`\(path)` is not a store of Assay; it was left as it is. Name another file with --store"
    case .newerSchema(let path, let found, let known):
      "the store `\(path)` was written by a later release (layout \(found), this one knows \(known)); update Assay"
    case .readOnly(let path):
      "the store `\(path)` cannot be written; make the file and its folder writable, or name another with --store"
    case .notPermitted(let path):
      "the store `\(path)` may not be opened; check who owns it and its permissions"
    case .locked(let path):
      "another process kept the store `\(path)` for too long; nothing was saved. Try again, or end that process"
    case .diskFull(let path):
      "no space is left for the store `\(path)`; nothing was saved. Free some space and try again"
    case .inputOutput(let path, let detail):
      "reading or writing the store `\(path)` failed (\(detail)); whether the last write was kept is not known. "
        + "Check the disk, then open the store again"
    case .notDurable(let path, let detail):
      "the store `\(path)` would not wait for the disk (\(detail)), so it was not opened; use a local file system"
    case .stopped(let path):
      "an earlier write to the store `\(path)` failed; it takes no more until it is opened again"
    case .taken(let path):
      "the store `\(path)`, or the log beside it, was deleted or replaced while it was open; nothing is saved until it is "
        + "put back"
    case .damaged(let place, let detail):
      "\(place) is damaged: \(detail). Restore the store from a backup; do not work on with this file"
    case .unreadable(let place, let detail):
      "\(place) cannot be read: \(detail). Update Assay, or restore the store from a backup"
    case .unknownPackage(let digest):
      "package `\(digest)` is not in the store; put it there before it is published"
    case .erased(let place, let erasure):
      "\(place) was erased (erasure \(erasure.number)); what it held cannot be read any more, by anybody"
    case .keysMissing(let path):
      "`\(path)` is not there, which holds the keys of the store beside it; put it back from its backup. Without it, "
        + "nobody can read what candidates did"
    case .keysOfAnotherStore(let path):
      "`\(path)` holds the keys of another store; put the right file there, from the backup of this store's keys"
    case .keyMissing(let candidate, let path):
      "the key of candidate `\(candidate)` is not in `\(path)`, and no erasure tells why; put the newest backup of that "
        + "file back, in which it is"
    case .refused(let path, let detail):
      "the store `\(path)` refused the operation (\(detail)); please report this"
    }
  }

  package var description: String { message }
}
