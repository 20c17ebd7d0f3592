package import AssayModel

/// What a bank says for all its items, as far as formatting needs to know it.
package struct FormatDefaults: Hashable, Sendable {
  /// The status of an item that says none, and whose file says none.
  package var status: ItemStatus

  package init(status: ItemStatus = .draft) { self.status = status }
}
