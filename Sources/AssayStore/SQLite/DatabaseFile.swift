import AssayModel
import FoundationEssentials
import GRDB
import Glibc

/// Opens the files that a store keeps, so that what they acknowledge is on disk.
enum DatabaseFile {
  /// Opens a file and sees to it that it is ours, of a layout that is known, and that commits wait for the disk.
  static func open(_ path: String, _ schema: Schema, _ patience: Interval) throws(StoreError) -> DatabaseQueue {
    // SQLite gives up at once, whatever its patience, where others turn the log on at the same moment.
    let end = ContinuousClock.now + .milliseconds(patience.milliseconds)
    while true {
      do throws(StoreError) {
        return try openOnce(path, schema, patience)
      } catch {
        guard case .locked = error, ContinuousClock.now < end else { throw error }
        usleep(10_000)
      }
    }
  }

  private static func openOnce(
    _ path: String, _ schema: Schema, _ patience: Interval
  ) throws(StoreError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Double(patience.milliseconds) / 1000)
    // A transaction that cannot even be rolled back ends with its connection, and must not trap before.
    configuration.allowsUnsafeTransactions = true
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { db in
        // What is deleted or replaced is overwritten too: keys, above all.
        try db.execute(sql: "PRAGMA secure_delete = ON")
        try migrate(db, schema, path)
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        // GRDB sets NORMAL wherever it turns the log on by itself, and in a log NORMAL does not wait for the disk.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try checkDurability(of: db, path)
        try bringToDisk(db)
      }
      return queue
    } catch {
      throw StoreError(error, path)
    }
  }

  /// Brings what an earlier process left in the log to the disk, as far as others leave room for it.
  ///
  /// After a failed fsync a file may read well from memory and still be lost with the power; a checkpoint writes it all
  /// again, and waits for the disk.
  private static func bringToDisk(_ db: Database) throws {
    do {
      _ = try db.checkpoint(.passive)
    } catch let error as DatabaseError
      where [.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_READONLY].contains(error.resultCode)
    {
      return
    }
  }

  /// Refuses a connection whose commits do not wait for the disk.
  static func checkDurability(of db: Database, _ path: String) throws {
    let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
    guard synchronous == 2 else {
      throw StoreError.notDurable(path: path, detail: "synchronous is \(synchronous), not 2")
    }
    let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "unknown"
    guard journal == "wal" else {
      throw StoreError.notDurable(path: path, detail: "the journal mode is \(journal), not wal")
    }
  }

  /// Makes an empty file that its owner alone may read, where there is no file; SQLite's own would be for all to read.
  ///
  /// An existing file is not opened here: closing it would drop the locks that this process holds on it.
  static func create(_ path: String) throws(StoreError) {
    let file = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      switch errno {
      case EEXIST: return try checkKind(of: path)
      case ENOENT, ENOTDIR: throw .noSuchFolder(path: path)
      case EACCES, EPERM: throw .notPermitted(path: path)
      case EROFS: throw .readOnly(path: path)
      case ENOSPC, EDQUOT: throw .diskFull(path: path)
      case let code: throw .inputOutput(path: path, detail: "error \(code) when the file was made")
      }
    }
    close(file)
    try keepName(of: path)
  }

  /// Whether something stands at a path.
  static func isThere(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }

  /// Refuses what SQLite would take for an empty database, or write beside: devices, pipes, links to nothing, and a file
  /// of one byte.
  static func checkKind(of path: String) throws(StoreError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      switch errno {
      case EACCES: throw .notPermitted(path: path)
      case ENOENT where unsafe lstat(path, &status) != 0: throw .taken(path: path)
      default: throw .notAStore(path: path)
      }
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size != 1 else { throw .notAStore(path: path) }
  }

  /// Waits until the folder's entry for a new file is on disk.
  private static func keepName(of path: String) throws(StoreError) {
    let parent = URL(filePath: path).deletingLastPathComponent().path()
    let folder = unsafe Glibc.open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .notPermitted(path: path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else {
      throw .inputOutput(path: path, detail: "error \(errno) when its folder was synced")
    }
  }

  /// Brings the file to the layout of this release.
  private static func migrate(_ db: Database, _ schema: Schema, _ path: String) throws {
    var version = 0
    // One look at one moment: another process may be bringing the same new file to its layout.
    try db.inTransaction(.deferred) {
      version = try layout(of: db, schema, path)
      return .commit
    }
    guard version < schema.version else { return }
    try db.inTransaction(.immediate) {
      // Another process may have been first.
      for migration in schema.migrations[try layout(of: db, schema, path)...] { try migration(db) }
      try db.execute(sql: "PRAGMA application_id = \(schema.applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(schema.version)")
      return .commit
    }
  }

  /// The layout that a file has, 0 for an empty one; refuses a file that is not ours or of a later release.
  private static func layout(of db: Database, _ schema: Schema, _ path: String) throws -> Int {
    let mark = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    if mark == schema.applicationID {
      guard version <= schema.version else {
        throw StoreError.newerSchema(path: path, found: version, known: schema.version)
      }
      guard version > 0 else {
        throw StoreError.damaged(.store(path: path), detail: "its layout is \(version), which none ever was")
      }
      return version
    }
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard mark == 0, version == 0, tables == 0 else { throw StoreError.notAStore(path: path) }
    return 0
  }
}
