import AssayBank
import FoundationEssentials

/// The sample bank of the repository.
enum SampleBank {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "ItemBanks/cybersecurity-essentials")

  static func files() throws -> [BankFile] { try BankFolder.files(in: folder) }
}
