/// The store says that it failed, and kept it all the same.
enum StorageKept: Scenario {
  static let id = "storage-kept"
  static let title = "what was kept although the store said no is sent again, and its `replayed` answer is taken"
  static let advice = Advice.afterStorage

  static func arrange(_ stage: inout Stage) { stage.plan(.storageThatKept, at: "response.save", 4) }
}
