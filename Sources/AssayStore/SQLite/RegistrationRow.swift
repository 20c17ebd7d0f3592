import AssayDigest
import AssayJSON
import AssayModel
import FoundationEssentials
import GRDB

/// A row of the table of registrations, held against its digest.
struct RegistrationRow {
  var number: Int
  var requestKey: String
  var candidate: CandidateID
  /// As its row says, whatever it is.
  var assessment: String
  var at: Int64
  var digest: Digest?
  var content: Content
  /// Whether its content was sealed, whether or not it can still be opened; an earlier release kept it in the clear.
  var isSealed: Bool

  enum Content {
    case sealed([UInt8], KeyID)
    /// As layout 1 kept it.
    case plain(String)
    case erased
  }

  var isErased: Bool { if case .erased = content { true } else { false } }
}

extension ReadTransaction {
  /// Some registrations, in the order of their candidates.
  func registrations(_ condition: String, _ arguments: StatementArguments) throws -> [RegistrationRow] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT registration.number, request_key, candidate, at, content, digest, sealed, registration.key, erasure,
          assessment
        FROM registration LEFT JOIN erased_key ON erased_key.key = registration.key
        WHERE \(condition) ORDER BY candidate, registration.number
        """)
    return try Row.fetchAll(statement, arguments: arguments).map(RegistrationRow.init)
  }
}

extension RegistrationRow {
  fileprivate init(_ row: Row) throws {
    number = try row.value(0, .registration(0))
    let place = StoreError.Place.registration(number)
    requestKey = try row.value(1, place)
    guard let candidate = CandidateID(try row.value(2, place)) else {
      throw StoreError.damaged(place, detail: "its candidate is none")
    }
    self.candidate = candidate
    assessment = try row.value(9, place)
    at = try row.value(3, place)
    digest = Digest(bytes: try row.value(5, place) as Data)
    let plain: String = try row.value(4, place)
    let sealed: Data? = try row.optional(6, place)
    isSealed = sealed != nil
    let expected: Digest
    if let sealed {
      guard let key = KeyID(bytes: try row.value(7, place) as Data) else {
        throw StoreError.damaged(place, detail: "the name of its key is none")
      }
      let erasure: Int? = try row.optional(8, place)
      let bytes = Array(sealed)
      content = erasure == nil ? .sealed(bytes, key) : .erased
      expected = RowDigest.registration(number: number, requestKey: requestKey, at: at, key: key, sealed: bytes.span)
    } else if plain.isEmpty {
      content = .erased
      return
    } else {
      content = .plain(plain)
      expected = RowDigest.plainRegistration(number: number, requestKey: requestKey, at: at, content: plain)
    }
    guard digest == expected else { throw StoreError.damaged(place, detail: "its row has another digest") }
  }

  /// The registration as it was recorded.
  func record(_ reading: ReadTransaction) throws -> RegistrationRecord {
    let place = StoreError.Place.registration(number)
    let text: String
    switch content {
    case .plain(let plain): text = plain
    case .sealed(let sealed, let name):
      let key = try reading.key(name, of: candidate).key
      guard let opened = key.open(sealed[...], boundTo: SealingContext.registration(number)) else {
        throw StoreError.damaged(place, detail: "it does not open with the key of its candidate")
      }
      text = String(decoding: opened, as: UTF8.self)
    case .erased:
      guard let erasure = try reading.erasures("candidate = ?", [candidate.text]).last?.erasure else {
        throw StoreError.damaged(place, detail: "it is blank, and no erasure tells why")
      }
      throw StoreError.erased(place, erasure)
    }
    let registration: Registration
    do throws(JSONError) { registration = try Registration(storedText: text) } catch {
      throw StoreError.unreadable(place, detail: error.description)
    }
    guard registration.candidate == candidate, registration.assessment.text.utf8.elementsEqual(assessment.utf8) else {
      throw StoreError.damaged(place, detail: "its row says other than its content")
    }
    return RegistrationRecord(
      number: number, requestKey: requestKey, at: Instant(milliseconds: at), registration: registration)
  }
}
