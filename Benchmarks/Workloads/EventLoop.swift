import CYAML

/// libyaml alone: every event of a text made and thrown away, which is what reading YAML costs at the least.
enum EventLoop {
  /// Goes through the events of a text.
  ///
  /// - Returns: How many there were.
  static func count(_ bytes: [UInt8]) throws -> Int {
    var parser = unsafe yaml_parser_t()
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_initialize(&parser) == 1 else { throw Failure("libyaml has no memory for a parser") }
    defer { unsafe yaml_parser_delete(&parser) }
    return try unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      var count = 0
      while true {
        guard unsafe yaml_parser_parse(&parser, &event) == 1 else { throw Failure("libyaml refuses a generated bank") }
        count += 1
        let isLast = unsafe event.type == YAML_STREAM_END_EVENT
        unsafe yaml_event_delete(&event)
        if isLast { return count }
      }
    }
  }
}
