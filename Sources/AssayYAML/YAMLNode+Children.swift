extension YAMLNode {
  /// A key of a mapping and what stands under it.
  package struct Entry: Sendable {
    /// Always a scalar; no two of a mapping have the same text.
    package let key: YAMLNode
    package let value: YAMLNode

    package init(key: YAMLNode, value: YAMLNode) {
      self.key = key
      self.value = value
    }
  }

  /// The entries of a mapping in the order of the source; none for anything else.
  package struct Entries: Sequence, IteratorProtocol, Sendable {
    private let tree: YAMLTree
    private var index: Int
    private let end: Int

    init(of node: YAMLNode) {
      tree = node.tree
      index = node.index + 1
      end = node.isMapping ? Int(node.record.end) : index
    }

    package mutating func next() -> Entry? {
      guard index < end else { return nil }
      let value = index + 1
      defer { index = Int(tree.records[value].end) }
      return Entry(key: YAMLNode(tree: tree, index: index), value: YAMLNode(tree: tree, index: value))
    }
  }

  /// The elements of a sequence in order; none for anything else.
  package struct Elements: Sequence, IteratorProtocol, Sendable {
    private let tree: YAMLTree
    private var index: Int
    private let end: Int

    init(of node: YAMLNode) {
      tree = node.tree
      index = node.index + 1
      end = node.isSequence ? Int(node.record.end) : index
    }

    package mutating func next() -> YAMLNode? {
      guard index < end else { return nil }
      defer { index = Int(tree.records[index].end) }
      return YAMLNode(tree: tree, index: index)
    }
  }

  package var entries: Entries { Entries(of: self) }
  package var elements: Elements { Elements(of: self) }

  /// The value under a key, found by looking through the entries; nil when there is none.
  package subscript(key: StaticString) -> YAMLNode? {
    for entry in entries where entry.key.isText(key) { return entry.value }
    return nil
  }
}
