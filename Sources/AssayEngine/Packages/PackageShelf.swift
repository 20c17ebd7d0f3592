import AssayModel

/// The packages that were used lately.
struct PackageShelf {
  private var packages: [ContentDigest: ReadyPackage] = [:]

  /// How many are kept; beyond that all but the newest are forgotten, and read again when they are used.
  static let capacity = 64

  subscript(digest: ContentDigest) -> ReadyPackage? { packages[digest] }

  mutating func put(_ package: ReadyPackage) {
    if packages.count >= Self.capacity { packages.removeAll() }
    packages[package.digest] = package
  }
}
