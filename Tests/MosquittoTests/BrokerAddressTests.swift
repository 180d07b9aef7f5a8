import Mosquitto
import Testing

@Suite("A broker's address")
struct BrokerAddressTests {
  @Test(
    "is read from its text and written back",
    arguments: [
      ("mqtt://example.org", BrokerAddress.Transport.tcp(host: "example.org", port: 1883), nil),
      ("mqtt://example.org:1884", .tcp(host: "example.org", port: 1884), nil),
      ("mqtt://127.0.0.1:1883", .tcp(host: "127.0.0.1", port: 1883), "mqtt://127.0.0.1"),
      ("mqtt://[::1]", .tcp(host: "::1", port: 1883), nil),
      ("mqtt://[fe80::1%eth0]:99", .tcp(host: "fe80::1%eth0", port: 99), nil),
      ("mqtt://host/", .tcp(host: "host", port: 1883), "mqtt://host"),
      ("mqtts://example.org", .tls(host: "example.org", port: 8883), nil),
      ("mqtts://example.org:443/", .tls(host: "example.org", port: 443), "mqtts://example.org:443"),
      ("unix:/run/mosquitto.sock", .unix(path: "/run/mosquitto.sock"), nil),
      ("unix:a b", .unix(path: "a b"), nil),
    ] as [(String, BrokerAddress.Transport, String?)])
  func reads(text: String, transport: BrokerAddress.Transport, canonical: String?) throws {
    let address = try BrokerAddress(parsing: text)
    #expect(address.transport == transport)
    #expect(address.description == canonical ?? text)
  }

  @Test(
    "is refused with what is wrong with it",
    arguments: [
      ("", .unknownScheme("")),
      ("example.org", .unknownScheme("example.org")),
      ("http://example.org", .unknownScheme("http://example.org")),
      ("mqtt://ana:geheim@example.org", .secret),
      ("mqtts://ana@example.org", .secret),
      ("ana:geheim@example.org", .secret),
      ("mqtt://", .missingHost),
      ("mqtt://:1883", .missingHost),
      ("mqtt://exa mple", .badHost("exa mple")),
      ("mqtt://::1", .missingHost),
      ("mqtt://[::1", .badHost("[::1")),
      ("mqtt://[]", .badHost("[]")),
      ("mqtt://[host]", .badHost("[host]")),
      ("mqtt://[::1]x", .badHost("[::1]x")),
      ("mqtt://host:", .badPort("")),
      ("mqtt://host:0", .badPort("0")),
      ("mqtt://host:+5", .badPort("+5")),
      ("mqtt://host:65536", .badPort("65536")),
      ("mqtt://host:1883:1", .badPort("1883:1")),
      ("mqtt://host/topic", .trailingPath("/topic")),
      ("unix:", .badPath("")),
      ("unix:" + String(repeating: "a", count: 108), .badPath(String(repeating: "a", count: 108))),
    ] as [(String, AddressError)])
  func refuses(text: String, error: AddressError) {
    #expect(throws: error) { try BrokerAddress(parsing: text) }
  }

  @Test(
    "knows whether bytes leave this machine",
    arguments: [
      ("mqtt://localhost", false), ("mqtt://127.9.9.9", false), ("mqtt://[::1]", false),
      ("unix:/x", false), ("mqtt://127.example.org", true), ("mqtts://example.org", true),
    ])
  func loopback(text: String, leaves: Bool) throws {
    #expect(try BrokerAddress(parsing: text).leavesThisMachine == leaves)
  }

  @Test("Credentials never show their secret")
  func credentials() {
    let credentials = Credentials(userName: "ana", password: Array("geheim".utf8))
    #expect(!"\(credentials)".contains("geheim") && !"\(credentials)".contains("ana"))
  }
}
