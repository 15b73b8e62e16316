import EventLoop
import Glibc
import HTTPClient
import Telemetry
import Testing

/// Requests that may only go to the public internet (reliability S8): no spelling, name or kept connection leads inside.
@Suite struct PrivateAddressTests {
    /// Ways to write an address of this machine; `{port}` is where a listener waits.
    private static let loopback = [
        "127.0.0.1", "127.0.0.2", "127.1", "127.0.1", "127.255.255.254", "2130706433", "0x7f000001", "0x7F.0.0.1",
        "0x7f.1", "0177.0.0.1", "017700000001", "0177.0.0.01", "00000177.1", "0x7f.0x0.0x0.0x1", "127.0.0.01", "0",
        "0.0.0.0",
        "0x0", "00", "0.0", "localhost", "LOCALHOST", "LocalHost", "localhost.", "127.0.0.1.", "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[0000:0000:0000:0000:0000:0000:0000:0001]", "[::]", "[0::0]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:7f00:0001]", "[::FFFF:127.0.0.1]", "[::ffff:0.0.0.0]", "[::127.0.0.1]", "[::7f00:1]",
        "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[::1%25lo]",
        "[fe80::1%25lo]",
        "１２７.0.0.1", "127。0。0。1", "ｌocalhost", "①②⑦.0.0.1", "%31%32%37.0.0.1", "127.0.0.1%00.example.com",
        "user@127.0.0.1", "user:word@localhost", "example.com@127.0.0.1", "example.com%2f@127.0.0.1",
        "127.0.0.1\\@example.com",
    ]
    /// Addresses of other machines that are nobody's business.
    private static let inside = [
        "10.0.0.1", "10.255.255.255", "0xa000001", "012.0.0.1", "167772161", "172.16.0.1", "172.31.255.255",
        "192.168.0.1",
        "192.168.1", "169.254.169.254", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8", "192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1", "198.19.255.255", "192.88.99.1",
        "224.0.0.1",
        "239.255.255.250", "240.0.0.1", "255.255.255.255", "0.1.2.3", "[fe80::1]", "[febf::1]", "[fc00::1]",
        "[fd00:ec2::254]",
        "[fec0::1]", "[ff02::1]", "[ff0e::1]", "[100::1]", "[2001::1]", "[2001:10::1]", "[2001:20::1]", "[2001:2::1]",
        "[2001:db8::1]", "[3fff::1]", "[3fff:fff::1]", "[2002:a00:1::1]", "[2002:808:808::1]", "[5f00::1]",
        "[64:ff9b::10.0.0.1]",
        "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::808:808]", "[::ffff:10.0.0.1]", "[::ffff:8.8.8.8]", "[::8.8.8.8]", "[::2]",
        "[4000::1]", "[8000::1]", "[::ffff:0:127.0.0.1]",
    ]

    private func sending<T: Sendable>(_ body: @escaping @Sendable (HTTPClient) async throws -> T) async throws -> T {
        let loop = Loop(name: "guard-test")
        loop.start()
        defer { loop.stop() }
        return try await loop.task {
            try await body(HTTPClient(loop: loop, log: Log(service: "test", minimum: .error)))
        }.value
    }

    private func codes(_ hosts: [String], port: UInt16, guarded: Bool) async throws -> [String: HTTPClientError.Code?] {
        try await sending { client in
            var codes: [String: HTTPClientError.Code?] = [:]
            for host in hosts {
                let request = HTTPRequest(
                    url: "http://\(host):\(port)/", timeout: .seconds(5), allowsPrivateAddresses: !guarded)
                do throws(HTTPClientError) {
                    _ = try await client.send(request)
                    codes.updateValue(nil, forKey: host)
                } catch {
                    #expect(!guarded || !error.mayHaveBeenSent, "\(host)")
                    codes[host] = error.code
                }
            }
            return codes
        }
    }

    @Test func noSpellingReachesTheCanary() async throws {
        let canary = NetworkServer(everywhere: true) { _ in .reply(200, headers: [("Connection", "close")], body: []) }
        defer { canary.close() }
        let refused = try await codes(Self.loopback + Self.inside, port: canary.port, guarded: true)
        #expect(canary.connectionCount == 0)
        #expect(refused.count >= 100)
        let allowed: [HTTPClientError.Code] = [.privateAddress, .invalidURL, .unreachable]
        for (host, code) in refused {
            #expect(code.map(allowed.contains) == true, "\(host): \(String(describing: code))")
        }
        // The addresses themselves are judged, not merely unreachable from here.
        for host in Self.inside { #expect(refused[host] == .privateAddress, "\(host)") }
        // The table has teeth: without the guard many of these spellings do arrive.
        _ = try await codes(Self.loopback, port: canary.port, guarded: false)
        #expect(canary.connectionCount >= 25)
    }

    /// The name meant something public when it was judged, and this machine when it is used: the use is what is judged.
    @Test func aKeptConnectionIsJudgedToo() async throws {
        let server = NetworkServer { _ in .json("{}") }
        defer { server.close() }
        let error = try await sending { client in
            _ = try await client.send(HTTPRequest(url: server.url))
            do throws(HTTPClientError) {
                _ = try await client.send(HTTPRequest(url: server.url, allowsPrivateAddresses: false))
                return nil as HTTPClientError?
            } catch { return error }
        }
        #expect(error?.code == .privateAddress && error?.mayHaveBeenSent == false)
        #expect(server.requests.count == 1)
    }

    @Test(
        "Public addresses",
        arguments: [
            "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
            "128.0.0.0",
            "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.1.0",
            "192.167.255.255",
            "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1", "2001:4860:4860::8888",
            "2003::1", "2606:4700::1111", "2a00:1450:4001::1", "3ffe:ffff::1", "3fff:1000::1", "64:ff9b::8.8.8.8",
        ])
    func publicAddresses(text: String) throws {
        #expect(isPublicAddress(try #require(addressBytes(text))))
    }

    @Test func whatIsNoAddressIsNotPublic() {
        #expect(
            !isPublicAddress([]) && !isPublicAddress([8, 8, 8]) && !isPublicAddress(Array(repeating: 32, count: 17)))
        #expect(addressBytes("fe80::1%eth0") == nil && addressBytes("localhost") == nil && addressBytes("127.1") == nil)
    }

    /// On a kept connection that closes without an answer libcurl sends again; a deed must not be sent again.
    @Test func whatIsSentOnceArrivesOnce() async throws {
        for isSentOnce in [false, true] {
            let server = NetworkServer { request in request.method == "POST" ? .hangUp : .json("{}") }
            defer { server.close() }
            let error = try await sending { client in
                _ = try await client.send(HTTPRequest(url: server.url))
                do throws(HTTPClientError) {
                    _ = try await client.send(HTTPRequest(method: "POST", url: server.url, isSentOnce: isSentOnce))
                    return nil as HTTPClientError?
                } catch { return error }
            }
            #expect(error?.mayHaveBeenSent == true)
            // The figure without the rule is libcurl's; it is here to show that the rule is needed.
            #expect(server.requests.count { $0.method == "POST" } == (isSentOnce ? 1 : 2))
        }
    }
}
