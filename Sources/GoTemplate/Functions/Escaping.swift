/// Go's `html`, `js` and `urlquery`.
enum Escaping {
    static func html(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0: output += "\u{FFFD}".utf8
            case UInt8(ascii: "\""): output += "&#34;".utf8
            case UInt8(ascii: "'"): output += "&#39;".utf8
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            default: output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    static func javaScript(_ text: String) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "'", "\"":
                output += "\\\(scalar)"
            case "<", ">", "&", "=":
                output += "\\u" + Quoting.hexadecimal(scalar.value, width: 4, uppercase: true)
            default:
                if scalar.value >= 0x20, scalar.isASCII || scalar.isGoPrintable || RawBytes.byte(of: scalar) != nil {
                    output.unicodeScalars.append(scalar)
                } else {
                    output += "\\u" + Quoting.hexadecimal(scalar.value, width: 4, uppercase: true)
                }
            }
        }
        return output
    }

    static func urlQuery(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        for byte in text.goBytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "~"):
                output.append(byte)
            case UInt8(ascii: " "): output.append(UInt8(ascii: "+"))
            default:
                output.append(UInt8(ascii: "%"))
                output.append(Quoting.upperDigits[Int(byte >> 4)])
                output.append(Quoting.upperDigits[Int(byte & 15)])
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
