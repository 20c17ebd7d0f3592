import Glibc

/// Which files a connection works on: the database and its log.
///
/// A file that was deleted or replaced while it is open goes on to be written, and all of it is gone with the process.
/// SQLite does not look, so the store does, at the beginning of each write.
struct OpenFiles: Equatable {
  private var database: Identity?
  private var log: Identity?

  /// The files that stand at a path now.
  init(at path: String) {
    database = Identity(of: path)
    log = Identity(of: path + "-wal")
  }
}

private struct Identity: Equatable {
  var device: dev_t
  var number: ino_t

  /// Nil where no file is.
  init?(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    device = status.st_dev
    number = status.st_ino
  }
}
