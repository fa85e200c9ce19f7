import Testing

@testable import SluiceSprig

/// Each row is an expression and what Helm 4.3.1 prints for it.
@Suite struct DateTests {
    @Test(arguments: rows) func printsAsHelm(row: Row) {
        #expect(printed(row.expression) == row.expected)
    }

    @Test func theClockOfTheStateIsNow() {
        let state = RepeatableState(seed: 1, now: Instant(seconds: 1_500_000_000, nanoseconds: 120_000_000))
        #expect(printed("now", state) == "2017-07-14 02:40:00.12 +0000 UTC")
        #expect(printed("now.Format \"2006\"", state) == "2017")
        #expect(printed("ago (toDate \"2006-01-02\" \"2017-07-13\")", state) == "26h40m0s")
        #expect(printed("durationRound (toDate \"2006-01-02\" \"2017-07-13\")", state) == "1d")
        #expect(printed("htmlDate \"x\"", state) == "2017-07-14")
    }

    @Test func hugeNumbersDoNotTrap() {
        for number in [Int64.min, Int64.min + 1, Int64.max, Int64.max - 1, -62_135_596_800] {
            _ = printed("dateInZone \"2006-01-02 15:04:05 Mon 002\" (int64 \(number)) \"America/New_York\"")
            _ = printed("duration (int64 \(number))")
            _ = printed("durationRound (int64 \(number))")
            _ = printed("ago (int64 \(number))")
            _ = printed("((toDate \"2006\" \"2017\").AddDate \(number) \(number) \(number))")
            _ = printed("((toDate \"2006\" \"2017\").Add \(number)).Round \(number)")
        }
    }

