import ChatCore
import TestSupport
import Testing

@Suite("JSON")
struct JSONTests {
  @Test(
    "What is JSON is read, and written again in one way",
    arguments: [
      ("null", "null"), (" true ", "true"), ("\t[\r\n]", "[]"), ("{ }", "{}"),
      (#"{"b":1,"a":[false,{}]}"#, #"{"b":1,"a":[false,{}]}"#),
      (#""\u0041\/\"\\""#, #""A/\"\\""#), (#""\ud83d\uDE00""#, "\"\u{1F600}\""),
      ("\"\u{E9}\u{20AC}\u{1F600}\"", "\"\u{E9}\u{20AC}\u{1F600}\""),
      (
        "\"\u{7F}\u{80}\u{9F}\u{A0}\u{2027}\u{2028}\u{2029}\"",
        #""\u007f\u0080\u009f"# + "\u{A0}\u{2027}" + #"\u2028\u2029""#
      ),
      (#""\b\f\n\r\t\u0000\u001b""#, #""\u0008\u000c\n\r\t\u0000\u001b""#),
      ("-0", "-0"), ("0.50", "0.50"), ("1E+2", "1E+2"), ("-12.5e-3", "-12.5e-3"),
      ("9007199254740993", "9007199254740993"),
      ("{\"\u{E9}\":1,\"e\u{301}\":2}", "{\"\u{E9}\":1,\"e\u{301}\":2}"),
    ])
  func accepted(_ text: String, _ written: String) throws {
    #expect(String(decoding: try parse(text).encoded(), as: UTF8.self) == written)
    #expect(try JSONValue(parsing: try parse(text).encoded()) == (try parse(text)))
  }

  @Test(
    "What is not JSON is refused at its byte",
    arguments: [
      ("\u{FEFF}{}", 0), ("", -1), (" ", 1), ("{", 1), ("[1,]", 3), ("{\"a\"}", 4), ("{\"a\":}", 5),
      ("{\"a\":1,}", 7), ("{a:1}", 1), ("'a'", 0), ("\"a", 2), ("\"\t\"", 1), ("\"\\x\"", 2),
      ("\"\\u12G4\"", 5), ("\"\\ud800\"", 7), ("\"\\udc00\"", 7), ("\"\\ud800\\u0041\"", 13),
      ("01", 1), ("-", 1), ("+1", 0), (".5", 0), ("1.", 2), ("1e", 2), ("NaN", 0), ("-Infinity", 1),
      ("tru", 3), ("nul1", 3), ("{} {}", 3), ("1 2", 2), ("// x", 0), ("\0", 0), ("[\u{A0}]", 1),
    ])
  func refused(_ text: String, _ offset: Int) {
    #expect(throws: offset < 0 ? WireError.empty : .notJSON(offset: offset)) { try parse(text) }
  }

  @Test(
    "Bytes that are no UTF-8 are refused wherever they stand",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0x80], [0xC3], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func notUTF8(_ bytes: [UInt8]) {
    #expect(throws: WireError.notUTF8) { try JSONValue(parsing: quoted(bytes)) }
    #expect(throws: WireError.notUTF8) { try JSONValue(parsing: Array("{}".utf8) + bytes) }
  }

  @Test("A key may not come twice, however it is spelled")
  func doubledKey() {
    #expect(throws: WireError.doubledKey("a")) { try parse(#"{"a":1,"\u0061":1}"#) }
    #expect(throws: WireError.doubledKey("")) { try parse(#"{"":{},"":1}"#) }
    #expect(throws: WireError.doubledKey("k")) { try parse(#"[{"x":[{"k":1,"y":2,"k":3}]}]"#) }
  }

  @Test("The limits are 16 levels, 64 keys an object, 128 KiB")
  func limits() throws {
    _ = try parse(String(repeating: "[", count: 16) + String(repeating: "]", count: 16))
    #expect(throws: WireError.tooDeep) { try parse(String(repeating: "[", count: 17)) }
    let keys = (0..<64).map { "\"\($0)\":0" }.joined(separator: ",")
    _ = try parse("[{\(keys)},{\(keys)}]")
    #expect(throws: WireError.tooManyKeys) { try parse("{\(keys),\"x\":0}") }
    _ = try JSONValue(parsing: [UInt8](repeating: 0x20, count: 131_071) + [0x30])
    #expect(throws: WireError.tooLarge(bytes: 131_073)) {
      try JSONValue(parsing: [UInt8](repeating: 0x20, count: 131_073))
    }
  }

  @Test("Integers are exact up to 2^53 and nothing else is one")
  func integers() throws {
    for (text, value) in [("0", 0), ("9007199254740992", 1 << 53)] as [(String, UInt64)] {
      #expect(try number(text).integer == value)
      #expect(JSONNumber(value).literal == text)
    }
    for text in ["9007199254740993", "-0", "-1", "1.0", "1e3", "99999999999999999999"] {
      #expect(try number(text).integer == nil)
    }
    #expect(JSONNumber(UInt64.max).literal == "9007199254740992")
  }

  @Test("What is written is one safe line and reads back the same", arguments: 0..<20)
  func roundTrip(seed: UInt64) throws {
    var generator = RandomSource(seed: seed)
    for _ in 0..<50 {
      let value = randomValue(&generator, depth: 0)
      let bytes = value.encoded()
      #expect(try JSONValue(parsing: bytes) == value)
      let scalars = try #require(String(validating: bytes, as: UTF8.self)).unicodeScalars
      #expect(scalars.allSatisfy { $0.properties.generalCategory != .control })
      #expect(!scalars.contains("\u{2028}") && !scalars.contains("\u{2029}"))
    }
  }

  @Test("Whatever arrives, reading comes to an end", arguments: 0..<20)
  func total(seed: UInt64) throws {
    var generator = RandomSource(seed: seed)
    let payloads = try CorpusCase.payloads()
    for _ in 0..<300 {
      let bytes =
        Bool.random(using: &generator)
        ? randomBytes(&generator, count: Int.random(in: 0...80, using: &generator))
        : mutated(payloads.randomElement(using: &generator) ?? [], &generator)
      do { _ = try JSONValue(parsing: bytes).encoded() } catch {}
      readAsEverything(bytes)
    }
  }
}

private func parse(_ text: String) throws(WireError) -> JSONValue {
  try JSONValue(parsing: Array(text.utf8))
}

private func number(_ text: String) throws -> JSONNumber {
  guard case .number(let number) = try parse(text) else { throw WireError.wrongType(text) }
  return number
}

private func quoted(_ bytes: [UInt8]) -> [UInt8] { [0x22] + bytes + [0x22] }

private func randomValue(_ generator: inout RandomSource, depth: Int) -> JSONValue {
  switch Int.random(in: 0...(depth < 5 ? 6 : 4), using: &generator) {
  case 0: return .null
  case 1: return .bool(Bool.random(using: &generator))
  case 2: return .number(JSONNumber(UInt64.random(in: 0...JSONNumber.largest, using: &generator)))
  case 3...4: return .string(randomText(&generator, count: 12))
  case 5: return .array((0..<3).map { _ in randomValue(&generator, depth: depth + 1) })
  default:
    var object = JSONObject()
    for index in 0..<3 {
      object.append(
        "\(index)" + randomText(&generator, count: 3), randomValue(&generator, depth: depth + 1))
    }
    return .object(object)
  }
}

/// Reads bytes as each record; only a trap would fail.
private func readAsEverything(_ bytes: [UInt8]) {
  let readers: [() throws -> Void] = [
    { _ = try TextRecord(decoding: bytes).encoded() },
    { _ = try OwnerRecord(decoding: bytes).encoded() },
    { _ = try PresenceRecord(decoding: bytes, of: bob).encoded() },
    { _ = try MembershipRecord(decoding: bytes, of: bob).encoded() },
    { _ = try RequestRecord(decoding: bytes, of: bob).encoded() },
    { _ = try Address(topic: bytes, me: ana) },
  ]
  for read in readers {
    do { try read() } catch {}
  }
}
