import AssayDiagnostics
import AssayModel

extension BankLoader {
  /// Reads the panel's ratings into the bank, with the place of each.
  mutating func readRatings(_ file: SourceFile) {
    let read = RatingsReader.read(file)
    note(read.diagnostics)
    guard let ratings = read.value else { return }
    bank.ratings = ratings.ratings
    ratingPlaces = ratings.places
  }
}