    private static let rows: [Row] = [
        Row(#"date "2006-01-02T15:04:05Z07:00" 1500000000"#, "2017-07-14T02:40:00Z"),
        Row(#"date "Mon Jan _2 15:04:05 2006" 1500000000"#, "Fri Jul 14 02:40:00 2017"),
        Row(#"date "Monday, 02-Jan-06 15:04:05 MST" 1500000000"#, "Friday, 14-Jul-17 02:40:00 UTC"),
        Row(#"date "Mon, 02 Jan 2006 15:04:05 -0700" 1499000000"#, "Sun, 02 Jul 2017 12:53:20 +0000"),
        Row(#"date "3:04PM" 1500000000"#, "2:40AM"),
        Row(#"date "03:04pm" 1499900000"#, "10:53pm"),
        Row(#"date "Jan _2 15:04:05.000" 1499000000"#, "Jul  2 12:53:20.000"),
        Row(#"date "2006 __2 002 1 2 3 4 5 06" 1499000000"#, "2017 183 183 7 2 12 53 20 17"),
        Row(#"date "2006 __2 002 _2006" 4320000"#, "1970  51 051 _1970"),
        Row(#"date ".000 ,000 .999 .0000000000000 .00a .001" 1499000000"#, ".000 ,000  .000000000 .00a .007"),
        Row(#"date "January Month Mond Janu MSTx" 1499000000"#, "July Month Mond Janu UTCx"),
        Row(
            #"date "-07 -0700 -07:00 -070000 -07:00:00 Z07 Z0700 Z07:00 Z070000 Z07:00:00" 1499000000"#,
            "+00 +0000 +00:00 +000000 +00:00:00 Z Z Z Z Z"),
        Row(#"date "05 é 2006" -1"#, "59 é 1969"),
        Row(#"date "2006-01-02 15:04:05" -62135596801"#, "0000-12-31 23:59:59"),
        Row(#"date "2006-01-02 06" -99999999999999"#, "-3166904-02-24 04"),
        Row(#"date "2006-01-02 Monday" 9999999999999"#, "318857-05-20 Sunday"),
        Row(#"date "2006-01-02" 951782400"#, "2000-02-29"),
        Row(#"date "002" 978220800"#, "366"),
        Row(#"date "" 1500000000"#, ""),
        Row("htmlDate 1500000000", "2017-07-14"),
        Row(#"htmlDateInZone 1500000000 "Asia/Tokyo""#, "2017-07-14"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00 Z07:00" 1500000000 "Europe/Berlin""#,
            "2017-07-14 04:40:00 CEST +02:00 +02:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "Europe/Berlin""#,
            "2023-11-14 23:13:20 CET +01:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1500000000 "America/New_York""#,
            "2017-07-13 22:40:00 EDT -04:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "America/New_York""#,
            "2023-11-14 17:13:20 EST -05:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "Australia/Sydney""#,
            "2023-11-15 09:13:20 AEDT +11:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1500000000 "Australia/Sydney""#,
            "2017-07-14 12:40:00 AEST +10:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "Asia/Kolkata""#,
            "2023-11-15 03:43:20 IST +05:30"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "Asia/Kathmandu""#,
            "2023-11-15 03:58:20 +0545 +05:45"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "America/Sao_Paulo""#,
            "2023-11-14 19:13:20 -03 -03:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "Europe/Dublin""#,
            "2023-11-14 22:13:20 GMT +00:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1500000000 "Europe/Dublin""#,
            "2017-07-14 03:40:00 IST +01:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1711846799 "Europe/Berlin""#,
            "2024-03-31 01:59:59 CET +01:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1711846800 "Europe/Berlin""#,
            "2024-03-31 03:00:00 CEST +02:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1729990799 "Europe/Berlin""#,
            "2024-10-27 02:59:59 CEST +02:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1729990800 "Europe/Berlin""#,
            "2024-10-27 02:00:00 CET +01:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1710053999 "America/New_York""#,
            "2024-03-10 01:59:59 EST -05:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1710054000 "America/New_York""#,
            "2024-03-10 03:00:00 EDT -04:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1712419199 "Australia/Sydney""#,
            "2024-04-07 02:59:59 AEDT +11:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1712419200 "Australia/Sydney""#,
            "2024-04-07 02:00:00 AEST +10:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "Pacific/Chatham""#,
            "2023-11-15 11:58:20 +1345 +13:45"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "America/St_Johns""#,
            "2023-11-14 18:43:20 NST -03:30"),
        Row(#"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "Etc/GMT+5""#, "2023-11-14 17:13:20 -05 -05:00"),
        Row(#"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "UTC""#, "2023-11-14 22:13:20 UTC +00:00"),
        Row(#"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "EST""#, "2023-11-14 17:13:20 EST -05:00"),
        Row(#"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 """#, "2023-11-14 22:13:20 UTC +00:00"),
        Row(#"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "Local""#, "2023-11-14 22:13:20 UTC +00:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "europe/berlin""#,
            "2023-11-14 22:13:20 UTC +00:00"),
        Row(#"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "No/Where""#, "2023-11-14 22:13:20 UTC +00:00"),
        Row(#"dateInZone "2006-01-02 15:04:05 MST -07:00" 1700000000 "../UTC""#, "2023-11-14 22:13:20 UTC +00:00"),
        Row(#"date_in_zone "15:04" 1700000000 "Asia/Tokyo""#, "07:13"),
        Row(#"toDate "2006-01-02" "2017-12-31""#, "2017-12-31 00:00:00 +0000 UTC"),
        Row(#"toDate "2006-01-02" "x""#, "0001-01-01 00:00:00 +0000 UTC"),
        Row(
            #"toDate "2006-01-02T15:04:05Z07:00" "2017-12-31T10:11:12.345+02:00""#,
            "2017-12-31 10:11:12.345 +0200 +0200"),
        Row(#"toDate "2006-01-02T15:04:05Z07:00" "2017-12-31T10:11:12Z""#, "2017-12-31 10:11:12 +0000 UTC"),
        Row(#"toDate "2006-01-02 MST" "2017-12-31 CEST""#, "2017-12-31 00:00:00 +0000 CEST"),
        Row(#"toDate "2006-01-02 MST" "2017-12-31 UTC""#, "2017-12-31 00:00:00 +0000 UTC"),
        Row(#"toDate "2006-01-02 MST" "2017-12-31 GMT+3""#, "2017-12-31 03:00:00 +0300 GMT+3"),
        Row(#"toDate "2006-01-02 MST" "2017-12-31 +03""#, "2017-12-31 00:00:00 +0000 +03"),
        Row(#"toDate "2006-01-02 -0700 MST" "2017-12-31 +0300 MSK""#, "2017-12-31 00:00:00 +0300 MSK"),
        Row(#"toDate "2006-01-02 -0700" "2017-12-31 +0000""#, "2017-12-31 00:00:00 +0000 UTC"),
        Row(#"toDate "Jan 2 06 3:04PM" "feb 3 68 4:05AM""#, "2068-02-03 04:05:00 +0000 UTC"),
        Row(#"toDate "Jan 2 06 3:04PM" "FEB 3 69 12:05AM""#, "1969-02-03 00:05:00 +0000 UTC"),
        Row(#"toDate "Monday January 2 2006" "friday march 9 1999""#, "1999-03-09 00:00:00 +0000 UTC"),
        Row(#"toDate "2006 002" "2020 060""#, "2020-02-29 00:00:00 +0000 UTC"),
        Row(#"toDate "2006 __2" "2020  61""#, "2020-03-01 00:00:00 +0000 UTC"),
        Row(#"toDate "2006 _2" "2020 3""#, "2020-01-03 00:00:00 +0000 UTC"),
        Row(#"toDate "15:04:05" "10:11:12,5""#, "0000-01-01 10:11:12.5 +0000 UTC"),
        Row(#"toDate "15:04:05.000" "10:11:12.500""#, "0000-01-01 10:11:12.5 +0000 UTC"),
        Row(#"toDate "15:04:05.999" "10:11:12""#, "0000-01-01 10:11:12 +0000 UTC"),
        Row(#"toDate "15:04:05.999" "10:11:12.123456789123""#, "0000-01-01 10:11:12.123456789 +0000 UTC"),
        Row(#"toDate "2006-01-02  x" "2017-12-31     x""#, "2017-12-31 00:00:00 +0000 UTC"),
        Row(
            #"mustToDate "2006-01-02" "2017-12-31x""#,
            #"error calling mustToDate: parsing time "2017-12-31x": extra text: "x""#),
        Row(
            #"mustToDate "2006-01-02" "2017-13-31""#,
            #"error calling mustToDate: parsing time "2017-13-31": month out of range"#),
        Row(
            #"mustToDate "2006-01-02" "2017-02-29""#,
            #"error calling mustToDate: parsing time "2017-02-29": day out of range"#),
        Row(#"mustToDate "2006-01-02" "2016-02-29""#, "2016-02-29 00:00:00 +0000 UTC"),
        Row(
            #"mustToDate "2006-01-02" "2016-2-29""#,
            #"error calling mustToDate: parsing time "2016-2-29" as "2006-01-02": cannot parse "2-29" as "01""#),
        Row(
            #"mustToDate "2006-01-02" "16-02-29""#,
            #"error calling mustToDate: parsing time "16-02-29" as "2006-01-02": cannot parse "16-02-29" as "2006""#),
        Row(
            #"mustToDate "2006-01-02" "2016/02/29""#,
            #"error calling mustToDate: parsing time "2016/02/29" as "2006-01-02": cannot parse "/02/29" as "-""#),
        Row(
            #"mustToDate "2006-01-02" """#,
            #"error calling mustToDate: parsing time "" as "2006-01-02": cannot parse "" as "2006""#),
        Row(
            #"mustToDate "2006-01-02" "201é""#,
            #"error calling mustToDate: parsing time "201\xc3\xa9" as "2006-01-02": cannot parse "201\xc3\xa9" as "2006""#
        ),
        Row(#"mustToDate "15:04" "24:00""#, #"error calling mustToDate: parsing time "24:00": hour out of range"#),
        Row(#"mustToDate "15:04" "23:60""#, #"error calling mustToDate: parsing time "23:60": minute out of range"#),
        Row(#"mustToDate "3:04PM" "13:00PM""#, #"error calling mustToDate: parsing time "13:00PM": hour out of range"#),
        Row(
            #"mustToDate "3:04PM" "12:00XM""#,
            #"error calling mustToDate: parsing time "12:00XM" as "3:04PM": cannot parse "XM" as "PM""#),
        Row(
            #"mustToDate "15:04:05" "23:00:61""#,
            #"error calling mustToDate: parsing time "23:00:61": second out of range"#),
        Row(
            #"mustToDate "15:04:05.000" "23:00:01.12""#,
            #"error calling mustToDate: parsing time "23:00:01.12" as "15:04:05.000": cannot parse ".12" as ".000""#),
        Row(
            #"mustToDate "15:04:05.000" "23:00:01.12x""#,
            #"error calling mustToDate: parsing time "23:00:01.12x" as "15:04:05.000": cannot parse ".12x" as ".000""#),
        Row(
            #"mustToDate "-0700" "+2500""#,
            #"error calling mustToDate: parsing time "+2500": time zone offset hour out of range"#),
        Row(
            #"mustToDate "-0700" "+0061""#,
            #"error calling mustToDate: parsing time "+0061": time zone offset minute out of range"#),
        Row(
            #"mustToDate "-0700" "02000""#,
            #"error calling mustToDate: parsing time "02000" as "-0700": cannot parse "02000" as "-0700""#),
        Row(
            #"mustToDate "-07:00" "+0200x""#,
            #"error calling mustToDate: parsing time "+0200x" as "-07:00": cannot parse "+0200x" as "-07:00""#),
        Row(
            #"mustToDate "MST" "ABCDEF""#,
            #"error calling mustToDate: parsing time "ABCDEF" as "MST": cannot parse "ABCDEF" as "MST""#),
        Row(
            #"mustToDate "MST" "ab""#,
            #"error calling mustToDate: parsing time "ab" as "MST": cannot parse "ab" as "MST""#),
        Row(
            #"mustToDate "Jan" "Foo""#,
            #"error calling mustToDate: parsing time "Foo" as "Jan": cannot parse "Foo" as "Jan""#),
        Row(
            #"mustToDate "2006 002" "2019 366""#,
            #"error calling mustToDate: parsing time "2019 366": day-of-year out of range"#),
        Row(
            #"mustToDate "2006-01 002" "2019-03 033""#,
            #"error calling mustToDate: parsing time "2019-03 033": day-of-year does not match month"#),
        Row(
            #"mustToDate "2006-01-02 002" "2019-02-03 033""#,
            #"error calling mustToDate: parsing time "2019-02-03 033": day-of-year does not match day"#),
        Row(
            #"mustToDate "a\"b" "x\\y""#,
            #"error calling mustToDate: parsing time "x\\y" as "a\"b": cannot parse "x\\y" as "a\"b""#),
        Row(#"mustToDate "06" "-1""#, "1999-01-01 00:00:00 +0000 UTC"),
        Row(
            #"mustToDate "06" "x1""#,
            #"error calling mustToDate: parsing time "x1" as "06": cannot parse "x1" as "06""#),
        Row(
            #"mustToDate "2006 x" "2020x""#,
            #"error calling mustToDate: parsing time "2020x" as "2006 x": cannot parse "x" as " x""#),
        Row(#"dateModify "1h30m" (toDate "2006-01-02" "2017-12-31")"#, "2017-12-31 01:30:00 +0000 UTC"),
        Row(#"dateModify "-25h" (toDate "2006-01-02" "2017-12-31")"#, "2017-12-29 23:00:00 +0000 UTC"),
        Row(#"dateModify "x" (toDate "2006-01-02" "2017-12-31")"#, "2017-12-31 00:00:00 +0000 UTC"),
        Row(#"date_modify "+1.5s" (toDate "2006-01-02" "2017-12-31")"#, "2017-12-31 00:00:01.5 +0000 UTC"),
        Row(#"mustDateModify "1ns" (toDate "2006-01-02" "2017-12-31")"#, "2017-12-31 00:00:00.000000001 +0000 UTC"),
        Row(#"must_date_modify "-1µs" (toDate "2006-01-02" "2017-12-31")"#, "2017-12-30 23:59:59.999999 +0000 UTC"),
        Row(
            #"mustDateModify "x" (toDate "2006-01-02" "2017-12-31")"#,
            #"error calling mustDateModify: time: invalid duration "x""#),
        Row(
            #"mustDateModify "" (toDate "2006-01-02" "2017-12-31")"#,
            #"error calling mustDateModify: time: invalid duration """#),
        Row(
            #"mustDateModify "1" (toDate "2006-01-02" "2017-12-31")"#,
            #"error calling mustDateModify: time: missing unit in duration "1""#),
        Row(
            #"mustDateModify "1d" (toDate "2006-01-02" "2017-12-31")"#,
            #"error calling mustDateModify: time: unknown unit "d" in duration "1d""#),
        Row(
            #"mustDateModify ".s" (toDate "2006-01-02" "2017-12-31")"#,
            #"error calling mustDateModify: time: invalid duration ".s""#),
        Row(
            #"mustDateModify "9223372036854775808ns" (toDate "2006-01-02" "2017-12-31")"#,
            #"error calling mustDateModify: time: invalid duration "9223372036854775808ns""#),
        Row(
            #"mustDateModify "-9223372036854775808ns" (toDate "2006-01-02" "2017-12-31")"#,
            "1725-09-21 00:12:43.145224192 +0000 UTC"),
        Row(
            #"mustDateModify "99999999999999999999h" (toDate "2006-01-02" "2017-12-31")"#,
            #"error calling mustDateModify: time: invalid duration "99999999999999999999h""#),
        Row(
            #"mustDateModify "1é" (toDate "2006-01-02" "2017-12-31")"#,
            #"error calling mustDateModify: time: unknown unit "\xc3\xa9" in duration "1\xc3\xa9""#),
        Row(#"unixEpoch (toDate "2006-01-02" "2017-12-31")"#, "1514678400"),
        Row("duration 95", "0s"),
        Row(#"duration "95""#, "1m35s"),
        Row(#"duration "x""#, "0s"),
        Row(#"duration "3600""#, "1h0m0s"),
        Row(#"duration "-61""#, "-1m1s"),
        Row(#"duration "99999999999999999999""#, "-1s"),
        Row(#"duration "9223372036854775807""#, "-1s"),
        Row("duration (int64 95)", "1m35s"),
        Row("duration 1.5", "0s"),
        Row(#"durationRound "2h10m5s""#, "2h"),
        Row(#"durationRound "2400h10m5s""#, "3mo"),
        Row(#"durationRound "-30s""#, "30s"),
        Row(#"durationRound "9000h""#, "1y"),
        Row(#"durationRound "24h""#, "24h"),
        Row(#"durationRound "24h1ns""#, "1d"),
        Row(#"durationRound "1s""#, "0s"),
        Row(#"durationRound "x""#, "0s"),
        Row("durationRound (int64 123456789012)", "2m"),
        Row(#"durationRound (toDate "2006-01-02" "1900-12-31")"#, "125y"),
        Row(#"ago (toDate "2006-01-02" "0001-12-31")"#, "2562047h47m16.854775807s"),
        Row(#"ago "x""#, "0s"),
        Row(#"(toDate "2006-01-02" "2017-12-31").Month"#, "December"),
        Row(#"(toDate "2006-01-02" "2017-12-31").Weekday"#, "Sunday"),
        Row(#"(toDate "2006-01-02" "2017-12-31").YearDay"#, "365"),
        Row(#"(toDate "2006-01-02" "2017-12-31").Unix"#, "1514678400"),
        Row(#"(toDate "2006-01-02" "2017-12-31").UnixNano"#, "1514678400000000000"),
        Row(#"(toDate "2006-01-02" "2017-12-31").UnixMilli"#, "1514678400000"),
        Row(#"(toDate "2006-01-02" "2017-12-31").Year"#, "2017"),
        Row(#"(toDate "2006-01-02" "2017-12-31").Local"#, "2017-12-31 00:00:00 +0000 UTC"),
        Row(#"(toDate "2006-01-02" "2017-12-31").Location"#, "Local"),
        Row(#"((toDate "2006-01-02" "2017-12-31").AddDate 0 2 0)"#, "2018-03-03 00:00:00 +0000 UTC"),
        Row(#"((toDate "2006-01-02" "2017-12-31").AddDate 1 -13 40)"#, "2018-01-10 00:00:00 +0000 UTC"),
        Row(#"((toDate "2006-01-02" "2017-12-31").Add 1500000000)"#, "2017-12-31 00:00:01.5 +0000 UTC"),
        Row(#"((toDate "2006-01-02" "2017-12-31").Sub (toDate "2006-01-02" "2017-12-30"))"#, "24h0m0s"),
        Row(#"((toDate "2006-01-02" "2017-12-31").Sub (toDate "2006-01-02" "2017-12-30")).Hours"#, "24"),
        Row(
            #"((toDate "2006-01-02" "9017-12-31").Sub (toDate "2006-01-02" "0017-12-30"))"#,
            "2562047h47m16.854775807s"),
        Row(
            #"((toDate "2006-01-02T15:04:05" "2017-12-31T10:45:00").Round 3600000000000)"#,
            "2017-12-31 11:00:00 +0000 UTC"),
        Row(
            #"((toDate "2006-01-02T15:04:05" "2017-12-31T10:45:00").Truncate 3600000000000)"#,
            "2017-12-31 10:00:00 +0000 UTC"),
        Row(#"((toDate "2006-01-02" "2017-12-31").Before (toDate "2006-01-02" "2017-12-30"))"#, "false"),
        Row(#"((toDate "2006-01-02" "2017-12-31").After (toDate "2006-01-02" "2017-12-30"))"#, "true"),
        Row(#"((toDate "2006-01-02" "2017-12-31").Equal (toDate "2006-01-02" "2017-12-31"))"#, "true"),
        Row(#"((toDate "2006-01-02" "2017-12-31").Format "02.01.2006")"#, "31.12.2017"),
        Row(#"(toDate "2006-01-02" "x").IsZero"#, "true"),
        Row(#"toDate "PM pm" "PM am""#, "0000-01-01 12:00:00 +0000 UTC"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1642882302 "America/Mexico_City""#,
            "2022-01-22 14:11:42 CST -06:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1656222373 "America/Mexico_City""#,
            "2022-06-26 00:46:13 CDT -05:00"),
        Row(
            #"dateInZone "2006-01-02 15:04:05 MST -07:00" 1452952799 "America/Sao_Paulo""#,
            "2016-01-16 11:59:59 -02 -02:00"),
        Row(#"list (toDate "2006-01-02" "2017-12-31") 1"#, "[2017-12-31 00:00:00 +0000 UTC 1]"),
        Row(#"typeOf (toDate "2006-01-02" "2017-12-31")"#, "time.Time"),
    ]
}
