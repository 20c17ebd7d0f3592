import AssayDigest
package import AssayModel
import FoundationEssentials

extension ContentDigest {
  /// Names an item by everything that it resolves to: defaults filled in, no matter how or where it is written.
  ///
  /// Two items have the same digest exactly when they are equal. Costs about as much as encoding the item as JSON.
  package init(of item: Item) {
    var hasher = FieldHasher(domain: "assay item v1")
    var plain = item
    let foldings = plain.takeFoldings()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(plain), !bytes.isEmpty else {
      preconditionFailure("an item can be encoded")
    }
    hasher.append(Array(bytes))
    for set in foldings { hasher.append(set.sorted().map(\.rawValue).joined(separator: " ")) }
    guard let digest = ContentDigest(hasher.finalize().description) else {
      preconditionFailure("a digest is written as one")
    }
    self = digest
  }
}

extension Item {
  /// Takes out what texts fold, in the order of the gaps: a set has no order of its own, so it is hashed apart.
  fileprivate mutating func takeFoldings() -> [Set<TextFolding>] {
    switch interaction {
    case .text(var text):
      let ignore = text.ignore
      text.ignore = []
      interaction = .text(text)
      return [ignore]
    case .cloze(var cloze):
      var taken: [Set<TextFolding>] = []
      for index in cloze.gaps.indices {
        guard case .text(var text) = cloze.gaps[index].content else { continue }
        taken.append(text.ignore)
        text.ignore = []
        cloze.gaps[index].content = .text(text)
      }
      interaction = .cloze(cloze)
      return taken
    default: return []
    }
  }
}
