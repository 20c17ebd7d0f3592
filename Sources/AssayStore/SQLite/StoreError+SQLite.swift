import GRDB

extension StoreError {
  /// What an error of GRDB means for a store.
  init(_ error: any Error, _ path: String) {
    if let error = error as? StoreError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .refused(path: path, detail: "\(type(of: error))")
      return
    }
    let detail = "\(error.message ?? "no message"), SQLite code \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_READONLY: self = .readOnly(path: path)
    case .SQLITE_IOERR: self = .inputOutput(path: path, detail: detail)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .notPermitted(path: path)
    case .SQLITE_NOTADB: self = .notAStore(path: path)
    case .SQLITE_CORRUPT: self = .damaged(.store(path: path), detail: detail)
    default: self = .refused(path: path, detail: detail)
    }
  }

  /// Whether a write that failed so may have been kept all the same, or not be undone.
  ///
  /// A full disk is not among these: the end of the transaction could not be written, so that it counts for nothing, and
  /// what was committed before had reached the disk.
  var leavesOutcomeUnknown: Bool {
    switch self {
    case .inputOutput, .damaged(.store, _), .taken, .refused: true
    default: false
    }
  }
}
