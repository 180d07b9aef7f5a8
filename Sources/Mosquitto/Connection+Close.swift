import CMosquitto
import ChatCore
import Glibc

/// The end, on our side.
extension Connection {
  /// Ends the connection; no event follows.
  ///
  /// With a packet, everything queued and then DISCONNECT are sent, which makes the broker drop the Will Message, and
  /// the broker's closing is awaited; all of this for at most `limit`. Without, or before CONNACK, the connection is cut
  /// off and nothing queued leaves: the broker keeps what was not acknowledged, and publishes the Will Message. An
  /// attempt that still dials is abandoned, however long it would block.
  public func close(withPacket: Bool, within limit: Duration = .seconds(1)) {
    if withPacket, isOpen { sayGoodbye(until: ContinuousClock.now + limit) }
    own = []
    end(nil)
  }

  private func sayGoodbye(until deadline: ContinuousClock.Instant) {
    guard let handle else { return }
    // The library closes its descriptor as soon as DISCONNECT is written. If packets from the broker are still unread
    // then, the kernel resets the connection, and what we sent last may be lost with it. A second descriptor keeps it
    // open until the broker has read everything and closed its side.
    let kept = fcntl(socket, F_DUPFD_CLOEXEC, 0)
    defer { if kept >= 0 { _ = Glibc.close(kept) } }
    if mosquitto_disconnect_v5(handle.pointer, 0, nil) != 0 { return }
    while socket >= 0, mosquitto_loop_write(handle.pointer, 1) == 0, socket >= 0 {
      if !wait(socket, POLLOUT, until: deadline) { return }
    }
    if kept >= 0, shutdown(kept, Int32(SHUT_WR)) == 0 { drain(kept, until: deadline) }
  }

  private func drain(_ descriptor: Int32, until deadline: ContinuousClock.Instant) {
    var scrap = [UInt8](repeating: 0, count: 65536)
    while wait(descriptor, POLLIN, until: deadline) {
      if read(descriptor, &scrap, scrap.count) <= 0 { return }
    }
  }

  private func wait(
    _ descriptor: Int32, _ event: Int32, until deadline: ContinuousClock.Instant
  ) -> Bool {
    let left = (deadline - ContinuousClock.now) / Duration.milliseconds(1)
    if left <= 0 { return false }
    var descriptor = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    return poll(&descriptor, 1, Int32(left.rounded(.up))) == 1
  }
}
