import AssayJSON
import AssayModel

/// A short word that names a thing of the bank or of a form.
struct IDShape<Kind: IdentifierKind>: ReadableShape {
  typealias Value = Identifier<Kind>

  var schema: Schema { .reference("id") }

  func read(from reader: inout JSONReader) throws(JSONError) -> Identifier<Kind> {
    guard let id = Identifier<Kind>(try reader.readString(limit: 64)) else {
      throw reader.refused("expected an id: 1 to 64 of the characters A-Z a-z 0-9 . _ -, a letter or a digit first")
    }
    return id
  }

  func write(_ value: Identifier<Kind>, to out: inout Output) { out.json.string(value.text) }
}

/// A name that comes from outside the bank.
struct ReferenceShape<Kind: ReferenceKind>: ReadableShape {
  typealias Value = Reference<Kind>

  var schema: Schema { .reference("reference") }

  func read(from reader: inout JSONReader) throws(JSONError) -> Reference<Kind> {
    guard let reference = Reference<Kind>(try reader.readString(limit: 128)) else { throw reader.notPrintable }
    return reference
  }

  func write(_ value: Reference<Kind>, to out: inout Output) { out.json.string(value.text) }
}

/// The client's own word for a request, in the grammar of references.
struct RequestKeyShape: ReadableShape {
  typealias Value = String

  var schema: Schema { .reference("reference") }

  func read(from reader: inout JSONReader) throws(JSONError) -> String {
    let text = try reader.readString(limit: 128)
    guard Reference<SessionReferenceKind>(text) != nil else { throw reader.notPrintable }
    return text
  }

  func write(_ value: String, to out: inout Output) { out.json.string(value) }
}

/// The bytes of an id or a secret that is looked up or compared, and never built into a text.
struct SecretShape: ReadableShape {
  typealias Value = ArraySlice<UInt8>

  var schema: Schema { .string(length: 1...128) }

  func read(from reader: inout JSONReader) throws(JSONError) -> ArraySlice<UInt8> {
    let bytes = try reader.readStringBytes(limit: 128)
    guard !bytes.isEmpty else { throw reader.refused("expected what session.start gave, and not an empty string") }
    return bytes
  }

  func write(_ value: ArraySlice<UInt8>, to out: inout Output) {
    out.json.string(String(decoding: value, as: UTF8.self))
  }
}

/// The digest of bytes.
struct DigestShape: ReadableShape {
  typealias Value = ContentDigest

  var schema: Schema { .string(pattern: "^sha256:[0-9a-f]{64}$") }

  func read(from reader: inout JSONReader) throws(JSONError) -> ContentDigest {
    guard let digest = ContentDigest(try reader.readString(limit: 128)) else {
      throw reader.refused("expected `sha256:` and 64 hexadecimal digits in small letters")
    }
    return digest
  }

  func write(_ value: ContentDigest, to out: inout Output) { out.json.string(value.text) }
}

/// A BCP 47 language tag, going by its characters alone.
struct LocaleShape: ReadableShape {
  typealias Value = String

  var schema: Schema { .string(pattern: "^[A-Za-z0-9][A-Za-z0-9-]{0,34}$") }

  func read(from reader: inout JSONReader) throws(JSONError) -> String {
    let text = try reader.readString(limit: 35)
    let isTag = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
      default: false
      }
    }
    guard isTag, !text.isEmpty, text.utf8.first != 0x2D else {
      throw reader.refused("expected a language tag such as `en-GB`")
    }
    return text
  }

  func write(_ value: String, to out: inout Output) { out.json.string(value) }
}

extension Shape {
  static func id<Kind>() -> Self where Self == IDShape<Kind> { Self() }

  static func reference<Kind>() -> Self where Self == ReferenceShape<Kind> { Self() }
}

extension Shape where Self == RequestKeyShape {
  static var requestKey: Self { Self() }
}

extension Shape where Self == SecretShape {
  static var secret: Self { Self() }
}

extension Shape where Self == DigestShape {
  static var digest: Self { Self() }
}

extension Shape where Self == LocaleShape {
  static var locale: Self { Self() }
}

extension JSONReader {
  fileprivate var notPrintable: JSONError { refused("expected 1 to 128 printable ASCII characters without blanks") }
}
