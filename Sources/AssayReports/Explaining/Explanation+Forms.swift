extension Explanation {
  static let forms = [exposure, overlap]

  static let exposure = Explanation(
    "exposure", "Exposure of items", also: ["exposure rate"],
    meaning: "The share of the sessions that met an item that counts.",
    formula: "sessions with the item/sessions",
    reading:
      "An item that most candidates meet is soon known outside. What is usual depends on the size of the bank; drawn "
      + "evenly, it is the length of the form over the size of the pool.",
    source: "Sympson, J. B. and Hetter, R. D. (1985). Controlling item-exposure rates in computerized adaptive testing."
  )

  static let overlap = Explanation(
    "overlap", "Overlap of forms", also: ["test overlap"],
    meaning: "How many of the items that count two sessions have in common, on average over all pairs.",
    reading: "A repeater meets about so many items again; a high overlap makes copying and talk worth while.",
    source:
      "Chen, S.-Y., Ankenmann, R. D. and Spray, J. A. (2003). The relationship between item exposure and test overlap. "
      + "Journal of Educational Measurement 40.")
}
