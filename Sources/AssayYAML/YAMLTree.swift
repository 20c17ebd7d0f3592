import AssayDiagnostics

/// A YAML document, or a part of one, in which every node knows its place.
///
/// All nodes lie in one array in the order of the source, all text in another; nothing is an object of its own. What a
/// scalar means is left to the schema: `no`, `1.10` and `12:30` are the text that was written.
package final class YAMLTree: Sendable {
  let file: SourceFile.ID
  let records: [NodeRecord]
  let text: [UInt8]

  init(file: SourceFile.ID, records: [NodeRecord], text: [UInt8]) {
    self.file = file
    self.records = records
    self.text = text
  }

  /// The outermost node.
  package var root: YAMLNode { YAMLNode(tree: self, index: 0) }
}

/// A node as it lies in the array: 40 trivial bytes.
struct NodeRecord {
  /// Its bytes in the source.
  var lower: UInt32
  var upper: UInt32
  /// Line and column of `lower`, from 1.
  var line: UInt32
  var column: UInt32
  /// Where a scalar's text begins; for a collection how many entries or elements it has.
  var first: UInt32
  /// How many bytes of text a scalar has.
  var length: UInt32
  /// The index after the last node inside this one.
  var end: UInt32
  var kind: YAMLNode.Kind
  var style: YAMLNode.Style
  /// What a key is called; ``YAMLName/none`` for anything else.
  var name: YAMLName

  /// Where a scalar's text lies; empty for a collection.
  var textRange: Range<Int> {
    kind == .scalar ? Int(first)..<Int(first) + Int(length) : 0..<0
  }

  /// Whether nothing is written where a value could stand.
  var isAbsent: Bool { kind == .scalar && length == 0 && style == .plain }
}
