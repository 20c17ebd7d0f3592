package import AssayDiagnostics

/// A scalar, mapping or sequence with its place in the source.
///
/// Small to copy (a reference and a number), and valid for as long as it is kept: it keeps its ``YAMLTree``.
package struct YAMLNode: Sendable {
  package enum Kind: UInt8, Sendable { case scalar, mapping, sequence }

  /// How a node is written.
  package enum Style: UInt8, Sendable {
    /// Scalars: as it stands, `'…'`, `"…"`, `|`, `>`.
    case plain, singleQuoted, doubleQuoted, literal, folded
    /// Collections: by indentation, or in `[…]` or `{…}` (or as a single `key: value` inside `[…]`).
    case block, flow
  }

  let tree: YAMLTree
  let index: Int

  var record: NodeRecord { tree.records[index] }

  package var kind: Kind { record.kind }
  package var style: Style { record.style }

  package var isScalar: Bool { record.kind == .scalar }
  package var isMapping: Bool { record.kind == .mapping }
  package var isSequence: Bool { record.kind == .sequence }

  /// Whether nothing is written where a value could stand: `key:` and no more.
  ///
  /// The words `null` and `~` are text like any other.
  package var isAbsent: Bool { record.isAbsent }

  /// What it covers in the source, quotes and brackets included.
  ///
  /// A block collection ends with its last child, a block scalar with its last line that is not blank.
  package var span: SourceSpan {
    let record = record
    return SourceSpan(
      file: tree.file, lower: record.lower, upper: record.upper, line: record.line, column: record.column)
  }

  /// The number of entries of a mapping or elements of a sequence; 0 for a scalar.
  package var count: Int { record.kind == .scalar ? 0 : Int(record.first) }
}
