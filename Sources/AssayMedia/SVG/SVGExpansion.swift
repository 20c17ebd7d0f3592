/// How many elements a picture unfolds to, once everything that stands for another part is that part.
///
/// A few lines can stand for billions of shapes, when what is used uses others in turn; some can stand for themselves.
struct SVGExpansion {
  /// The most elements that a picture may unfold to.
  static let most = 200_000

  private struct Element {
    var parent: Int?
    var offset: Int
    /// The ids that it stands for or is drawn with.
    var references: [String]
  }

  private var elements: [Element] = []
  private var ids: [String: Int] = [:]

  /// Adds an element, which stands in the one that was added at a place, and gives its own place.
  mutating func add(_ attributes: [XMLReader.Attribute], in parent: Int?, at offset: Int) -> Int {
    var references: [String] = []
    for attribute in attributes {
      if attribute.name == "id" { ids[attribute.value] = elements.count }
      references += Self.references(in: attribute)
    }
    elements.append(Element(parent: parent, offset: offset, references: references))
    return elements.count - 1
  }

  /// Refuses a picture that unfolds too far, or without end.
  func check() throws(SVGProblem) {
    var parts = elements.map { element in element.references.compactMap { ids[$0] } }
    for (place, element) in elements.enumerated() {
      if let parent = element.parent { parts[parent].append(place) }
    }
    var sizes = [Int?](repeating: nil, count: elements.count)
    var isOpen = [Bool](repeating: false, count: elements.count)
    for start in elements.indices where sizes[start] == nil {
      var stack = [(place: start, next: 0)]
      isOpen[start] = true
      while let (place, next) = stack.last {
        guard next < parts[place].count else {
          let size = parts[place].reduce(1) { min($0 + (sizes[$1] ?? 0), Self.most + 1) }
          guard size <= Self.most else { throw SVGProblem(.unfolds, at: elements[place].offset) }
          sizes[place] = size
          isOpen[place] = false
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let part = parts[place][next]
        if isOpen[part] { throw SVGProblem(.unfolds, at: elements[place].offset) }
        guard sizes[part] == nil else { continue }
        isOpen[part] = true
        stack.append((part, 0))
      }
    }
  }

  private static func references(in attribute: XMLReader.Attribute) -> [String] {
    if attribute.name == "href" || attribute.name == "xlink:href" { return [String(attribute.value.dropFirst())] }
    var found: [String] = []
    var rest = Substring(attribute.value)
    while let open = rest.firstRange(of: "#") {
      rest = rest[open.upperBound...]
      let id = rest.prefix { $0 != ")" && $0 != "'" && $0 != "\"" && !$0.isWhitespace }
      if !id.isEmpty { found.append(String(id)) }
    }
    return found
  }
}
