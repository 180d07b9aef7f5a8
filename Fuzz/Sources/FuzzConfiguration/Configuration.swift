import CommandParser
import FuzzSupport

/// A configuration file from elsewhere: it is read or refused with a place in it; what was read stays as it is when it
/// is written, and a value that is set is the value that is read.
@_cdecl("LLVMFuzzerTestOneInput")
public func configuration(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = bytes(start, count)
  do throws(ConfigurationFault) {
    var text = try ConfigurationText(bytes)
    claim(text.bytes == bytes, "it is written in another way")
    for entry in text.entries {
      claim(entry.line >= 1 && entry.column >= 1, "an entry nowhere")
      claim(text[entry.key] == entry.value, "another value")
    }
    text.set(.bell, to: "mentions")
    claim(text[.bell] == "mentions" || text.bytes != bytes, "a value is not set")
    let again = try ConfigurationText(text.bytes)
    claim(again[.bell] == "mentions", "another value was set")
    for entry in text.entries where entry.key != .bell {
      claim(again[entry.key] == entry.value, "another value is changed")
    }
  } catch {
    claim(error.line >= 1 && error.column >= 1, "a fault nowhere")
    claim(error.line <= bytes.count { $0 == 0x0A } + 1, "a fault behind the end")
  }
  return 0
}
