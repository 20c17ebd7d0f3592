import GRDB

extension SQLiteStore {
  package func erase(_ request: ErasureRequest) throws(StoreError) -> [ErasureOutcome] {
    try stoppingOnDoubt { connection in
      // The fact comes first: a key that is gone without a fact would look like damage, and what a crash leaves of this
      // is finished when the store is next opened.
      let written = try connection.write { transaction in
        try request.candidates.map { try transaction.erase($0, request, keys: nil) }
      }
      try connection.carryOut(written)
      return written.map { written in
        written.erasure.map { .erased($0) } ?? written.hold.map { .held($0) }
          ?? (written.isActive ? .active : .nothing)
      }
    }
  }

  package func erasures() throws(StoreError) -> [Erasure] {
    try read { reading in try reading.erasures("true", []).map(\.erasure) }
  }
}

extension Connection {
  /// Destroys the keys that erasures name, and overwrites what stood in the clear.
  fileprivate func carryOut(_ written: [ErasureWritten]) throws {
    try keys.destroy(
      written.flatMap { written in
        written.erasure.map { erasure in written.keys.map { DestroyedKey($0, erasure) } } ?? []
      })
    if written.contains(where: \.hasBlanked) { try scrub() }
  }

  /// Finishes erasures that a crash has interrupted, or that an older backup of one of the files has undone.
  func finishErasures() throws {
    let mark = try queue.read { try KeyMark($0, "SELECT count(*), min(key), max(key) FROM erased_key") }
    guard try keys.mark() != mark else { return }
    let here = try read { try $0.erasures("true", []) }
    let there = try keys.destroyed()
    let missingThere = Set(there.map(\.id))
    try keys.destroy(
      here.flatMap { here in
        here.keys.filter { !missingThere.contains($0) }.map { DestroyedKey($0, here.erasure) }
      })
    let known = Set(here.flatMap(\.keys))
    let missingHere = there.filter { !known.contains($0.id) }
    guard !missingHere.isEmpty else { return }
    let written = try write { transaction in
      try missingHere.map { key in
        let request = ErasureRequest([key.candidate], at: key.at, officer: key.officer, reason: key.reason)
        return try transaction.erase(key.candidate, request, keys: [key.id])
      }
    }
    try carryOut(written)
  }
}
