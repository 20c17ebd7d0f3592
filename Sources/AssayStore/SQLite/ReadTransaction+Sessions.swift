import AssayDigest
import AssayJSON
import AssayModel
import FoundationEssentials
import GRDB

extension ReadTransaction {
  /// A session with its events, each held against its digest and the whole against its head.
  func session(_ row: SessionRow) throws -> StoredSession { try record(row).stored }

  /// A session with its events and their digests, each held against what is kept and the whole against its head.
  func record(_ row: SessionRow) throws -> SessionRecord {
    let place = StoreError.Place.session(row.summary.session, row: nil)
    if let number = row.head.erasure {
      let digests = try chain(of: row, openedWith: nil).map(\.digest)
      guard let erasure = try erasure(number) else {
        throw StoreError.damaged(place, detail: "erasure \(number), which it names, is not there")
      }
      guard erasure.candidate == row.summary.candidate else {
        throw StoreError.damaged(place, detail: "erasure \(number), which it names, is of somebody else")
      }
      return SessionRecord(
        stored: StoredSession(summary: row.summary, content: .erased(erasure)), digests: digests)
    }
    let key = try row.key.map { try self.key($0, of: row.summary.candidate).key }
    let chain = try chain(of: row, openedWith: key)
    var events: [SessionEvent] = []
    events.reserveCapacity(chain.count)
    for link in chain {
      do throws(JSONError) {
        events.append(try SessionEvent(journalText: link.text))
      } catch {
        throw StoreError.unreadable(
          .session(row.summary.session, row: events.count + 1), detail: error.description)
      }
    }
    guard SessionSummary(number: row.summary.number, events: events) == row.summary else {
      throw StoreError.damaged(place, detail: "its row says other than its events")
    }
    return SessionRecord(
      stored: StoredSession(summary: row.summary, content: .events(events)), digests: chain.map(\.digest))
  }

  /// The events of a session, oldest first, with their digests, each held against what is kept.
  ///
  /// - Parameters:
  ///   - row: The session.
  ///   - key: What opens them; of a session that is erased, nil, and the texts are empty.
  /// - Returns: The events; the digest of one that was blanked is known for the last of them alone.
  /// - Throws: What is damaged.
  func chain(of row: SessionRow, openedWith key: SealingKey?) throws -> [(text: String, digest: Digest?)] {
    let session = row.summary.session
    let isErased = row.head.erasure != nil
    var chain: [(text: String, digest: Digest?)] = []
    var previous: Digest?
    for (index, event) in (try plainEvents(of: row) + sealedEvents(of: row)).enumerated() {
      let number = index + 1
      let place = StoreError.Place.session(session, row: number)
      var text = ""
      var digest = event.digest
      switch event.content {
      case .sealed(let bytes):
        if !isErased {
          guard let opened = key?.open(bytes[...], boundTo: SealingContext.event(number, of: session)) else {
            throw StoreError.damaged(place, detail: "it does not open with the key of its candidate")
          }
          text = String(decoding: opened, as: UTF8.self)
        }
        digest = RowDigest.event(after: previous, session: session, number: number, sealed: bytes.span)
      case .plain(let content):
        guard event.digest != nil else { throw StoreError.damaged(place, detail: "its digest is none") }
        text = content
        digest = RowDigest.plainEvent(after: previous, session: session, number: number, content: content)
      case .blank:
        guard isErased else { throw StoreError.damaged(place, detail: "it is blank, and the session is not erased") }
      }
      // Of a record of several events, the digest of the last is kept; of a blank event, none but the session's last.
      if let kept = event.digest, kept != digest { throw StoreError.damaged(place, detail: "it has another digest") }
      previous = digest
      chain.append((text, digest))
    }
    guard previous == row.head.digest else {
      throw StoreError.damaged(.session(session, row: nil), detail: "its events do not end where its head says")
    }
    return chain
  }

  /// The first events of a session that layout 1 has kept.
  private func plainEvents(of row: SessionRow) throws -> [KeptEvent] {
    guard row.plain > 0 else { return [] }
    let statement = try db.cachedStatement(
      sql: "SELECT number, content, digest FROM event WHERE session = ? ORDER BY number")
    let rows = try Row.fetchCursor(statement, arguments: [row.summary.number])
    var events: [KeptEvent] = []
    while let found = try rows.next() {
      let place = StoreError.Place.session(row.summary.session, row: events.count + 1)
      guard try found.value(0, place) == events.count + 1 else {
        throw StoreError.damaged(place, detail: "its row is not there")
      }
      let content: String = try found.value(1, place)
      let digest = Digest(bytes: try found.value(2, place) as Data)
      events.append(KeptEvent(content: content.isEmpty ? .blank : .plain(content), digest: digest))
    }
    guard events.count == row.plain else {
      throw StoreError.damaged(
        .session(row.summary.session, row: nil),
        detail: "it has \(events.count) of the \(row.plain) events that an earlier release wrote")
    }
    return events
  }

  /// The events of a session in the journal, read from the last entry back to the first.
  private func sealedEvents(of row: SessionRow) throws -> [KeptEvent] {
    var newestFirst: [KeptEvent] = []
    var count = row.head.count
    var entry = row.head.place
    while count > row.plain {
      let place = StoreError.Place.session(row.summary.session, row: count)
      guard entry > 0, let bytes = try self.entry(entry) else {
        throw StoreError.damaged(place, detail: "entry \(entry) of the journal, which should hold it, is not there")
      }
      let own = try Self.records(of: row.summary.number, in: bytes, place)
      for record in own.reversed() {
        guard record.last == count, record.first > row.plain, record.previous < entry || record != own.first else {
          throw StoreError.damaged(place, detail: "entry \(entry) of the journal holds other events of the session")
        }
        for (index, place) in record.places.reversed().enumerated() {
          let digest = index == 0 ? record.digest : nil
          newestFirst.append(KeptEvent(content: .sealed(Array(bytes[place])), digest: digest))
        }
        count = record.first - 1
      }
      guard let first = own.first else {
        throw StoreError.damaged(place, detail: "entry \(entry) of the journal does not hold it")
      }
      entry = first.previous
    }
    return newestFirst.reversed()
  }

  /// What an entry tells of one session, oldest first.
  private static func records(
    of session: Int, in bytes: [UInt8], _ place: StoreError.Place
  ) throws -> [EntryRecord.Events] {
    var reader = EntryReader(bytes)
    var records: [EntryRecord.Events] = []
    do throws(EntryReader.Malformed) {
      while let record = try reader.next() {
        if case .events(let events) = record, events.session == session { records.append(events) }
      }
    } catch {
      throw StoreError.damaged(
        place, detail: "the entry of the journal that holds it breaks off at byte \(error.offset)")
    }
    return records
  }
}

/// An event as it is kept.
struct KeptEvent {
  enum Content {
    case sealed([UInt8])
    /// As layout 1 kept it.
    case plain(String)
    /// What layout 1 kept, and an erasure took away.
    case blank
  }

  var content: Content
  /// Its digest; nil where only that of a later one is kept.
  var digest: Digest?
}
