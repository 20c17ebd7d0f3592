/// An entry of a mapping as plain numbers: what its key is called, and where its value stands.
///
/// Reading a mapping by its fields copies no node that nobody asks for.
package struct YAMLField: Sendable {
  package let name: YAMLName
  /// The bytes of the value in the source.
  package let lower: UInt32
  package let upper: UInt32
  /// The value among the nodes of its tree, or what the reader counts by.
  package let index: UInt32
  /// Whether the reader has asked for it.
  package var isRead = false

  /// An entry that stands in no mapping, with a number of the reader's own.
  package init(_ entry: YAMLNode.Entry, index: Int) {
    let value = entry.value.record
    self.init(name: entry.key.name, value, index: index)
  }

  fileprivate init(name: YAMLName, _ value: NodeRecord, index: Int) {
    self.name = name
    lower = value.lower
    upper = value.upper
    self.index = UInt32(truncatingIfNeeded: index)
  }
}

extension YAMLNode {
  /// Appends the entries of a mapping in the order of the source; none for anything else.
  package func appendFields(to fields: inout [YAMLField]) {
    guard isMapping else { return }
    let end = Int(tree.records[index].end)
    fields.reserveCapacity(fields.count + Int(tree.records[index].first))
    var place = index + 1
    while place < end {
      let value = tree.records[place + 1]
      fields.append(YAMLField(name: tree.records[place].name, value, index: place + 1))
      place = Int(value.end)
    }
  }

  /// The value of a field of this mapping.
  package func value(of field: YAMLField) -> YAMLNode { YAMLNode(tree: tree, index: Int(field.index)) }

  /// The key of a field of this mapping.
  package func key(of field: YAMLField) -> YAMLNode { YAMLNode(tree: tree, index: Int(field.index) - 1) }
}
