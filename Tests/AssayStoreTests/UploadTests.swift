import AssayModel
import FoundationEssentials
import GRDB
import Testing

@testable import AssayStore

struct `Files in a store` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let file: FileID = "f1"
  private let session: SessionID = sample("a")

  private func store(_ kind: StoreKind) throws -> any Store {
    let store = try kind.make(in: folder)
    _ = try store.start(starting("a"))
    _ = try store.start(starting("b", of: "c-2"))
    return store
  }

  @Test(arguments: StoreKind.allCases)
  func `are kept part by part, each once`(kind: StoreKind) throws {
    let store = try store(kind)
    #expect(try store.uploadSize(of: file, in: session) == 0)
    #expect(try store.putUpload([4], at: 3, of: file, in: session) == .gap(count: 0))
    #expect(try store.putUpload([1, 2, 3], at: 0, of: file, in: session) == .kept(count: 3))
    #expect(try store.putUpload([4, 5], at: 3, of: file, in: session) == .kept(count: 5))
    #expect(try store.putUpload([1, 2, 3], at: 0, of: file, in: session) == .repeated(count: 5))
    #expect(try store.putUpload([4, 5], at: 3, of: file, in: session) == .repeated(count: 5))
    for (bytes, offset) in [([1, 2, 9], 0), ([1, 2], 0), ([2, 3], 1), ([4], 3), ([5], 4)] as [([UInt8], Int)] {
      #expect(try store.putUpload(bytes, at: offset, of: file, in: session) == .conflict(count: 5))
    }
    #expect(try store.putUpload([6], at: 6, of: file, in: session) == .gap(count: 5))
    #expect(try store.uploadSize(of: file, in: session) == 5)
    for (range, bytes) in [
      (0..<5, [1, 2, 3, 4, 5]), (0..<9, [1, 2, 3, 4, 5]), (2..<4, [3, 4]), (3..<5, [4, 5]), (4..<4, []), (7..<9, []),
    ] as [(Range<Int>, [UInt8])] {
      #expect(try store.upload(file, in: session, range) == bytes, "\(range)")
    }
  }

  @Test(arguments: StoreKind.allCases)
  func `belong to their session and their name`(kind: StoreKind) throws {
    let store = try store(kind)
    _ = try store.putUpload([1], at: 0, of: "f1", in: session)
    _ = try store.putUpload([2, 2], at: 0, of: "f2", in: session)
    _ = try store.putUpload([3], at: 0, of: "f1", in: sample("b"))
    #expect(try store.upload("f1", in: session, 0..<9) == [1])
    #expect(try store.upload("f2", in: session, 0..<9) == [2, 2])
    #expect(try store.upload("f1", in: sample("b"), 0..<9) == [3])
    #expect(try store.upload("f3", in: session, 0..<9) == [])
    #expect(try store.putUpload([1], at: 0, of: "f1", in: sample("none")) == .unknownSession)
    #expect(try store.upload("f1", in: sample("none"), 0..<9) == nil)
  }

  @Test(arguments: StoreKind.allCases)
  func `are gone with their candidate`(kind: StoreKind) throws {
    let store = try store(kind)
    _ = try store.putUpload([1], at: 0, of: file, in: session)
    _ = try store.putUpload([3], at: 0, of: file, in: sample("b"))
    _ = try store.erase(ErasureRequest([sample("c-1")], at: now, officer: "o", reason: "r"))
    #expect(try store.upload(file, in: session, 0..<9) == nil)
    #expect(try store.putUpload([2], at: 1, of: file, in: session) == .unknownSession)
    #expect(try store.upload(file, in: sample("b"), 0..<9) == [3])
  }

  @Test func `stand nowhere in the clear, and are there when the store is opened again`() throws {
    let bytes = Array("A plan that nobody else may read".utf8)
    _ = try (store(.sqlite)).putUpload(bytes, at: 0, of: file, in: session)
    for name in ["assay.sqlite", "assay.sqlite-wal"] {
      let kept = FileManager.default.contents(atPath: folder.file(name)) ?? Data()
      #expect(kept.firstRange(of: Data(bytes)) == nil)
    }
    #expect(try SQLiteStore(path: folder.file("assay.sqlite")).upload(file, in: session, 0..<100) == bytes)
  }

  @Test(
    arguments: [
      "UPDATE upload SET sealed = zeroblob(length(sealed)) WHERE place = 0",
      "UPDATE upload SET digest = zeroblob(32) WHERE place = 0", "DELETE FROM upload WHERE place = 3",
      "UPDATE upload SET file = 'f1', place = 3 WHERE file = 'f2'", "UPDATE upload SET size = 2 WHERE place = 0",
      "DELETE FROM upload WHERE place = 0",
    ])
  func `show damage where it is read`(change: String) throws {
    let store = try store(.sqlite)
    for (bytes, offset) in [([1, 2, 3], 0), ([4, 5, 6], 3), ([7, 8, 9], 6)] as [([UInt8], Int)] {
      _ = try store.putUpload(bytes, at: offset, of: file, in: session)
    }
    _ = try store.putUpload([7, 7, 7], at: 0, of: "f2", in: session)
    try DatabaseQueue(path: folder.file("assay.sqlite")).writeWithoutTransaction { db in
      try db.execute(sql: "DROP TRIGGER upload_stays; DROP TRIGGER upload_remains")
      if change.contains("'f2'") { try db.execute(sql: "DELETE FROM upload WHERE file = 'f1' AND place = 3") }
      try db.execute(sql: change)
    }
    do throws(StoreError) {
      _ = try store.upload(file, in: session, 0..<9)
      Issue.record("\(change) does not show")
    } catch {
      guard case .damaged(.session(session, row: nil), _) = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  private let now = Instant(milliseconds: 1)
}
