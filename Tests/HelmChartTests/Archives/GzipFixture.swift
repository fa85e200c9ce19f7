import Foundation

/// Packed with zlib: the numbers from 0 to 119, each with its square, in lines.
enum GzipFixture: String, CaseIterable {
    case fixed, dynamic, runs, named

    static let text: [UInt8] = (0..<120).flatMap { Array("\($0) \($0 * $0)\n".utf8) }

    var packed: [UInt8] { Array(Data(base64Encoded: base64) ?? Data()) }

    private var base64: String {
        switch self {
        case .fixed:
            "H4sIAAAAAAAAAzNQMOAyVDDkMlIw4TJWsOQyUTA04zJVMDLlMlMwNuMyVzCx5LJQMDPhslSwMOQyNFAwNABqAOowAvKMFAxN"
                + "TLgMjYF6LLkMgVotzbgMgZqBug3NgGYAeeYKRhZAOQsFYyOgSkugmUC7DBRMgKYYGSqYmAB5QKstTLiMjBVMjSy5jEwUTM3N"
                + "uIxMFcyAphiZKZiBeOYK5iA5CwVzkEqgU4D6jA0ULIGmGBsqWALNNAa6xQBohTHQMQZAG42BrjEEOsDYFOhUoEnGZkAa6Dxj"
                + "cwVDY6BrjS1Abgeqt1QwNAX6xQToMzOgcSZAr5kBfWoCNM8c6G0ToHkWwDAwAfkOGCAmQO8ZAM0zAfrPEBhUJkAPGhkA5S0U"
                + "jIwNgOotFYxMDAy5TA2A/geaZ2qoYGQG4hspGJkD5U2NgQECVG9qomBkCQpqUwVjkHmmwOAGOozL1BwUUkB5YIgZA+03BQaZ"
                + "CdA9ZgbAoAOaZ2aoYGwOdK+ZkYKxBdD9ZsYKxpZA/5iZAMMU6D8zUwUTkH/NzBRMjIH+NwPGoAkwPMwsFEzMgOFjZqlgYg4M"
                + "L3NgHICCz9xQwdQAGJrmRgqmQI9ymQOjwRgY1ubAeAAq5DI3VTAFxYS5GTBeQHxzBVNLkDwwURiA1FsCIwqo38IAmEiA5lkY"
                + "KpiZAs23MALGHNA+C2MFMwug/RYmCuYGQPdYmAKjEmiehZmCOdDhXBbAqDUFut8CGLfmQP9YWCqYWwL9Z2kATG9A8ywNFSyM"
                + "gP63NAJGOigZGitYmAHDx9JEwcICGF6WpsBUADTP0kwBqA3IN1ewBAYEl6UFMFkAw9vSUsHSwgCUcsFJF5R4DQxBSQUsBko0"
                + "JkBVhgagZGMG1AfkgxIQ0CRDA2DSMQSZDZQBsoyMQWLA5ANMNyB1wARkaGYG0gtMQoYWoNwByh5GkAwCyiHGoDwCyiRGpqBs"
                + "AsonRuagnALKKkaWoMwCzC2GxuD8AswwhsYmoCxjCE6ioFwDzDaGxpagjAPMOYYmhsBwBQA7G6CLsAMAAA=="
        case .dynamic:
            "H4sIAAAAAAAAAyWTyQEDMQgD/66CEsxp6L+xDJtX4jXISEhX7lHRYxLHZU6I1kmxPCVe50nMaak4I61Hr+ilgQ7jZKIRR52e"
                + "OUrr1FGa6dYCg9MTa+5a3KgcMHnrSoBiKhGceLrjmEvaHAvJV8dSChQrqT09eXvX8raSUejzKwOKqwyYziyXJ5xhLi860ygD"
                + "eDIqSF78Mp4/UWda752d+hFNuATMCriAWsE0wHvQDvAaDWLZIUhA74IX8FOkCgja5b7F/FI/YnH15IU/eKlitWcTe9ynIwj1"
                + "GWKzUqf44iVyM9jJt0pxj2LO+4lkwTx1kQ68UvHHvGXizfzl4gOfCjSFX6XE8q2ScPgXGwz0qJYo9KmReOj12MHK91TyouYz"
                + "SYiexxocrR97oPC8lNxNvGIve36Ss/eY4m79sCj6+2IS8FqlEvw2Nsd77VLN+x3yLvN0skrwuuQx+GlWm8zf7PbBp0fewG8u"
                + "fgNvVNrgP8bS14YuXegzId3oNYkLwJsS2jg/GYQ409gCvWdk+q5zP+uuea+uVb5va5qgSu/apujjvAYCSS/W0cXmhn/m+w37"
                + "4Jutw0Batb1YSHvTsfGwf0A2Ib4Z2ZBYbkw2J/Y2KRsVmw0LaVH/8kJg1GMjo59FNzXERn02OCRHQ9H1BzsboIuwAwAA"
        case .runs:
            "H4sIAAAAAAAAAw3BwQHAQAgCsD9TMIIoerr/Ym0SDIhC0igeTA2a2RjW4NGH5RjHFRRUBCQqBSVlQ0XNQaZuoGZmQ8PsgR5z"
                + "D1pWGjrWCBl0BFK0hUx6jSx2HtLsN8jmZCOH8wb5+PKQy7dGHtdCBS8CJd4IlVSkUUXFHsqUelBNZTZqqLxBParmUEvZRh3V"
                + "KTioiYBFzQpO6o3hotYHm7oauJmRDQ9TGvgxMw5eZoXhYzqEDmZHoMWcEDqZL4wu5sahzTwNulmRjR6WatCPlT70smqMPpZX"
                + "mGBNBEasl8Ika21MsW4OYzpuME1nNmbo6sE82nuYpSeNOfqN8IK+CDyxw8JLttZ4xa48PLP9Bq/Zk4037PcG77EvD285scY7"
                + "TlrY4DgCK06PsMl5aWxxdg9rvujBNl9mY4evbrCPr+ewy/ds7PFdChdcReDEzRUuuR7jijs+nLlbg2teZOOGlxrc4zkOt7wJ"
                + "4463ISiCih8UoiJDUCQVDkNRVEwcFKZiNVA0pciGYihlDRSPkn1QLKUZQ3GUdgUpqFQEJFFZKUhJZduQiso3B8lU3g2kpiqz"
                + "IQ1V7oH0qJo9SEvVpSEdZY3wATsboIuwAwAA"
        case .named:
            "H4sIHAAAAAAAAwUAZXh0cmFuYW1lLnRhcgBhIGNvbW1lbnQAJZPJAQMxCAP/roISzGnov7EMm1fiNchISFfuUdFjEsdlTojW"
                + "SbE8JV7nScxpqTgjrUev6KWBDuNkohFHnZ45SuvUUZrp1gKD0xNr7lrcqBwweetKgGIqEZx4uuOYS9ocC8lXx1IKFCupPT15"
                + "e9fytpJR6PMrA4qrDJjOLJcnnGEuLzrTKAN4MipIXvwynj9RZ1rvnZ36EU24BMwKuIBawTTAe9AO8BoNYtkhSEDvghfwU6QK"
                + "CNrlvsX8Uj9icfXkhT94qWK1ZxN73KcjCPUZYrNSp/jiJXIz2Mm3SnGPYs77iWTBPHWRDrxS8ce8ZeLN/OXiA58KNIVfpcTy"
                + "rZJw+BcbDPSolij0qZF46PXYwcr3VPKi5jNJiJ7HGhytH3ug8LyU3E28Yi97fpKz95jibv2wKPr7YhLwWqUS/DY2x3vtUs37"
                + "HfIu83SySvC65DH4aVabzN/s9sGnR97Aby5+A29U2uA/xtLXhi5d6DMh3eg1iQvAmxLaOD8ZhDjT2AK9Z2T6rnM/6655r65V"
                + "vm9rmqBK79qm6OO8BgJJL9bRxeaGf+b7Dfvgm63DQFq1vVhIe9Ox8bB/QDYhvhnZkFhuTDYn9jYpGxWbDQtpUf/yQmDUYyOj"
                + "n0U3NcRGfTY4JEdD0fUHOxugi7ADAAA="
        }
    }
}
