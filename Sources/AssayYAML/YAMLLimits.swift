/// How much YAML is read before it is refused.
package struct YAMLLimits: Hashable, Sendable {
  /// The most bytes a file may have.
  package var bytes: Int
  /// The most scalars, mappings and sequences together.
  package var nodes: Int
  /// The most mappings and sequences inside one another.
  package var depth: Int

  package init(bytes: Int, nodes: Int, depth: Int = 64) {
    self.bytes = bytes
    self.nodes = nodes
    self.depth = depth
  }

  /// For a bank's own files: 64 MiB, 10 million nodes, depth 64.
  package static let ownFiles = YAMLLimits(bytes: 64 << 20, nodes: 10_000_000)

  /// For anything imported: 1 MiB, 100,000 nodes, depth 64.
  package static let imports = YAMLLimits(bytes: 1 << 20, nodes: 100_000)
}
