import Glibc

/// Whole lines to a descriptor. Lines are gathered, and go out as fast as the reader takes them: writing never waits for
/// him. A reader that is gone is remembered, not argued with.
///
/// The descriptor stays in blocking mode, which it shares with other programs; that a write would wait is found out
/// before.
final class LineWriter {
  private enum Kind { case file, socket, stream }

  private let descriptor: Int32
  private let kind: Kind
  private var pending: [UInt8] = []
  private var start = 0
  /// Bytes that were added, and those that were written, since the beginning.
  private(set) var added = 0
  private(set) var written = 0
  /// Why nothing more can be written: the other end is closed, or the device failed; errno.
  private(set) var failure: Int32?

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    var status = stat()
    let format = fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
    kind = format == S_IFREG ? .file : format == S_IFSOCK ? .socket : .stream
  }

  var isBroken: Bool { failure != nil }
  /// Bytes that the reader has not taken yet.
  var waiting: Int { added - written }
  /// What to wait for while something waits.
  var pollDescriptor: pollfd? {
    waiting == 0 || isBroken ? nil : pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
  }

  func add(_ line: String) {
    if isBroken { return }
    pending += line.utf8
    pending.append(UInt8(ascii: "\n"))
    added += line.utf8.count + 1
  }

  /// Writes what the reader takes now.
  ///
  /// - Returns: false when nothing can be written any more.
  @discardableResult
  func flush() -> Bool {
    while start < pending.count, !isBroken {
      let count = writeSome()
      if count > 0 {
        start += count
        written += count
      } else if errno == EAGAIN {
        break
      } else if errno != EINTR {
        failure = errno
      }
    }
    if start == pending.count || isBroken {
      pending.removeAll(keepingCapacity: true)
      start = 0
    } else if start > 1 << 16 {
      pending.removeFirst(start)
      start = 0
    }
    return !isBroken
  }

  /// Writes all, waiting for the reader.
  ///
  /// - Parameter limit: for this long at most; nil: for as long as it takes.
  /// - Returns: false when something is left.
  @discardableResult
  func flush(atMost limit: Duration?) -> Bool {
    let end = limit.map { Clock.uptime() + $0 }
    while flush(), var wait = pollDescriptor {
      let left = end.map { ($0 - Clock.uptime()) / .milliseconds(1) }
      if let left, left <= 0 { return false }
      poll(&wait, 1, left.map { Int32($0.rounded(.up)) } ?? -1)
    }
    return waiting == 0
  }

  /// - Returns: as write(2); EAGAIN when it would wait.
  private func writeSome() -> Int {
    pending[start...].withUnsafeBytes { bytes in
      switch kind {
      case .file: write(descriptor, bytes.baseAddress, bytes.count)
      case .socket:
        send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT))
      case .stream:
        takesMore ? write(descriptor, bytes.baseAddress, chunk(bytes)) : -1
      }
    }
  }

  /// A pipe that can be written to takes PIPE_BUF bytes without waiting, and all or none of them (pipe(7)).
  private func chunk(_ bytes: UnsafeRawBufferPointer) -> Int {
    if bytes.count <= Self.pipeBuffer { return bytes.count }
    let end = bytes[..<Self.pipeBuffer].lastIndex(of: UInt8(ascii: "\n"))
    return end.map { $0 + 1 } ?? Self.pipeBuffer
  }

  private static let pipeBuffer = 4096

  private var takesMore: Bool {
    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    let ready = poll(&wait, 1, 0)
    if ready == 0 { errno = EAGAIN }
    return ready > 0
  }
}
