/// The rules of the time zones since 2015: on each line rules as POSIX has them, with the second since 1970 between
/// two at which the next begins, and the IANA names of the zones that follow them.
///
/// Facts of the IANA time zone database 2026f (PyPI `tzdata` 2026.6).
enum ZoneTable {
    /// The rules of a zone; the name's case counts, as it does in Go.
    static func rules(ofZone name: String) -> String? {
        let name = Array(name.utf8)
        guard !name.isEmpty else { return nil }
        return lines.withUTF8Buffer { table in
            var position = 0
            while position < table.count {
                let line = table[position...].prefix { $0 != 0x0A }
                position = line.endIndex + 1
                let rules = line.prefix { $0 != 0x20 }
                var word = rules
                while word.endIndex < line.endIndex {
                    word = line[(word.endIndex + 1)...].prefix { $0 != 0x20 }
                    if word.elementsEqual(name) { return String(decoding: rules, as: UTF8.self) }
                }
            }
            return nil
        }
    }

    private static let lines: StaticString = """
        GMT0 Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar
        GMT0 Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott Africa/Ouagadougou Africa/Timbuktu
        GMT0 America/Danmarkshavn Atlantic/Reykjavik Atlantic/St_Helena Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0
        GMT0 Etc/Greenwich GMT GMT+0 GMT-0 GMT0 Greenwich Iceland
        EAT-3 Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala
        EAT-3 Africa/Mogadishu Africa/Nairobi Indian/Antananarivo Indian/Comoro Indian/Mayotte
        CET-1 Africa/Algiers Africa/Tunis
        WAT-1 Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos Africa/Libreville
        WAT-1 Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo
        CAT-2 Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Kigali Africa/Lubumbashi
        CAT-2 Africa/Lusaka Africa/Maputo
        EET-2@1682632800@EET-2EEST,M4.5.5/0,M10.5.4/24 Africa/Cairo Egypt
        <+00>0<+01>,M3.5.0,M10.5.0/3@1434247200@<+00>0@1437271200@<+00>0<+01>,M3.5.0,M10.5.0/3@1465092000@<+00>0\
        @1468116000@<+00>0<+01>,M3.5.0,M10.5.0/3@1495332000@<+00>0@1498960800@<+00>0<+01>,M3.5.0,M10.5.0/3@1526176800\
        @<+00>0@1529200800@<+01>-1@1557021600@<+00>0@1560045600@<+01>-1@1587261600@<+00>0@1590890400@<+01>-1@1618106400\
        @<+00>0@1621130400@<+01>-1@1648346400@<+00>0@1651975200@<+01>-1@1679191200@<+00>0@1682215200@<+01>-1@1710036000\
        @<+00>0@1713060000@<+01>-1@1740276000@<+00>0@1743904800@<+01>-1@1771120800@<+00>0@1774144800@<+01>-1@1789866000\
        @<+00>0 Africa/Casablanca Africa/El_Aaiun
        CET-1CEST,M3.5.0,M10.5.0/3 Africa/Ceuta Arctic/Longyearbyen Atlantic/Jan_Mayen CET Europe/Amsterdam
        CET-1CEST,M3.5.0,M10.5.0/3 Europe/Andorra Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels
        CET-1CEST,M3.5.0,M10.5.0/3 Europe/Budapest Europe/Busingen Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana
        CET-1CEST,M3.5.0,M10.5.0/3 Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris
        CET-1CEST,M3.5.0,M10.5.0/3 Europe/Podgorica Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo
        CET-1CEST,M3.5.0,M10.5.0/3 Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican
        CET-1CEST,M3.5.0,M10.5.0/3 Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich MET Poland
        SAST-2 Africa/Johannesburg Africa/Maseru Africa/Mbabane
        EAT-3@1612126800@CAT-2 Africa/Juba
        EAT-3@1509483600@CAT-2 Africa/Khartoum
        GMT0@1514768400@WAT-1@1546304400@GMT0 Africa/Sao_Tome
        EET-2 Africa/Tripoli Europe/Kaliningrad Libya
        WAT-1CAT,M9.1.0,M4.1.0@1522540800@CAT-2 Africa/Windhoek
        HST10HDT,M3.2.0,M11.1.0 America/Adak America/Atka US/Aleutian
        AKST9AKDT,M3.2.0,M11.1.0 America/Anchorage America/Juneau America/Nome America/Sitka America/Yakutat US/Alaska
        AST4 America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon America/Curacao
        AST4 America/Dominica America/Grenada America/Guadeloupe America/Kralendijk America/Lower_Princes
        AST4 America/Marigot America/Martinique America/Montserrat America/Port_of_Spain America/Puerto_Rico
        AST4 America/Santo_Domingo America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas
        AST4 America/St_Vincent America/Tortola America/Virgin
        <-03>3 America/Araguaina America/Argentina/Buenos_Aires America/Argentina/Catamarca
        <-03>3 America/Argentina/ComodRivadavia America/Argentina/Cordoba America/Argentina/Jujuy
        <-03>3 America/Argentina/La_Rioja America/Argentina/Mendoza America/Argentina/Rio_Gallegos
        <-03>3 America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis America/Argentina/Tucuman
        <-03>3 America/Argentina/Ushuaia America/Bahia America/Belem America/Buenos_Aires America/Catamarca
        <-03>3 America/Cayenne America/Cordoba America/Fortaleza America/Jujuy America/Maceio America/Mendoza
        <-03>3 America/Paramaribo America/Recife America/Rosario America/Santarem Antarctica/Rothera Atlantic/Stanley
        <-03>3 Etc/GMT+3
        <-04>4<-03>,M10.1.0/0,M3.4.0/0@1742698800@<-03>3 America/Asuncion
        EST5 America/Atikokan America/Cayman America/Coral_Harbour America/Jamaica America/Panama EST Jamaica
        CST6CDT,M4.1.0,M10.5.0@1680422400@CST6 America/Bahia_Banderas America/Merida America/Mexico_City
        CST6CDT,M4.1.0,M10.5.0@1680422400@CST6 America/Monterrey Mexico/General
        CST6 America/Belize America/Costa_Rica America/El_Salvador America/Guatemala America/Managua America/Regina
        CST6 America/Swift_Current America/Tegucigalpa Canada/Saskatchewan
        <-04>4 America/Boa_Vista America/Guyana America/La_Paz America/Manaus America/Porto_Velho Brazil/West Etc/GMT+4
        <-05>5 America/Bogota America/Eirunepe America/Guayaquil America/Lima America/Porto_Acre America/Rio_Branco
        <-05>5 Brazil/Acre Etc/GMT+5
        MST7MDT,M3.2.0,M11.1.0 America/Boise America/Cambridge_Bay America/Denver America/Shiprock MST7MDT Navajo
        MST7MDT,M3.2.0,M11.1.0 US/Mountain
        <-04>4<-03>,M10.3.0/0,M2.4.0/0@1456023600@<-04>4<-03>,M10.3.0/0,M2.3.0/0@1540094400\
        @<-04>4<-03>,M11.1.0/0,M2.3.0/0\
        @1572753600@<-04>4 America/Campo_Grande America/Cuiaba
        CST6@1422777600@EST5 America/Cancun
        <-0430>4:30@1462086000@<-04>4 America/Caracas
        CST6CDT,M3.2.0,M11.1.0 America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Knox_IN
        CST6CDT,M3.2.0,M11.1.0 America/Matamoros America/Menominee America/North_Dakota/Beulah
        CST6CDT,M3.2.0,M11.1.0 America/North_Dakota/Center America/North_Dakota/New_Salem America/Rankin_Inlet
        CST6CDT,M3.2.0,M11.1.0 America/Resolute CST6CDT US/Central US/Indiana-Starke
        MST7MDT,M4.1.0,M10.5.0@1667116800@CST6 America/Chihuahua
        MST7MDT,M3.2.0,M11.1.0@1667116800@CST6@1669788000@MST7MDT,M3.2.0,M11.1.0 America/Ciudad_Juarez
        <-03>3@1463281200@<-04>4<-03>,M8.2.6/24,M5.2.6/24@1554606000@<-04>4<-03>,M9.1.6/24,M4.1.6/24@1662264000@<-04>4\
        @1662868800@<-04>4<-03>,M9.1.6/24,M4.1.6/24@1743908400@<-03>3 America/Coyhaique
        MST7 America/Creston America/Dawson_Creek America/Hermosillo America/Phoenix MST US/Arizona
        PST8PDT,M3.2.0,M11.1.0@1604214000@MST7 America/Dawson America/Whitehorse Canada/Yukon
        EST5EDT,M3.2.0,M11.1.0 America/Detroit America/Fort_Wayne America/Indiana/Indianapolis America/Indiana/Marengo
        EST5EDT,M3.2.0,M11.1.0 America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Vincennes
        EST5EDT,M3.2.0,M11.1.0 America/Indiana/Winamac America/Indianapolis America/Iqaluit America/Kentucky/Louisville
        EST5EDT,M3.2.0,M11.1.0 America/Kentucky/Monticello America/Louisville America/Montreal America/Nassau
        EST5EDT,M3.2.0,M11.1.0 America/New_York America/Nipigon America/Pangnirtung America/Thunder_Bay America/Toronto
        EST5EDT,M3.2.0,M11.1.0 Canada/Eastern EST5EDT US/East-Indiana US/Eastern US/Michigan
        MST7MDT,M3.2.0,M11.1.0@1793520000@CST6 America/Edmonton America/Inuvik America/Yellowknife Canada/Mountain
        PST8PDT,M3.2.0,M11.1.0 America/Ensenada America/Los_Angeles America/Santa_Isabel America/Tijuana
        PST8PDT,M3.2.0,M11.1.0 Mexico/BajaNorte PST8PDT US/Pacific
        PST8PDT,M3.2.0,M11.1.0@1425808800@MST7 America/Fort_Nelson
        AST4ADT,M3.2.0,M11.1.0 America/Glace_Bay America/Goose_Bay America/Halifax America/Moncton America/Thule
        AST4ADT,M3.2.0,M11.1.0 Atlantic/Bermuda Canada/Atlantic
        <-03>3<-02>,M3.5.0/-2,M10.5.0/-1@1698541200@<-02>2<-01>,M3.5.0/-1,M10.5.0/0 America/Godthab America/Nuuk
        EST5EDT,M3.2.0,M11.1.0@1425798000@AST4@1520751600@EST5EDT,M3.2.0,M11.1.0 America/Grand_Turk
        CST5CDT,M3.2.0/0,M11.1.0/1@1793509200@CDT4@1825563600@CST5CDT,M3.2.0/0,M11.1.0/1 America/Havana Cuba
        MST7MDT,M4.1.0,M10.5.0@1680426000@MST7 America/Mazatlan Mexico/BajaSur
        PST8@1446372000@AKST9AKDT,M3.2.0,M11.1.0@1541325600@PST8PDT,M3.2.0,M11.1.0@1547978400@AKST9AKDT,M3.2.0,M11.1.0\
         America/Metlakatla
        <-03>3<-02>,M3.2.0,M11.1.0 America/Miquelon
        <-03>3<-02>,M10.1.0,M3.2.0@1443934800@<-03>3 America/Montevideo
        <-02>2 America/Noronha Atlantic/South_Georgia Brazil/DeNoronha Etc/GMT+2
        MST7MDT,M3.2.0,M11.1.0@1667116800@CST6@1678608000@CST6CDT,M3.2.0,M11.1.0 America/Ojinaga
        EST5EDT,M3.2.0,M11.1.0@1457852400@EST5@1489302000@EST5EDT,M3.2.0,M11.1.0 America/Port-au-Prince
        <-03>3@1463281200@<-04>4<-03>,M8.2.6/24,M5.2.6/24@1494730800@<-03>3 America/Punta_Arenas Antarctica/Palmer
        CST6CDT,M3.2.0,M11.1.0@1793516400@EST5 America/Rainy_River America/Winnipeg Canada/Central
        <-03>3@1463281200@<-04>4<-03>,M8.2.6/24,M5.2.6/24@1554606000@<-04>4<-03>,M9.1.6/24,M4.1.6/24@1662264000@<-04>4\
        @1662868800@<-04>4<-03>,M9.1.6/24,M4.1.6/24 America/Santiago Chile/Continental
        <-03>3<-02>,M10.3.0/0,M2.4.0/0@1456020000@<-03>3<-02>,M10.3.0/0,M2.3.0/0@1540090800\
        @<-03>3<-02>,M11.1.0/0,M2.3.0/0\
        @1572750000@<-03>3 America/Sao_Paulo Brazil/East
        <-01>1<+00>,M3.5.0/0,M10.5.0/1@1711846800@<-02>2<-01>,M3.5.0/-1,M10.5.0/0 America/Scoresbysund
        NST3:30NDT,M3.2.0,M11.1.0 America/St_Johns Canada/Newfoundland
        PST8PDT,M3.2.0,M11.1.0@1793523600@MST7 America/Vancouver Canada/Pacific
        <+08>-8@1477065600@<+11>-11@1520701200@<+08>-8@1538856000@<+1030>-10:30<+11>-11,M10.1.0,M4.1.0@1552752000\
        @<+08>-8\
        @1570129200@<+11>-11@1583596800@<+08>-8@1601740860@<+1030>-10:30<+11>-11,M10.1.0,M4.1.0@1615640400@<+08>-8\
        @1633190460@<+1030>-10:30<+11>-11,M10.1.0,M4.1.0@1647090000@<+08>-8@1664640060\
        @<+1030>-10:30<+11>-11,M10.1.0,M4.1.0@1678291200@<+08>-8 Antarctica/Casey
        <+07>-7 Antarctica/Davis Asia/Bangkok Asia/Ho_Chi_Minh Asia/Krasnoyarsk Asia/Novokuznetsk Asia/Phnom_Penh
        <+07>-7 Asia/Saigon Asia/Vientiane Etc/GMT-7 Indian/Christmas
        <+10>-10 Antarctica/DumontDUrville Asia/Ust-Nera Asia/Vladivostok Etc/GMT-10 Pacific/Chuuk Pacific/Port_Moresby
        <+10>-10 Pacific/Truk Pacific/Yap
        AEST-10AEDT,M10.1.0,M4.1.0/3 Antarctica/Macquarie Australia/ACT Australia/Canberra Australia/Currie
        AEST-10AEDT,M10.1.0,M4.1.0/3 Australia/Hobart Australia/Melbourne Australia/NSW Australia/Sydney
        AEST-10AEDT,M10.1.0,M4.1.0/3 Australia/Tasmania Australia/Victoria
        <+05>-5 Antarctica/Mawson Asia/Aqtau Asia/Aqtobe Asia/Ashgabat Asia/Ashkhabad Asia/Atyrau Asia/Dushanbe
        <+05>-5 Asia/Oral Asia/Samarkand Asia/Tashkent Asia/Yekaterinburg Etc/GMT-5 Indian/Kerguelen Indian/Maldives
        NZST-12NZDT,M9.5.0,M4.1.0/3 Antarctica/McMurdo Antarctica/South_Pole NZ Pacific/Auckland
        <+03>-3 Antarctica/Syowa Asia/Aden Asia/Baghdad Asia/Bahrain Asia/Kuwait Asia/Qatar Asia/Riyadh Etc/GMT-3
        <+03>-3 Europe/Minsk
        <+00>0<+02>-2,M3.5.0/1,M10.5.0/3 Antarctica/Troll
        <+07>-7@1702839600@<+05>-5 Antarctica/Vostok
        <+06>-6@1709229600@<+05>-5 Asia/Almaty Asia/Qostanay
        EET-2EEST,M3.5.4/24,M10.5.5/1@1645740000@EET-2EEST,M2.5.4/24,M10.5.5/1@1666908000@<+03>-3 Asia/Amman
        <+12>-12 Asia/Anadyr Asia/Kamchatka Etc/GMT-12 Kwajalein Pacific/Funafuti Pacific/Kwajalein Pacific/Majuro
        <+12>-12 Pacific/Nauru Pacific/Tarawa Pacific/Wake Pacific/Wallis
        <+04>-4<+05>,M3.5.0/4,M10.5.0/5@1459036800@<+04>-4 Asia/Baku
        <+06>-6@1459022400@<+07>-7 Asia/Barnaul
        EET-2EEST,M3.5.0/0,M10.5.0/0 Asia/Beirut
        <+06>-6 Asia/Bishkek Asia/Dacca Asia/Dhaka Asia/Kashgar Asia/Omsk Asia/Thimbu Asia/Thimphu Asia/Urumqi Etc/GMT-6
        <+06>-6 Indian/Chagos
        <+08>-8 Asia/Brunei Asia/Irkutsk Asia/Kuala_Lumpur Asia/Kuching Asia/Singapore Etc/GMT-8 Singapore
        IST-5:30 Asia/Calcutta Asia/Kolkata
        <+08>-8@1459015200@<+09>-9 Asia/Chita
        <+08>-8<+09>,M3.5.6,M9.5.6/0@1490378400@<+08>-8 Asia/Choibalsan Asia/Ulaanbaatar Asia/Ulan_Bator
        CST-8 Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Macao Asia/Macau Asia/Shanghai Asia/Taipei PRC ROC
        <+0530>-5:30 Asia/Colombo
        EET-2EEST,M3.5.5/0,M10.5.5/0@1666904400@<+03>-3 Asia/Damascus
        <+09>-9 Asia/Dili Asia/Khandyga Asia/Yakutsk Etc/GMT-9 Pacific/Palau
        <+04>-4 Asia/Dubai Asia/Muscat Asia/Tbilisi Asia/Yerevan Etc/GMT-4 Europe/Samara Indian/Mahe Indian/Mauritius
        <+04>-4 Indian/Reunion
        EET-2EEST,M3.5.0/3,M10.5.0/4@1473282000@<+03>-3@1509238800@EET-2EEST,M3.5.0/3,M10.5.0/4 Asia/Famagusta
        EET-2EEST,M3.5.5/24,M10.5.6/1@1445551200@EET-2@1458946800@EET-2EEST,M3.5.6/1,M10.5.6/1@1521846000@EEST-3\
        @1540591200@EET-2EEST,M3.5.5/0,M10.4.6/1@1572037200@EET-2@1585346400@EET-2EEST,M3.5.5/0,M10.4.6/1@1616709600\
        @EET-2EEST,M3.5.5/24,M10.5.6/1@1635458400@EET-2@1648332000@EET-2EEST,M3.4.4/50,M10.4.4/50@1679702400@EET-2\
        @1682726400@EET-2EEST,M3.4.4/50,M10.4.4/50@1711756800@EET-2@1713571200@EET-2EEST,M3.4.4/50,M10.4.4/50\
        @1743206400\
        @EET-2@1744416000@EET-2EEST,M3.4.4/50,M10.4.4/50@2107897200@EET-2@2121811200@EET-2EEST,M3.4.4/50,M10.4.4/50\
        @2138742000@EET-2@2153260800@EET-2EEST,M3.4.4/50,M10.4.4/50@2168982000@EET-2@2184710400\
        @EET-2EEST,M3.4.4/50,M10.4.4/50@2199826800@EET-2@2216160000@EET-2EEST,M3.4.4/50,M10.4.4/50@2230066800@EET-2\
        @2234304000@EET-2EEST,M3.4.4/50,M10.4.4/50@2260911600@EET-2@2264544000@EET-2EEST,M3.4.4/50,M10.4.4/50\
        @2291756400\
        @EET-2@2295388800@EET-2EEST,M3.4.4/50,M10.4.4/50 Asia/Gaza Asia/Hebron
        HKT-8 Asia/Hong_Kong Hongkong
        <+07>-7<+08>,M3.5.6,M9.5.6/0@1490382000@<+07>-7 Asia/Hovd
        EET-2EEST,M3.5.0/3,M10.5.0/4@1445734800@EEST-3@1446944400@EET-2EEST,M3.5.0/3,M10.5.0/4@1473195600@<+03>-3\
         Asia/Istanbul Europe/Istanbul Turkey
        WIB-7 Asia/Jakarta Asia/Pontianak
        WIT-9 Asia/Jayapura
        IST-2IDT,M3.4.4/26,M10.5.0 Asia/Jerusalem Asia/Tel_Aviv Israel
        <+0430>-4:30 Asia/Kabul
        PKT-5 Asia/Karachi
        <+0545>-5:45 Asia/Kathmandu Asia/Katmandu
        <+10>-10@1461427200@<+11>-11 Asia/Magadan
        WITA-8 Asia/Makassar Asia/Ujung_Pandang
        PST-8 Asia/Manila
        EET-2EEST,M3.5.0/3,M10.5.0/4 Asia/Nicosia EET Europe/Athens Europe/Bucharest Europe/Helsinki Europe/Kiev
        EET-2EEST,M3.5.0/3,M10.5.0/4 Europe/Kyiv Europe/Mariehamn Europe/Nicosia Europe/Riga Europe/Sofia Europe/Tallinn
        EET-2EEST,M3.5.0/3,M10.5.0/4 Europe/Uzhgorod Europe/Vilnius Europe/Zaporozhye
        <+06>-6@1469304000@<+07>-7 Asia/Novosibirsk
        KST-9@1439564400@KST-8:30@1525446000@KST-9 Asia/Pyongyang
        <+06>-6@1545328800@<+05>-5 Asia/Qyzylorda
        <+0630>-6:30 Asia/Rangoon Asia/Yangon Indian/Cocos
        <+10>-10@1459008000@<+11>-11 Asia/Sakhalin
        KST-9 Asia/Seoul ROK
        <+11>-11 Asia/Srednekolymsk Etc/GMT-11 Pacific/Bougainville Pacific/Efate Pacific/Guadalcanal Pacific/Kosrae
        <+11>-11 Pacific/Noumea Pacific/Pohnpei Pacific/Ponape
        <+0330>-3:30<+0430>,80/0,264/0@1679430600@<+0330>-3:30 Asia/Tehran Iran
        JST-9 Asia/Tokyo Japan
        <+06>-6@1464465600@<+07>-7 Asia/Tomsk
        <-01>1<+00>,M3.5.0/0,M10.5.0/1 Atlantic/Azores
        WET0WEST,M3.5.0/1,M10.5.0 Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira Europe/Lisbon Portugal
        WET0WEST,M3.5.0/1,M10.5.0 WET
        <-01>1 Atlantic/Cape_Verde Etc/GMT+1
        ACST-9:30ACDT,M10.1.0,M4.1.0/3 Australia/Adelaide Australia/Broken_Hill Australia/South Australia/Yancowinna
        AEST-10 Australia/Brisbane Australia/Lindeman Australia/Queensland
        ACST-9:30 Australia/Darwin Australia/North
        <+0845>-8:45 Australia/Eucla
        <+1030>-10:30<+11>-11,M10.1.0,M4.1.0 Australia/LHI Australia/Lord_Howe
        AWST-8 Australia/Perth Australia/West
        <-05>5@1463281200@<-06>6<-05>,M8.2.6/22,M5.2.6/22@1554606000@<-06>6<-05>,M9.1.6/22,M4.1.6/22@1662264000@<-06>6\
        @1662868800@<-06>6<-05>,M9.1.6/22,M4.1.6/22 Chile/EasterIsland Pacific/Easter
        IST-1GMT0,M10.5.0,M3.5.0/1 Eire Europe/Dublin
        <-10>10 Etc/GMT+10 Pacific/Rarotonga Pacific/Tahiti
        <-11>11 Etc/GMT+11 Pacific/Niue
        <-12>12 Etc/GMT+12
        <-06>6 Etc/GMT+6 Pacific/Galapagos
        <-07>7 Etc/GMT+7
        <-08>8 Etc/GMT+8 Pacific/Pitcairn
        <-09>9 Etc/GMT+9 Pacific/Gambier
        <+01>-1 Etc/GMT-1
        <+13>-13 Etc/GMT-13 Pacific/Enderbury Pacific/Fakaofo Pacific/Kanton
        <+14>-14 Etc/GMT-14 Pacific/Kiritimati
        <+02>-2 Etc/GMT-2
        UTC0 Etc/UCT Etc/UTC Etc/Universal Etc/Zulu UCT UTC Universal Zulu
        <+03>-3@1459033200@<+04>-4 Europe/Astrakhan Europe/Ulyanovsk
        GMT0BST,M3.5.0/1,M10.5.0 Europe/Belfast Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/London GB
        GMT0BST,M3.5.0/1,M10.5.0 GB-Eire
        EET-2EEST,M3.5.0/2,M10.5.0/3@1648339200@EET-2EEST,M3.5.0/3,M10.5.0/4 Europe/Chisinau Europe/Tiraspol
        MSK-3 Europe/Kirov Europe/Moscow Europe/Simferopol W-SU
        <+03>-3@1480806000@<+04>-4 Europe/Saratov
        MSK-3@1540681200@<+04>-4@1609020000@MSK-3 Europe/Volgograd
        <-00>0 Factory
        HST10 HST Pacific/Honolulu Pacific/Johnston US/Hawaii
        <+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45 NZ-CHAT Pacific/Chatham
        <+13>-13<+14>,M9.5.0/3,M4.1.0/4@1632578400@<+13>-13 Pacific/Apia
        <+12>-12<+13>,M11.1.0,M1.3.0/3@1515852000@<+12>-12<+13>,M11.1.0,M1.2.0/3@1572703200@<+12>-12@1573308000\
        @<+12>-12<+13>,M11.1.0,M1.2.0/3@1604152800@<+12>-12@1608386400@<+12>-12<+13>,M11.1.0,M1.3.0/3@1636207200\
        @<+12>-12\
         Pacific/Fiji
        ChST-10 Pacific/Guam Pacific/Saipan
        <-0930>9:30 Pacific/Marquesas
        SST11 Pacific/Midway Pacific/Pago_Pago Pacific/Samoa US/Samoa
        <+1130>-11:30@1443882600@<+11>-11@1570287600@<+11>-11<+12>,M10.1.0,M4.1.0/3 Pacific/Norfolk
        <+13>-13@1478350800@<+14>-14@1484398800@<+13>-13 Pacific/Tongatapu
        """
}
