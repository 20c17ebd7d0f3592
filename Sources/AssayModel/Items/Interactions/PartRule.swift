/// How parts (rows, pairs) become credit: all or nothing, or each its share.
package enum PartRule: String, Hashable, Sendable, Codable, CaseIterable {
  case all, each
}
