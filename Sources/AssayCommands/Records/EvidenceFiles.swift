import AssayDigest
import AssayJSON
import AssayModel
import AssayReports
import AssayStore

extension VerificationEvidence {
  /// Reads what a store is to be held against.
  ///
  /// - Parameters:
  ///   - receipts: Files with lines `receipt`, whatever other lines they have; or digests of events.
  ///   - checkpoints: Files with lines `checkpoint`.
  /// - Throws: Which file cannot be read, or has nothing of the kind.
  init(receipts: [String], checkpoints: [String]) throws(Failure) {
    self.init()
    for name in receipts {
      if let digest = Digest(name) {
        digests.append(digest)
        continue
      }
      for (number, line) in try Self.lines("receipt", in: name) {
        guard let session = line["session"]?.string.flatMap({ SessionID($0) }), let events = line["events"]?.int,
          let digest = line["digest"]?.string.flatMap({ Digest($0) })
        else { throw Self.broken(name, number, "receipt") }
        self.receipts.append(SessionReceipt(session: session, events: events, digest: digest))
      }
    }
    for name in checkpoints {
      for (number, line) in try Self.lines("checkpoint", in: name) {
        guard let store = line["store"]?.string.flatMap({ [UInt8](hexadecimal: $0) }), let entry = line["entry"]?.int,
          entry >= 0, case let digest = line["digest"]?.string.flatMap({ Digest($0) }), (digest == nil) == (entry == 0)
        else { throw Self.broken(name, number, "checkpoint") }
        self.checkpoints.append(StoreCheckpoint(store: store, entry: entry, digest: digest))
      }
    }
  }

  /// The lines of one kind in a file, with their numbers; at least one.
  private static func lines(_ kind: String, in name: String) throws(Failure) -> [(number: Int, line: JSONValue)] {
    var lines: [(number: Int, line: JSONValue)] = []
    for (place, bytes) in try readWhole(name).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !bytes.isEmpty {
      let value: JSONValue
      do throws(JSONError) { value = try JSONValue(parsing: Array(bytes)) } catch {
        throw broken(name, place + 1, kind)
      }
      if value["line"]?.string == kind { lines.append((place + 1, value)) }
    }
    guard !lines.isEmpty else { throw Failure("`\(name)` has no \(kind); nothing was verified.", .usedWrongly) }
    return lines
  }

  private static func broken(_ name: String, _ line: Int, _ kind: String) -> Failure {
    Failure("line \(line) of `\(name)` is no \(kind) that Assay wrote; nothing was verified.", .usedWrongly)
  }
}

extension JSONWriter {
  /// Writes the line that shows later whether a store was rolled back.
  mutating func write(_ checkpoint: StoreCheckpoint, at moment: Instant) {
    line("checkpoint") { writer in
      writer.member("store", checkpoint.store.hexadecimal)
      writer.member("entry", checkpoint.entry)
      if let digest = checkpoint.digest { writer.member("digest", digest.description) }
      writer.member("time", moment.isoText)
    }
  }
}

extension [UInt8] {
  /// Two lower-case hexadecimal digits for each byte.
  fileprivate var hexadecimal: String {
    map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
  }

  /// Reads what ``hexadecimal`` gives.
  fileprivate init?(hexadecimal text: String) {
    let digits = text.utf8.compactMap { digit in Character(Unicode.Scalar(digit)).hexDigitValue.map { UInt8($0) } }
    guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
