import AssayDiagnostics
import AssayYAML

/// Reads the files of items of a bank, at the same time where there is much to read.
///
/// Files do not depend on each other, and neither do the items of a long list, so what is read and in which order it is
/// put together is the same on any number of cores.
struct ItemFiles {
  private var batches: [SourceFile.ID: [ItemBatch]] = [:]

  /// A file, or a part of one.
  private struct Piece: Sendable {
    let file: SourceFile
    let isSet: Bool
    let part: YAMLPart?
    let defaults: ItemDefaults

    func read() -> ItemBatch {
      guard let part else { return ItemBatch(file, isSet: isSet, defaults: defaults) }
      return ItemBatch(file, part, defaults: defaults)
    }
  }

  /// The bytes of items from which on reading is spread over the cores.
  private static let largeSize = 256 << 10
  /// About the bytes of the parts that a large file is cut into.
  private static let partSize = 1 << 20

  /// Reads files of items.
  ///
  /// - Parameters:
  ///   - files: The files, and whether each is an item set.
  ///   - defaults: What `bank.yaml` says for all of them.
  init(_ files: [(file: SourceFile, isSet: Bool)], defaults: ItemDefaults) {
    var pieces: [Piece] = []
    for (file, isSet) in files {
      let parts = isSet ? [] : YAMLPart.parts(of: file, size: Self.partSize)
      guard !parts.isEmpty else {
        pieces.append(Piece(file: file, isSet: isSet, part: nil, defaults: defaults))
        continue
      }
      var own = defaults
      batches[file.id] = [ItemBatch(defaults: &own, of: file)]
      pieces += parts.map { Piece(file: file, isSet: isSet, part: $0, defaults: own) }
    }
    let isLarge = files.reduce(0) { $0 + $1.file.bytes.count } >= Self.largeSize
    let read = isLarge ? parallelMap(pieces) { $0.read() } : pieces.map { $0.read() }
    for (piece, batch) in zip(pieces, read) { batches[piece.file.id, default: []].append(batch) }
    let cut = pieces.filter { $0.part?.isFirst == true }.map(\.file)
    for file in cut where batches[file.id]?.allSatisfy(\.isSound) == false {
      // Only the whole file tells what is wrong with it.
      batches[file.id] = [ItemBatch(file, isSet: false, defaults: defaults)]
    }
  }

  /// How many items all files have.
  var itemCount: Int { batches.values.reduce(0) { $0 + $1.reduce(0) { $0 + $1.items.count } } }

  /// What a file says, in the order of its items; gone afterwards.
  mutating func take(_ file: SourceFile.ID) -> [ItemBatch] { batches.removeValue(forKey: file) ?? [] }
}
