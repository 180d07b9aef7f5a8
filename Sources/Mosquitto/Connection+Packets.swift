import CMosquitto
import ChatCore
import Glibc

/// Packets in and out.
extension Connection {
  var socket: Int32 { handle.map { mosquitto_socket($0.pointer) } ?? -1 }

  var wantsWrite: Bool { handle.map { mosquitto_want_write($0.pointer) } ?? false }

  /// What has happened, in order; to be called when a descriptor is readable, and when `hasEvents`.
  ///
  /// Everything that the library took from the socket is handed out, and a `.received` among it counts as taken: the
  /// next `write()` acknowledges it. So there is no holding back here, nor may the caller drop the rest of a batch.
  ///
  /// - Parameter limit: after so many events it stops reading. A call of the library reads up to as many packets as are
  ///   in flight (at most 200), so there can be that many more.
  public func readEvents(limit: Int) -> [ConnectionEvent] {
    if case .dialing(let dial) = phase, let result = dial.result() { dialed(result) }
    if case .dialing = phase { return takeOwn() }
    readPackets(limit: limit)
    var events: [ConnectionEvent] = []
    for entry in handle?.inbox.takeEntries() ?? [] { take(entry, into: &events) }
    return events + takeOwn()
  }

  /// Hands to the kernel what waits: requests, and the acknowledgements of all that was read. The only place where
  /// packets leave; call it after the commit, and when the descriptor is writable. Never blocks.
  public func write() {
    switch phase {
    case .opening, .open: break
    case .prepared, .dialing, .ended: return
    }
    guard let handle, wantsWrite else { return }
    cork(true)
    noteEnd(mosquitto_loop_write(handle.pointer, 1))
    cork(false)
  }

  /// The library hands each packet to the kernel on its own; together they leave in as few segments as they fill (tcp(7),
  /// TCP_CORK). Where that is refused they leave one by one.
  private func cork(_ on: Bool) {
    guard socket >= 0 else { return }
    var value: Int32 = on ? 1 : 0
    _ = setsockopt(
      socket, Int32(IPPROTO_TCP), TCP_CORK, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  private func takeOwn() -> [ConnectionEvent] {
    defer { own = [] }
    return own
  }

  private func dialed(_ result: DialResult) {
    if result.code == 0 {
      phase = .opening
    } else {
      end(LinkFailure(dialing: address, result, complaints: handle?.inbox.complaints ?? []))
    }
  }

  private func readPackets(limit: Int) {
    guard let handle, socket >= 0 else { return }
    for _ in 0..<max(1, limit) {
      let code = mosquitto_loop_read(handle.pointer, 1)
      noteEnd(code)
      // Its own answer does not tell an empty socket: errno can be that of its wake-up pipe, which nobody reads here.
      if code != 0 || handle.inbox.entries.count >= limit || !isReadable { break }
    }
  }

  private var isReadable: Bool {
    var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return descriptor.fd >= 0 && poll(&descriptor, 1, 0) == 1
  }

  var isTLS: Bool {
    if case .tls = address.transport { true } else { false }
  }

  /// A failing TLS handshake is told by the returned code alone; other ends by the callback too, which comes first.
  func noteEnd(_ code: Int32) {
    if code != 0 { handle?.inbox.append(.ended(code: code)) }
  }

  private func take(_ entry: Inbox.Entry, into events: inout [ConnectionEvent]) {
    switch entry {
    case .connack(let connack): takeConnack(connack, into: &events)
    case .received(let packet): events.append(.received(packet))
    case .published(let identifier, let reason):
      guard let token = requests.completePublication(identifier) else { return }
      events.append(.published(token: token, reason: reason))
    case .subscribed(let identifier, let reasons):
      guard let event = requests.completeSubscription(identifier, reasons) else { return }
      events.append(event)
    case .ended(let code): takeEnd(code, into: &events)
    }
  }

  private func takeConnack(_ connack: Connack, into events: inout [ConnectionEvent]) {
    events.append(.connack(connack))
    guard !connack.reason.isFailure, let handle else { return end(nil) }
    handle.stopLog()
    // The library takes over the broker's Receive Maximum whatever was set before; ours is the lower limit.
    let most = min(Self.mostInFlight, Int(connack.receiveMaximum))
    let code = mosquitto_int_option(handle.pointer, MOSQ_OPT_SEND_MAXIMUM, Int32(most))
    if code == 0 {
      phase = .open(connack)
    } else {
      end(.protocolError(Library.words(code)))
    }
  }

  private func takeEnd(_ code: Int32, into events: inout [ConnectionEvent]) {
    // After a refusing CONNACK the library reports an end as well; the refusal has said it.
    guard let handle else { return }
    let complaints = isTLS ? handle.inbox.complaints : []
    events.append(.lost(LinkFailure(ending: code, complaints: complaints)))
    end(nil)
  }
}
