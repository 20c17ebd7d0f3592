import AssayDiagnostics
import AssayModel
import AssayYAML

extension BankLoader {
  /// Reads `bank.yaml`: what the bank is called, and what holds for every item.
  mutating func readBank() {
    readWhole("a bank") { loader, fields in
      let reading = loader.reading
      guard loader.bankFile == nil else {
        return reading.error(
          "a bank has one file that begins with `bank:`", rule: "bank-repeated", at: fields.head,
          notes: [.init("this one is read", at: loader.bankFile)])
      }
      loader.bankFile = fields.head
      let id: BankID? = fields.required("bank").flatMap { reading.id($0) }
      if let id, let place = fields.valueSpan("bank") {
        loader.bank.id = id
        reading.places.note(.root, place)
      }
      loader.bank.title = fields.required(.title).flatMap { reading.plainText($0) } ?? ""
      loader.bank.language =
        fields.required("language", help: "a language tag such as `en` or `de-CH`").flatMap { reading.language($0) }
        ?? "en"
      if let node = fields[.defaults] { loader.defaults = loader.defaults.reading(node, in: reading) }
      fields.finish(knowing: ["bank", .title, "language", .defaults])
      reading.places.close(.bank, in: reading.file.id)
    }
  }
}

extension Reading {
  /// A language tag of BCP 47.
  fileprivate func language(_ node: YAMLNode) -> String? {
    guard isScalar(node) else { return nil }
    let text = node.string
    if isLanguageTag(text) { return text }
    error(
      "`\(node.quotation)` is not a language tag; write one like `en` or `de-CH`", rule: .wrongValue, at: node.span)
    return nil
  }
}

/// Whether a text has the form of a language tag of BCP 47: letters and digits in groups of 1 to 8, joined by hyphens.
///
/// At most 35 bytes, as in the protocol.
func isLanguageTag(_ text: String) -> Bool {
  let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  return text.utf8.count <= 35
    && groups.enumerated().allSatisfy { index, group in
      let letters = group.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
      let digits = group.allSatisfy {
        (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
      }
      return index == 0 ? letters && (2...8).contains(group.count) : digits && (1...8).contains(group.count)
    }
}
