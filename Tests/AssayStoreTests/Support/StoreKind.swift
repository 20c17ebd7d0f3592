import AssayStore

/// The stores that must behave alike.
enum StoreKind: String, CaseIterable, Sendable {
  case memory, sqlite

  /// An empty store; the folder must outlive it.
  func make(in folder: TemporaryFolder) throws -> any Store {
    switch self {
    case .memory: MemoryStore()
    case .sqlite: try SQLiteStore(path: folder.file("assay.sqlite"))
    }
  }
}
