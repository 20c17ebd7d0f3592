/// The store fails for a while.
enum StorageFails: Scenario {
  static let id = "storage-fails"
  static let title = "what the store could not keep is sent again until it is acknowledged"
  static let advice = Advice.afterStorage

  static func arrange(_ stage: inout Stage) { stage.plan(.storage(milliseconds: 400), at: "response.save", 3) }
}
