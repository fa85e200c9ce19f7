import SluiceGoTemplate

/// URLs as maps of their parts.
extension FunctionTable {
    mutating func registerURLs() {
        register("urlParse", [.string]) { arguments, _ in
            do throws(URLMistake) {
                let address = try WebAddress(arguments.text(0))
                return [
                    "scheme": .string(address.scheme), "host": .string(address.host),
                    "hostname": .string(address.hostName), "path": .string(address.path),
                    "query": .string(address.query), "opaque": .string(address.opaque),
                    "fragment": .string(address.fragment), "userinfo": .string(address.userInformation?.text ?? ""),
                ]
            } catch {
                throw FunctionError("unable to parse url: \(error.reason)")
            }
        }
        register("urlJoin", [.map]) { arguments, _ in .string(try Self.url(of: arguments.map(0)).text) }
    }

    private static func url(of map: MapValue) throws -> WebAddress {
        func part(_ key: String) throws -> String {
            switch map[key] {
            case nil: return ""
            case .string(let text): return text
            case .nil: throw SprigError.nilDereference
            case let other?:
                throw FunctionError("unable to parse \(key) key, must be of type string, but \(other.kindName) found")
            }
        }
        var address = WebAddress()
        address.scheme = try part("scheme")
        address.host = try part("host")
        address.path = try part("path")
        address.query = try part("query")
        address.opaque = try part("opaque")
        address.fragment = try part("fragment")
        let user = try part("userinfo")
        if user.isEmpty { return address }
        do throws(URLMistake) {
            address.userInformation = try WebAddress("proto://\(user)@host").userInformation
        } catch {
            throw FunctionError("unable to parse userinfo in dict: \(error.reason)")
        }
        return address
    }
}
