import CMosquitto
import ChatCore
import Glibc

extension LinkFailure {
  /// Why a dial failed.
  init(dialing address: BrokerAddress, _ result: DialResult, complaints: [String]) {
    switch result.code {
    // The library leaves getaddrinfo's error number in errno.
    case MOSQ_ERR_EAI.code: self.init(resolving: address, result.errno)
    case MOSQ_ERR_TLS.code: self = .tls(Self.tlsWords(complaints))
    case MOSQ_ERR_ERRNO.code where result.errno != 0:
      self = .unreachable(String(cString: strerror(result.errno)))
    default: self = .unreachable(Library.words(result.code))
    }
  }

  private init(resolving address: BrokerAddress, _ error: Int32) {
    // EAI_NODATA, which glibc declares only with _GNU_SOURCE: the name is known, but has no address.
    let noAddress: Int32 = -5
    switch address.transport {
    case .tcp(let host, _) where error == EAI_NONAME || error == noAddress,
      .tls(let host, _) where error == EAI_NONAME || error == noAddress:
      self = .unknownHost(host)
    default: self = .unreachable(String(cString: gai_strerror(error)))
    }
  }

  /// Why a connection ended.
  ///
  /// - Parameters:
  ///   - code: from 0x80 on, and 0, the Reason Code of the server's DISCONNECT; else the library's error number.
  ///   - complaints: what the library logged about TLS.
  init(ending code: Int32, complaints: [String]) {
    switch code {
    case 0, 0x80...0xFF: self = .disconnected(ReasonCode(UInt8(code)))
    case MOSQ_ERR_KEEPALIVE.code: self = .keepAlive
    case MOSQ_ERR_TLS.code: self = .tls(Self.tlsWords(complaints))
    case MOSQ_ERR_ERRNO.code where !complaints.isEmpty: self = .tls(Self.tlsWords(complaints))
    case MOSQ_ERR_ERRNO.code, MOSQ_ERR_CONN_LOST.code, MOSQ_ERR_NO_CONN.code: self = .closed
    default: self = .protocolError(Library.words(code))
    }
  }

  /// What a person can use of the library's log: OpenSSL's reason without its numbers.
  ///
  /// `OpenSSL Error[0]: error:0A000086:SSL routines::certificate verify failed` → `certificate verify failed`
  static func tlsWords(_ complaints: [String]) -> String {
    let reasons = complaints.map { complaint in
      let words = complaint.split(separator: ":", omittingEmptySubsequences: false)
      return complaint.hasPrefix("OpenSSL Error[") || complaint.hasPrefix("Error: ")
        ? String(words.last ?? "") : complaint
    }
    let trimmed = reasons.map { String($0.drop { $0 == " " }) }
    return trimmed.isEmpty ? Library.words(MOSQ_ERR_TLS.code) : trimmed.joined(separator: "; ")
  }
}

extension ReasonCode {
  static let unspecifiedError = ReasonCode(0x80)
  static let topicNameInvalid = ReasonCode(0x90)
  static let packetTooLarge = ReasonCode(0x95)
  static let retainNotSupported = ReasonCode(0x9A)
  static let qosNotSupported = ReasonCode(0x9B)

  /// The nearest Reason Code for what the library refused to send.
  init(refusal code: Int32) {
    switch code {
    case MOSQ_ERR_INVAL.code, MOSQ_ERR_MALFORMED_UTF8.code: self = .topicNameInvalid
    case MOSQ_ERR_PAYLOAD_SIZE.code, MOSQ_ERR_OVERSIZE_PACKET.code: self = .packetTooLarge
    case MOSQ_ERR_QOS_NOT_SUPPORTED.code: self = .qosNotSupported
    case MOSQ_ERR_RETAIN_NOT_SUPPORTED.code: self = .retainNotSupported
    default: self = .unspecifiedError
    }
  }
}
