import AssayJSONRPC
import AssayModel

/// What a client said of itself in `initialize`: what it can show, do and meet.
struct Client: Hashable, Sendable {
  var types: Set<InteractionType>
  var content: Set<ContentKind>
  var features: Set<Feature>
  var needs: Set<PersonalNeed>
  /// Nil where it did not say, and is taken to have whatever is asked for.
  var tools: Set<ToolID>?

  /// What it cannot, of what a package and a candidate ask for.
  func lacks(of package: ReadyPackage, needs: [String]) -> Lack {
    Lack(
      types: InteractionType.allCases.filter { package.types.contains($0) && !types.contains($0) },
      // Reading all texts of a package is left undone where the client shows whatever there is.
      content: content.count == ContentKind.allCases.count
        ? [] : ContentKind.allCases.filter { package.content.contains($0) && !content.contains($0) },
      features: Feature.allCases.filter { $0.isNeeded(by: package.assessment) && !features.contains($0) },
      needs: needs.filter { name in
        // A name that this engine does not know is one that no client of its said it meets.
        PersonalNeed(rawValue: name).map { !$0.isMetByEngine && !self.needs.contains($0) } ?? true
      },
      tools: tools.map { own in package.tools.filter { !own.contains($0) } } ?? [])
  }

  /// What a client lacks for an assessment, in the order of the vocabularies.
  struct Lack: Hashable, Sendable {
    var types: [InteractionType] = []
    var content: [ContentKind] = []
    var features: [Feature] = []
    var needs: [String] = []
    var tools: [ToolID] = []

    var isEmpty: Bool { self == Lack() }
  }
}

extension Engine {
  /// Refuses an assessment that the client could not show, or a candidate whose needs it does not meet.
  ///
  /// - Parameters:
  ///   - package: What the session runs on.
  ///   - needs: What the candidate needs, by the names of QTI 3.
  /// - Throws: What is lacking.
  func requireSupport(of package: ReadyPackage, needs: [String]) throws(RPCError) {
    guard let client else { throw .notInitialised }
    let lack = client.lacks(of: package, needs: needs)
    guard lack.isEmpty else { throw .unsupportedContent(lack) }
  }
}
