/// A place in a source file: the bytes from `lower` up to `upper`, and the line and column where they begin.
///
/// Twenty trivial bytes, so that every field of a bank can carry one. It is not called `Span`, because the standard
/// library's `Span` is in use beside it.
package struct SourceSpan: Hashable, Sendable {
  /// The file that the bytes belong to.
  package let file: SourceFile.ID
  /// The first byte, counted from 0.
  package let lower: UInt32
  /// The byte after the last; equal to `lower` for a place between two bytes.
  package let upper: UInt32
  /// The line of `lower`, counted from 1.
  package let line: UInt32
  /// The column of `lower` in Unicode code points, counted from 1.
  package let column: UInt32

  /// A span whose line and column are known already; ``SourceFile/span(_:)`` works them out.
  package init(file: SourceFile.ID, lower: UInt32, upper: UInt32, line: UInt32, column: UInt32) {
    self.file = file
    self.lower = lower
    self.upper = upper
    self.line = line
    self.column = column
  }

  /// The bytes as a range of indices into ``SourceFile/bytes``.
  package var range: Range<Int> { Int(lower)..<Int(max(lower, upper)) }
}

extension SourceSpan: Comparable {
  /// Orders by file, then by first byte, then by last.
  package static func < (a: Self, b: Self) -> Bool {
    (a.file.rawValue, a.lower, a.upper) < (b.file.rawValue, b.lower, b.upper)
  }
}
