import AssayYAML

/// Whether a file says the same after it was edited.
enum FormatMeaning {
  /// Compares two trees: the texts of scalars, the elements of lists, the entries of mappings and their order.
  static func isSame(_ a: YAMLNode, _ b: YAMLNode, allowing allowance: FormatAllowance) -> Bool {
    isSame(a, b, allowance, path: isAssessment(a) && isAssessment(b) ? .assessment : .top)
  }

  /// How far down a node stands, as far as it matters here.
  private enum Path {
    case top, assessment, items, item, inside
  }

  private static func isAssessment(_ root: YAMLNode) -> Bool {
    root.entries.first { _ in true }.map { $0.key.isText("exam") || $0.key.isText("knowledge-check") } ?? false
  }

  private static func isSame(_ a: YAMLNode, _ b: YAMLNode, _ allowance: FormatAllowance, path: Path) -> Bool {
    guard a.kind == b.kind else { return allowance == .ids && LongForm.isSame(a, b) }
    switch a.kind {
    case .scalar: return a.hasSameText(as: b) && a.isAbsent == b.isAbsent
    case .sequence:
      let (first, second) = (Array(a.elements), Array(b.elements))
      return first.count == second.count
        && zip(first, second).allSatisfy { isSame($0, $1, allowance, path: path == .items ? .item : .inside) }
    case .mapping: return isSameMapping(a, b, allowance, path: path)
    }
  }

  private static func isSameMapping(_ a: YAMLNode, _ b: YAMLNode, _ allowance: FormatAllowance, path: Path) -> Bool {
    let first = Array(a.entries)
    var second = Array(b.entries)
    if allowance == .ids, path == .inside {
      second.removeAll { entry in LongForm.isID(entry.key) && !first.contains { $0.key.hasSameText(as: entry.key) } }
    }
    guard first.count == second.count else { return false }
    if allowance == .order, path == .item || path == .assessment {
      return first.allSatisfy { entry in
        second.first { $0.key.hasSameText(as: entry.key) }.map {
          isSame(entry.value, $0.value, allowance, path: .inside)
        } ?? false
      }
    }
    return zip(first, second).allSatisfy { x, y in
      x.key.hasSameText(as: y.key)
        && isSame(x.value, y.value, allowance, path: path == .top && x.key.isText("items") ? .items : .inside)
    }
  }
}
