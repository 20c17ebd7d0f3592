import AssayModel
import AssayStore

/// The packages of a store, each read once.
final class PackageCache {
  private let store: any Store
  private var read: [ContentDigest: PackageIndex] = [:]

  init(_ store: any Store) { self.store = store }

  /// A package of the store.
  func index(_ digest: ContentDigest) throws(Failure) -> PackageIndex {
    if let index = read[digest] { return index }
    do {
      guard let bytes = try store.package(digest) else {
        throw Failure("the store has no package \(digest), on which a session runs; it is damaged.")
      }
      let index = PackageIndex(try AssessmentPackage(canonicalBytes: bytes))
      read[digest] = index
      return index
    } catch let error as StoreError {
      throw Failure(error)
    } catch let error as PackageError {
      throw Failure("\(error).")
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure("\(error)")
    }
  }

  /// The package on which sessions at an assessment run from now on, with its digest.
  func current(_ assessment: AssessmentID) throws(Failure) -> (index: PackageIndex, digest: ContentDigest) {
    let publication: Publication?
    do { publication = try store.publication(of: assessment) } catch { throw Failure(error) }
    guard let publication else {
      throw Failure(
        "`\(assessment)` is not published in this store; `assay publish \(assessment)` does it.", .usedWrongly)
    }
    return (try index(publication.package), publication.package)
  }
}
