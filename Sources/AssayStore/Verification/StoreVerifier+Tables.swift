import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB

extension StoreVerifier {
  /// Reads every row of the tables beside the sessions, and holds it against the journal.
  mutating func checkTables() throws {
    note { verifier in try verifier.checkPackages() }
    try checkRows("publication", .publication) { verifier, number in
      verifier.found.counts.publications += 1
      let publication = try verifier.reading.publications("number = ?", [number]).first
      return publication.map { RowDigest.publication($0) }
    }
    try checkRows("registration", .registration) { verifier, number in
      verifier.found.counts.registrations += 1
      guard let row = try verifier.reading.registrations("registration.number = ?", [number]).first else { return nil }
      if !row.isErased { _ = try row.record(verifier.reading) }
      // What an earlier release wrote in the clear is not named, since it could be guessed from its digest.
      return row.isSealed ? row.digest : nil
    }
    try checkRows("erasure", .erasure) { verifier, number in
      verifier.found.counts.erasures += 1
      let known = try verifier.reading.erasures("number = ?", [number]).first
      return known.map { RowDigest.erasure($0.erasure, keys: $0.keys) }
    }
    try checkRows("medium", .medium) { verifier, number in
      verifier.found.counts.media += 1
      return try verifier.readMedium(number)
    }
    try checkRows("hold", .hold) { verifier, number in
      verifier.found.counts.holds += 1
      return try verifier.reading.holds("number = ?", [number]).first.map { RowDigest.hold($0) }
    }
    try checkRows("upload", .upload) { verifier, number in
      verifier.found.counts.uploads += 1
      return try verifier.readUpload(number)
    }
    noteMissingRows()
  }

  /// Reads a part of a file that a candidate sent, opens it where its key is there, and gives the digest of its row.
  private func readUpload(_ number: Int) throws -> Digest? {
    let sql = """
      SELECT upload.place, upload.size, upload.sealed, upload.digest, upload.file, session.id
      FROM upload JOIN session ON session.number = upload.session WHERE upload.number = ?
      """
    let place = StoreError.Place.upload(number)
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [number]), let file = FileID(try row.value(4, place)),
      let id = SessionID(try row.value(5, place)), let session = try reading.row(of: id)
    else { throw StoreError.damaged(place, detail: "its session or its file is none") }
    let upload = UploadRow(session: SessionPlace(number: session.summary.number, id: id), file: file)
    if session.head.erasure == nil, let key = session.key {
      _ = try upload.open(row, try reading.key(key, of: session.summary.candidate).key)
    }
    let sealed = Array(try row.value(2, place) as Data)
    let digest = upload.digest(at: try row.value(0, place), sealed: sealed)
    // What is sealed tells both, whether or not its key is left.
    guard digest.isKept(in: try row.value(3, place)), try row.value(1, place) == sealed.count - SealingKey.overhead
    else { throw StoreError.damaged(place, detail: "its row says other than what is sealed in it") }
    return digest
  }

  private mutating func checkPackages() throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT digest, bytes FROM package ORDER BY rowid")
    while let row = try rows.next() {
      found.counts.packages += 1
      note { verifier in
        let place = StoreError.Place.store(path: verifier.path)
        guard let digest = Digest(try row.value(0, place) as String) else {
          throw StoreError.damaged(place, detail: "the digest of a package is none")
        }
        let package = ContentDigest(digest)
        if verifier.packages.remove(digest) == nil {
          verifier.found.add(.damaged(.package(package), detail: "no entry of the journal tells of it"))
        }
        guard Digest(of: Array(try row.value(1, .package(package)) as Data)) == digest else {
          throw StoreError.damaged(.package(package), detail: "its bytes have another digest")
        }
      }
    }
  }

  /// Reads all bytes of a medium, and gives the digest of its row.
  private func readMedium(_ number: Int) throws -> Digest? {
    let sql = "SELECT digest FROM medium WHERE number = ?"
    let place = StoreError.Place.numberedMedium(number)
    guard let name = try Row.fetchOne(db, sql: sql, arguments: [number]),
      let digest = ContentDigest(try name.value(0, place)), let row = try MediumRow(of: digest, db)
    else { throw StoreError.damaged(place, detail: "its digest is none") }
    guard ContentDigest(of: try row.bytes(0..<row.size, db)) == digest else {
      throw StoreError.damaged(.medium(digest), detail: "its bytes have another digest")
    }
    return RowDigest.medium(digest, size: row.size, parts: row.parts)
  }

  /// Reads every row of a table, and holds its digest against the one that the journal tells.
  ///
  /// - Parameters:
  ///   - table: Its name.
  ///   - kind: As the journal calls it.
  ///   - read: Reads a row and gives its digest; nil where the journal need not tell it.
  /// - Throws: What SQLite refuses; what is wrong with a row is noted.
  private mutating func checkRows(
    _ table: String, _ kind: FactKind, _ read: (inout StoreVerifier, Int) throws -> Digest?
  ) throws {
    for number in try Int.fetchAll(db, sql: "SELECT number FROM \(table) ORDER BY number") {
      let told = facts[kind]?.removeValue(forKey: number)
      note { verifier in
        guard let digest = try read(&verifier, number), digest != told else { return }
        throw StoreError.damaged(
          verifier.place(of: kind, number),
          detail: told == nil ? "no entry of the journal tells of it" : "the journal tells another digest of it")
      }
    }
  }

  private mutating func noteMissingRows() {
    for package in packages.sorted() {
      let digest = ContentDigest(package)
      found.add(.damaged(.package(digest), detail: "the journal tells of it, and it is not there"))
    }
    for kind in FactKind.allCases {
      for number in (facts[kind] ?? [:]).keys.sorted() {
        found.add(.damaged(place(of: kind, number), detail: "the journal tells of it, and it is not there"))
      }
    }
  }

  private func place(of kind: FactKind, _ number: Int) -> StoreError.Place {
    switch kind {
    case .package: .store(path: path)
    case .publication: .publication(number)
    case .registration: .registration(number)
    case .erasure: .erasure(number)
    case .medium: .numberedMedium(number)
    case .hold: .hold(number)
    case .upload: .upload(number)
    }
  }
}
