import AssayJSON

extension TakeScreen {
  /// What the candidate may use, which a terminal does not have.
  func tools(_ item: JSONValue) -> [String] {
    let tools = (item["tools"]?.elements ?? []).compactMap(\.string)
    return tools.isEmpty ? [] : wrap("[To be used here: \(tools.joined(separator: ", "))]", indent: "")
  }

  /// What stands in for the media beside a text: a terminal shows none.
  func media(_ owner: JSONValue, indent: String) -> [String] {
    (owner["media"]?.elements ?? []).flatMap { medium in
      let kind =
        switch medium["type"]?.string?.prefix(while: { $0 != "/" }) {
        case "image": "Picture"
        case "audio": "Sound"
        case "video": "Film"
        default: "Document"
        }
      return wrap("[\(kind): \(medium["alt"]?.string ?? "")]", indent: indent)
        + (medium["transcript"]?["text"]?.string.map { wrap($0, indent: indent + "  ") } ?? [])
    }
  }
}
