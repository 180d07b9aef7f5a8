/// Bytes that may not even be text: a topic as it arrived, a library's error. As `renderLine`; bytes that are no
/// UTF-8 are shown as `<FF>`, and what is over the limit, in scalars as they are shown, as `[+600 bytes]`.
public func renderUntrusted(_ bytes: [UInt8], limit: Int = 400) -> String {
  var writer = SafeWriter(.line)
  var parser = Unicode.UTF8.ForwardParser()
  var source = bytes.makeIterator()
  var position = 0
  while writer.shown < limit, position < bytes.count {
    switch parser.parseScalar(from: &source) {
    case .valid(let encoded):
      position += encoded.count
      writer.put(Unicode.UTF8.decode(encoded))
    case .error(let length):
      for byte in bytes[position..<position + length] { writer.note("<\(hex2(byte))>") }
      position += length
    case .emptyInput: position = bytes.count
    }
  }
  if position < bytes.count { writer.note("[+\(bytes.count - position) bytes]") }
  writer.finish()
  return writer.line
}

private func hex2(_ byte: UInt8) -> String {
  (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}
