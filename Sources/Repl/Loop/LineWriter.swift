import Glibc

/// Whole lines to a descriptor. Lines are gathered and go out in one write; a reader that is gone is remembered, not
/// argued with.
final class LineWriter {
  private let descriptor: Int32
  private var pending: [UInt8] = []
  /// The other end is closed, or the device failed: nothing more can be written.
  private(set) var isBroken = false

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  func add(_ line: String) {
    pending += line.utf8
    pending.append(UInt8(ascii: "\n"))
  }

  /// Writes all that was gathered.
  ///
  /// - Returns: false when it could not be written.
  @discardableResult
  func flush() -> Bool {
    var rest = pending[...]
    while !rest.isEmpty, !isBroken {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, -1)
      } else if errno != EINTR {
        isBroken = true
      }
    }
    pending.removeAll(keepingCapacity: true)
    return !isBroken
  }
}
