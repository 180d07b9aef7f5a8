import CMosquitto

/// libmosquitto's global state.
enum Library {
  /// Runs `mosquitto_lib_init` once, whoever asks first; nobody undoes it, because handles that were abandoned while
  /// they dialed may outlive every `Connection`.
  static let started: Int32 = mosquitto_lib_init()

  /// libmosquitto's words for one of its own error numbers.
  static func words(_ code: Int32) -> String { String(cString: mosquitto_strerror(code)) }
}

extension mosq_err_t {
  /// As the library's functions return it.
  var code: Int32 { rawValue }
}

extension mqtt5_property {
  /// As the library's property functions take it.
  var identifier: Int32 { Int32(rawValue) }
}
