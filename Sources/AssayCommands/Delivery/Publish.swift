import ArgumentParser
import AssayBank
import AssayDiagnostics
import AssayDigest
import AssayForms
import AssayModel
import AssayScoring
import AssayStore
import FoundationEssentials

/// Freezes an assessment and its items into a package in the store.
struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Freeze an assessment and its items into the store.",
    discussion: """
      Sessions run on what was published, whatever becomes of the files. Publishing what has not changed changes \
      nothing. Sessions that have begun go on with the package that they began with.
      """)

  @OptionGroup var bank: BankOptions
  @OptionGroup var store: StoreOptions

  @Argument(help: "The id of an exam or a knowledge check.")
  var assessment: String

  @Option(help: "Why, for the record.")
  var note = ""

  func run() throws {
    let loaded = try bank.loadSound()
    let package = try Publishing.package(assessment, from: loaded)
    let publication = try Publishing.publish(
      package, of: bank.locate(), into: openStore(store.path), note: note)
    let media = package.media.isEmpty ? "" : ", \(package.media.count) media"
    StandardOutput.write(
      "\(publication.isNew ? "published" : "unchanged:") \(assessment) \(publication.digest)\n"
        + "  \(package.items.count) items, \(package.sets.count) sets\(media), in \(store.path)\n")
  }
}

extension Publishing {
  /// Sees to it that a store can deliver an assessment: publishes it from the bank where the store has none.
  ///
  /// Where the bank has changed since, that is said, and what was published stays.
  static func ensure(_ id: String, bank: BankOptions, store: any Store) throws {
    let assessment = try AssessmentID.argument(id)
    let current: Publication?
    do { current = try store.publication(of: assessment) } catch { throw Failure(error) }
    guard let folder = try? bank.locate() else {
      guard current != nil else {
        throw Failure(
          "`\(id)` is not published in the store, and no bank is here to publish it from. Name one with --bank.",
          .usedWrongly)
      }
      return
    }
    if let current {
      let loaded = try bank.load()
      guard !loaded.diagnostics.hasErrors, let definition = try? loaded.loaded.assessment(id),
        let bytes = try? AssessmentPackage(definition, from: loaded.loaded.bank).canonicalBytes(),
        ContentDigest(of: bytes) != current.package
      else { return }
      StandardError.write(
        "assay: the bank has changed since `\(id)` was published; `assay publish \(id)` makes the change count.\n")
      return
    }
    let package = try package(id, from: bank.loadSound())
    _ = try publish(package, of: folder, into: store, note: "published when it was first taken")
    StandardError.write("assay: published `\(id)` from \(folder.path()).\n")
  }
}

/// What publishing does, for the commands that need it.
enum Publishing {
  /// An assessment of a sound bank as a package that can be delivered.
  static func package(_ id: String, from loaded: LoadedBank) throws -> AssessmentPackage {
    let definition = try loaded.assessment(id)
    let package = AssessmentPackage(definition, from: loaded.bank)
    let index = PackageIndex(package)
    do {
      let form = try FormPlan(index, bank: loaded.bank).form(seed: 0)
      _ = try definition.cut?.cut(of: form, in: index)
    } catch let shortage as Shortage {
      let reasons = shortage.problems.map { "  \($0.message)\n  \($0.help)" }.joined(separator: "\n")
      throw Failure("`\(id)` cannot be drawn, so it is not published:\n\(reasons)", .fellShort)
    } catch let error as CutError {
      throw Failure("`\(id)` has forms without a cut, so it is not published: \(error.sentence)", .fellShort)
    }
    return package
  }

  /// Puts a package and its media into a store and makes it the current one.
  static func publish(
    _ package: AssessmentPackage, of bank: URL, into store: any Store, note: String
  ) throws(Failure) -> (digest: ContentDigest, isNew: Bool) {
    try putMedia(package.media, of: bank, into: store)
    let bytes: [UInt8]
    do { bytes = try package.canonicalBytes() } catch { throw Failure("\(error).", .ownMistake) }
    do {
      let digest = try store.putPackage(bytes, at: SystemClock.now)
      if let current = try store.publication(of: package.assessment.id), current.package == digest {
        return (digest, false)
      }
      try store.publish(package.assessment.id, package: digest, at: SystemClock.now, note: note)
      return (digest, true)
    } catch {
      throw Failure(error)
    }
  }

  /// Puts the media that a store lacks into it; they must be what they were when the bank was read.
  static func putMedia(_ media: [MediaFile], of bank: URL, into store: any Store) throws(Failure) {
    for file in media {
      do throws(StoreError) {
        if try store.mediumSize(file.digest) != nil { continue }
      } catch {
        throw Failure(error)
      }
      guard let bytes = BankFolder.bytes(of: file, in: bank) else {
        throw Failure(
          "`\(file.path.text)` changed while the bank was read, so nothing was done. Run the command again.",
          .fellShort)
      }
      do throws(StoreError) { try store.putMedium(bytes, at: SystemClock.now) } catch { throw Failure(error) }
    }
  }
}
