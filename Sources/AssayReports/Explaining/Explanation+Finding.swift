import AssayDiagnostics
import AssayPsychometrics

extension Explanation {
  /// The explanation of this id or title, of another name for it, or of a method that figures name.
  ///
  /// Capitals, hyphens and blanks do not matter.
  package static func named(_ name: String) -> Explanation? {
    let wanted = folded(name)
    guard !wanted.isEmpty else { return nil }
    return all.first { $0.id == name } ?? all.first { $0.names.contains { folded($0) == wanted } }
      ?? all.first { $0.methods.contains { folded($0.name) == wanted } }
  }

  /// The ids of what was perhaps meant: those a part of whose names it is, then the nearest by spelling; at most five.
  package static func suggestions(for name: String) -> [String] {
    let wanted = folded(name)
    guard wanted.utf8.count > 1 else { return [] }
    var ids = all.filter { $0.names.contains { folded($0).contains(wanted) } }.map(\.id)
    if let near = suggestion(for: wanted, among: all.flatMap { $0.names.map(folded) }), let meant = named(near) {
      ids.insert(meant.id, at: 0)
    }
    var seen: Set<String> = []
    return Array(ids.filter { seen.insert($0).inserted }.prefix(5))
  }

  private var names: [String] { [id, title] + otherNames }

  private static func folded(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9") ~= $0 }))
  }
}
