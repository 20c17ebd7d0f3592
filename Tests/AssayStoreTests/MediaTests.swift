import AssayModel
import GRDB
import Testing

@testable import AssayStore

struct `The media of a store` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let now = Instant(milliseconds: 1)

  /// Bytes that are nowhere alike.
  private func bytes(_ count: Int) -> [UInt8] {
    var dice = Dice(seed: count)
    return (0..<count).map { _ in UInt8(dice.below(256)) }
  }

  @Test(arguments: StoreKind.allCases)
  func `are kept under the digest of their bytes, once`(kind: StoreKind) throws {
    let store = try kind.make(in: folder)
    for count in [0, 1, 131_072, 300_000] {
      let bytes = bytes(count)
      let digest = try store.putMedium(bytes, at: now)
      #expect(digest == ContentDigest(of: bytes))
      #expect(try store.putMedium(bytes, at: Instant(milliseconds: 5)) == digest)
      #expect(try store.mediumSize(digest) == count)
      #expect(try store.medium(digest) == bytes)
    }
    #expect(try store.mediumSize(ContentDigest(of: [9, 9])) == nil)
    #expect(try store.medium(ContentDigest(of: [9, 9]), 0..<1) == nil)
  }

  @Test(arguments: StoreKind.allCases)
  func `are read from any byte to any other`(kind: StoreKind) throws {
    let store = try kind.make(in: folder)
    let bytes = bytes(300_000)
    let digest = try store.putMedium(bytes, at: now)
    let edges = [0, 1, 131_071, 131_072, 131_073, 262_144, 299_999, 300_000, 400_000]
    for low in edges {
      for high in edges where high >= low {
        let expected = low < bytes.count ? Array(bytes[low..<min(high, bytes.count)]) : []
        #expect(try store.medium(digest, low..<high) == expected, "\(low)..<\(high)")
      }
    }
  }

  @Test func `are there for whoever opens the store next`() throws {
    let bytes = bytes(200_000)
    let digest = try SQLiteStore(path: folder.file("assay.sqlite")).putMedium(bytes, at: now)
    let store = try SQLiteStore(path: folder.file("assay.sqlite"))
    #expect(try store.medium(digest) == bytes)
    try store.reopen()
    #expect(try store.medium(digest, 5..<8) == Array(bytes[5..<8]))
  }

  @Test(
    arguments: [
      ("UPDATE medium_part SET bytes = zeroblob(length(bytes)) WHERE place = 1", 131_072..<131_073),
      ("DELETE FROM medium_part WHERE place = 1", 131_072..<131_073),
      ("UPDATE medium SET size = 100", 0..<1),
      ("UPDATE medium SET parts = zeroblob(length(parts))", 0..<1),
      ("UPDATE medium SET digest = (SELECT 'sha256:' || lower(hex(zeroblob(32))))", nil),
    ] as [(String, Range<Int>?)])
  func `show damage where it is read`(change: String, range: Range<Int>?) throws {
    let path = folder.file("assay.sqlite")
    let store = try SQLiteStore(path: path)
    var digest = try store.putMedium(bytes(200_000), at: now)
    try DatabaseQueue(path: path).writeWithoutTransaction { db in
      try db.execute(sql: "DROP TRIGGER medium_stays; DROP TRIGGER medium_part_stays; DROP TRIGGER medium_part_remains")
      try db.execute(sql: change)
    }
    if range == nil { digest = try #require(ContentDigest("sha256:" + String(repeating: "0", count: 64))) }
    do throws(StoreError) {
      _ = try store.medium(digest, range ?? 0..<1)
      Issue.record("\(change) does not show")
    } catch {
      guard case .damaged(.medium(digest), _) = error else {
        Issue.record("\(error)")
        return
      }
    }
    // What is not touched is read as before.
    if range?.lowerBound == 131_072 { #expect(try store.medium(digest, 0..<131_072)?.count == 131_072) }
  }

  @Test func `cannot be changed or taken away`() throws {
    let path = folder.file("assay.sqlite")
    _ = try SQLiteStore(path: path).putMedium([1, 2, 3], at: now)
    for change in [
      "UPDATE medium SET size = 2", "DELETE FROM medium", "UPDATE medium_part SET bytes = x'00'",
      "DELETE FROM medium_part",
    ] {
      #expect(throws: (any Error).self) {
        try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: change) }
      }
    }
  }
}
