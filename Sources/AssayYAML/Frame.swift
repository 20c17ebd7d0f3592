/// A mapping or sequence that is being read.
struct Frame {
  /// Its record.
  var index = -1
  var isMapping = false
  var isFlow = false
  /// Where its keys begin among those of all open mappings.
  var keyBase = 0
  /// How many entries or elements it has so far.
  var count: UInt32 = 0
  /// The byte after its last child.
  var lastUpper: UInt32 = 0
  /// Whether the next node is a key.
  var isAtKey = true
  /// Whether the entry at hand is not to stay.
  var drops = false
  /// The record of the key whose value comes next, or came last.
  var key = -1
  /// The earlier key with the same text, or -1.
  var twin = -1
  /// The key and value of the last entry that stayed, or -1.
  var lastKey = -1
  var lastValue = -1
}
