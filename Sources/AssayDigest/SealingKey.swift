import Crypto
import FoundationEssentials

/// A key that seals records, so that nobody reads or changes them without it: AES-256-GCM (NIST SP 800-38D).
///
/// A sealed record is a nonce of 12 bytes, the record enciphered, and a tag of 16 bytes. It is bound to a context that is
/// not kept with it, such as the place where it stands: under another context it does not open, so that a sealed record
/// cannot be moved.
///
/// Nonces are random. One key seals at most 2³² records (SP 800-38D, 8.3), far beyond what a candidate does.
package struct SealingKey: Sendable {
  /// How many bytes a key has.
  package static let byteCount = 32
  /// How many bytes a sealed record has beyond the record.
  package static let overhead = SealingNonces.byteCount + 16

  private let key: SymmetricKey

  /// A key that was kept as its bytes, or nil when there are not 32.
  package init?(keptBytes bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    key = SymmetricKey(data: bytes)
  }

  /// The bytes, for the one place that keeps the key.
  package var bytes: [UInt8] { unsafe key.withUnsafeBytes { unsafe Array($0) } }

  /// Appends a record, sealed, to some bytes.
  ///
  /// - Parameters:
  ///   - record: What to seal; may be empty.
  ///   - context: What it is bound to.
  ///   - nonces: Where its nonce comes from.
  ///   - bytes: Grow by the record and ``overhead``.
  package func seal(
    _ record: [UInt8], boundTo context: [UInt8], using nonces: SealingNonces, into bytes: inout [UInt8]
  ) {
    do {
      let nonce = try AES.GCM.Nonce(data: nonces.next())
      let box = try AES.GCM.seal(record, using: key, nonce: nonce, authenticating: context)
      guard let sealed = box.combined else { preconditionFailure("a nonce has 12 bytes") }
      unsafe sealed.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    } catch {
      preconditionFailure("key and nonce have their sizes: \(error)")
    }
  }

  /// The record that was sealed, or nil where key, context or bytes are not those that it was sealed with.
  package func open(_ sealed: ArraySlice<UInt8>, boundTo context: [UInt8]) -> [UInt8]? {
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let record = try? AES.GCM.open(box, using: key, authenticating: context)
    else { return nil }
    return Array(record)
  }
}

extension SealingKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "a sealing key" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Entropy {
  /// A new key to seal with.
  package mutating func sealingKey() -> SealingKey {
    guard let key = SealingKey(keptBytes: bytes(SealingKey.byteCount)) else {
      preconditionFailure("32 bytes are a key")
    }
    return key
  }
}
