extension [Document.Block] {
  /// The blocks for where only text can be shown.
  ///
  /// A plot becomes its table under its title, or its description, and details become their blocks under a subheading;
  /// nested details are parted in the same way.
  var inText: [Document.Block] {
    flatMap { block -> [Document.Block] in
      switch block {
      case .plot(let plot): plot.blocksInText
      case .details(let details): [.subheading(details.summary)] + details.blocks.inText
      default: [block]
      }
    }
  }
}

extension Plot {
  fileprivate var blocksInText: [Document.Block] {
    switch inText {
    case .description: [.subheading(title), .paragraph(description)]
    case .table(let table): [.subheading(title), .table(table)]
    case .none: []
    }
  }
}
