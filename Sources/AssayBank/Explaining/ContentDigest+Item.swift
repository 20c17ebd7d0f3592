import AssayDigest
package import AssayModel
import FoundationEssentials

extension ContentDigest {
  /// Names an item by everything that it resolves to: defaults filled in, no matter how or where it is written.
  ///
  /// Two items have the same digest exactly when they are equal, and the media that they name have the same bytes. Costs
  /// about as much as encoding the item as JSON.
  ///
  /// - Parameters:
  ///   - item: The item.
  ///   - media: Those of the bank, in the order of their paths.
  package init(of item: Item, media: [MediaFile] = []) {
    var hasher = FieldHasher(domain: "assay item v1")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(item), !bytes.isEmpty else {
      preconditionFailure("an item can be encoded")
    }
    hasher.append(Array(bytes))
    let named = media.isEmpty ? [] : item.mentionedMedia
    for file in media where named.contains(file.path) { hasher.append(file.digest.text) }
    self.init(hasher.finalize())
  }
}
