import CMosquitto
import CSystem
import ChatCore
import Glibc

/// An attempt to reach the broker, on a short-lived thread of its own: looking up a name and connecting block.
///
/// The thread writes its result into a pipe and ends. Letting go of a `Dial` abandons the attempt: nobody waits for the
/// thread, which closes and destroys the handle when it comes back, if the program still runs then.
final class Dial {
  /// Readable when there is a result.
  let descriptor: Int32

  /// - Throws: the system's error number when there is no pipe or no thread to be had.
  init(_ loan: Loan) throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    if chat_pipe(&ends) != 0 { throw SystemError(number: errno) }
    descriptor = ends[0]
    loan.report = ends[1]
    try startThread(loan)
  }

  deinit { close(descriptor) }

  /// The result when there is one; asked for once.
  func result() -> DialResult? {
    var result = DialResult(code: 0, errno: 0)
    let size = MemoryLayout<DialResult>.size
    let got = withUnsafeMutableBytes(of: &result) { read(descriptor, $0.baseAddress, size) }
    if got == size { return result }
    // The thread ended without a word, which only happens when its end of the pipe failed.
    return got < 0 && (errno == EAGAIN || errno == EINTR)
      ? nil : DialResult(code: MOSQ_ERR_UNKNOWN.code, errno: 0)
  }
}

/// What `mosquitto_connect_bind_v5` returned, and `errno` then.
struct DialResult {
  var code: Int32
  var errno: Int32
}

struct SystemError: Error {
  var number: Int32
}

/// All that the dialing thread touches.
///
/// `@unchecked Sendable`, the only one of this module: a handle is not safe for two threads, and it is never in the
/// hands of two. From `Dial.init` until the result is read from the pipe, `Connection` neither calls the library nor
/// looks at the inbox; from the moment the thread writes the result it does not touch the handle again, but for
/// destroying it when nobody else holds it any more. The pipe orders the two.
final class Loan: @unchecked Sendable {
  fileprivate let handle: Handle
  fileprivate let host: String
  fileprivate let port: Int32
  fileprivate let keepAlive: Int32
  fileprivate let properties: PropertyList
  fileprivate var report: Int32 = -1

  init(_ handle: Handle, address: BrokerAddress, keepAlive: UInt16, properties: PropertyList) {
    self.handle = handle
    self.keepAlive = Int32(keepAlive)
    self.properties = properties
    switch address.transport {
    case .tcp(let host, let port), .tls(let host, let port):
      (self.host, self.port) = (host, Int32(port))
    // For libmosquitto, port 0 makes a path of the host.
    case .unix(let path): (host, port) = (path, 0)
    }
  }

  deinit { if report >= 0 { close(report) } }

  fileprivate func dial() {
    let code = mosquitto_connect_bind_v5(
      handle.pointer, host, port, keepAlive, nil, properties.pointer)
    var result = DialResult(code: code, errno: errno)
    let descriptor = mosquitto_socket(handle.pointer)
    // Programs that we start must not hold the connection open.
    if descriptor >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0 {
      result = DialResult(code: MOSQ_ERR_ERRNO.code, errno: errno)
    }
    // If this fails the attempt was abandoned, or its pipe will read as ended: both are known to the reader.
    _ = write(report, &result, MemoryLayout<DialResult>.size)
  }
}

private func startThread(_ loan: Loan) throws(SystemError) {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  // Signals are for the program's own thread: one that is delivered here would not wake its poll. SIGPIPE too, so that
  // writing to the pipe of an abandoned attempt is only an error.
  var all = sigset_t()
  var before = sigset_t()
  sigfillset(&all)
  pthread_sigmask(SIG_SETMASK, &all, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  let lent = Unmanaged.passRetained(loan)
  var thread = pthread_t()
  let error = pthread_create(&thread, &attributes, dialOnThread, lent.toOpaque())
  if error == 0 { return }
  lent.release()
  throw SystemError(number: error)
}

private func dialOnThread(_ lent: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let lent { Unmanaged<Loan>.fromOpaque(lent).takeRetainedValue().dial() }
  return nil
}
