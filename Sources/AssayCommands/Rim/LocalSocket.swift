import CSystem
import Glibc

/// Sockets in the file system, by which processes of one machine find each other.
enum LocalSocket {
  /// Listens at a path that nothing stands at; nil where it cannot, and `errno` says why.
  static func listen(at path: String) -> Int32? {
    unsafe make(path) { descriptor, address, size in
      let isBound = unsafe bind(descriptor, address, size)
      return isBound == 0 ? Glibc.listen(descriptor, 16) : isBound
    }
  }

  /// Connects to whoever listens at a path; nil where nobody does.
  static func connect(to path: String) -> Int32? {
    unsafe make(path) { descriptor, address, size in unsafe Glibc.connect(descriptor, address, size) }
  }

  /// Takes the next connection; nil where there is none after all.
  static func accept(on listener: Int32) -> Int32? {
    let descriptor = Glibc.accept(listener, nil, nil)
    guard descriptor >= 0 else { return nil }
    _ = assay_close_on_exec(descriptor)
    return descriptor
  }

  private static func make(
    _ path: String, _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
      errno = ENAMETOOLONG
      return nil
    }
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    _ = assay_close_on_exec(descriptor)
    let status = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe use(descriptor, address, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard status == 0 else {
      let reason = errno
      close(descriptor)
      errno = reason
      return nil
    }
    return descriptor
  }
}
