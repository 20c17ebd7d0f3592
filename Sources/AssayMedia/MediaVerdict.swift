package import AssayModel

/// What the bytes of a file are, or why they are no medium that may be shown.
package enum MediaVerdict: Hashable, Sendable {
  case medium(MediaType)
  case refused(MediaProblem)

  /// Looks at a whole file; its name has no say.
  ///
  /// - Parameter bytes: The file, of at most ``MediaType/largestMedium`` of its type; that is checked too.
  package init(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else {
      self = .refused(.empty)
      return
    }
    guard let type = MediaType.recognised(in: bytes), type != .text else {
      self = .refused(.unknown)
      return
    }
    guard bytes.count <= type.largestMedium else {
      self = .refused(.tooLarge(type))
      return
    }
    do throws(MediaProblem) {
      switch type.kind {
      case .picture:
        if type == .svg { try SVG.check(bytes) } else { try PictureSize.check(bytes, type) }
      case .captions: try Captions.check(bytes)
      case .sound, .film, .document, .text: break
      }
      self = .medium(type)
    } catch {
      self = .refused(error)
    }
  }
}

/// Why bytes are no medium that may be shown.
package enum MediaProblem: Error, Hashable, Sendable {
  case empty
  /// Nothing that the first bytes of a known type begin with.
  case unknown
  case tooLarge(MediaType)
  /// Its header breaks off, or says nothing sensible.
  case damaged(MediaType)
  /// It would unfold to so many columns and lines.
  case tooManyPixels(width: Int, height: Int)
  /// Something in an SVG that is not on the list, at an offset.
  case svg(SVGProblem)
  /// Captions that are not UTF-8, at an offset.
  case notUTF8(offset: Int)
}
