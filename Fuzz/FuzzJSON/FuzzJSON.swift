import AssayJSON

/// Holds the JSON reader and writer to their laws on whatever bytes come.
///
/// The tree and the skipping reader accept the same texts, what was read is written so that it reads the same, and the
/// canonical bytes are canonical.
@c(LLVMFuzzerTestOneInput)
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
  let value = try? JSONValue(parsing: bytes)
  precondition((value != nil) == skips(bytes), "reading and skipping disagree on what is JSON")
  guard let value else { return 0 }
  for layout in [JSONWriter.Layout.compact, .pretty] {
    let text = value.text(layout)
    precondition((try? JSONValue(parsing: text)) == value, "what was written does not read the same")
  }
  let canonical = value.canonicalBytes
  guard let again = try? JSONValue(parsing: canonical) else { preconditionFailure("canonical bytes are not JSON") }
  precondition(again.canonicalBytes == canonical, "canonical bytes are not canonical")
  return 0
}

/// Whether the bytes are one JSON text for a reader that builds nothing.
private func skips(_ bytes: [UInt8]) -> Bool {
  var reader = JSONReader(bytes)
  do {
    let range = try reader.skipValue()
    precondition(range.lowerBound < range.upperBound && range.upperBound <= bytes.count, "a value without place")
    try reader.finish()
    return true
  } catch {
    precondition(error.offset >= 0 && error.offset <= bytes.count, "an error outside of the text")
    return false
  }
}
