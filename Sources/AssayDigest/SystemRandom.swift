import CSystem
import Glibc

/// Random bytes of the operating system, many for one call.
enum SystemRandom {
  static func bytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe getrandom(buffer.baseAddress?.advanced(by: filled), count - filled, 0)
      }
      if got > 0 {
        filled += got
      } else if errno != EINTR {
        // A kernel without the call: the standard library knows other ways.
        var generator = SystemRandomNumberGenerator()
        while filled < count {
          bytes[filled] = UInt8(truncatingIfNeeded: generator.next())
          filled += 1
        }
      }
    }
    return bytes
  }
}
