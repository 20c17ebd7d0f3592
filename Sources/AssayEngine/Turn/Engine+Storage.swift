import AssayStore

/// What a client is told of a failure of the store: no path, no detail.
struct StorageProblem: Hashable, Sendable {
  var isRetryable: Bool
}

extension Engine {
  /// Notes that a write failed, tells whoever runs the engine, and makes the store usable again if that can be.
  ///
  /// Whether the write was kept is not known until then; what it was about must be read again.
  mutating func failedWriting(_ error: StoreError) -> StorageProblem {
    report(error.message)
    switch error {
    // Nothing of it was kept, and the store goes on as it is: its sessions can still be read.
    case .locked, .diskFull: break
    default:
      needsReopening = true
      reopen()
    }
    return StorageProblem(isRetryable: error.isRetryable)
  }

  /// Notes that the store could not be read.
  mutating func failedReading(_ error: StoreError) -> StorageProblem {
    report(error.message)
    if case .stopped = error { needsReopening = true }
    return StorageProblem(isRetryable: error.isRetryable)
  }

  mutating func reopen() {
    do throws(StoreError) {
      try store.reopen()
      needsReopening = false
    } catch {
      report(error.message)
    }
  }
}
