import SluiceBasics

/// Which scalars differ only by case, as Go's `unicode.SimpleFold` has it.
enum CaseFolding {
    /// All scalars with variants, sorted, and for each the place of the next in its circle of variants.
    private struct Circles: Sendable {
        var scalars: [UInt32] = []
        var next: [Int] = []

        /// The place of the first scalar that is not less.
        func place(of scalar: UInt32) -> Int {
            scalars.partitioningIndex { $0 >= scalar }
        }
    }

    /// The ranges and all variants of what is in them; in no order.
    static func closure(of ranges: [ScalarRange]) -> [ScalarRange] {
        var result = ranges
        for range in ranges { appendVariants(of: range, to: &result) }
        return result
    }

    private static func appendVariants(of range: ScalarRange, to result: inout [ScalarRange]) {
        var place = circles.place(of: range.lower)
        while place < circles.scalars.count, circles.scalars[place] <= range.upper {
            var variant = circles.next[place]
            while variant != place {
                let scalar = circles.scalars[variant]
                if scalar < range.lower || scalar > range.upper {
                    // Neighbours have neighbours for variants more often than not.
                    if let end = result.last, scalar == end.upper + 1 {
                        result[result.count - 1].upper = scalar
                    } else {
                        result.append(ScalarRange(scalar))
                    }
                }
                variant = circles.next[variant]
            }
            place += 1
        }
    }

    /// From numbers as ``RangeText`` reads them, three for each run of scalars with the same distance to their next:
    /// how far it begins behind the run before, twice one less than its length (one more if only every other scalar
    /// belongs to it), and the distance, doubled (less one if it goes back).
    private static let circles: Circles = {
        let numbers = RangeText.numbers(text.utf8).map(Int.init)
        var variants: [(scalar: UInt32, next: UInt32)] = []
        var first = 0
        for index in stride(from: 0, to: numbers.count - 2, by: 3) {
            first += numbers[index]
            let step = numbers[index + 1] % 2 + 1
            let doubled = numbers[index + 2]
            let distance = doubled % 2 == 0 ? doubled / 2 : -(doubled + 1) / 2
            for scalar in stride(from: first, through: first + numbers[index + 1] / 2 * step, by: step) {
                variants.append((UInt32(scalar), UInt32(scalar + distance)))
            }
        }
        variants.sort { $0.scalar < $1.scalar }
        var circles = Circles(scalars: variants.map(\.scalar))
        circles.next = variants.map { circles.place(of: $0.next) }
        return circles
    }()

    /// Measured with Go 1.27 (Unicode 17.0).
    private static let text = """
        CnByCmBgsClkaYUwbpClbfClgaUqcfClCmaCFelBsCmymCmhaWNubBfClbdCleaYLocpClsfClgaJibBvcbBvbBxfcbfbgpcbpbqBtcbBtbBt\
        aJhbfcbfbfaXbbaPabaQebdcbdbdaPwbacbabbcPucacbabcaGcbaPobaPqbacbabbaPubaPybaHmbaQgbaQcbacbabbaMobaEVXybaQgbaQkb\
        aKabaQmbfcbfbfaQubacbabbaQudacbabbaQubacbabbcQscdcbdbdaQwbacbabdacbabcaEifcccadbcccadbcccadbpcbpbpaGbbrcbrbscc\
        cadbacbabbaHlbaEhbBncbBnbBnaJzcrcbrbxaBFYkbacbabbaMnbaBFYebcBFZycacbabbaOzbaFibaFmbjcbjbjaBFXmbaBFXgbaBFXkbaQd\
        baPvccPtdaPncaPpbaEVFieaPtbaEVFacaPxbaEVHebaEVCibaEVEmcaQbbaQfbaEVEmbaBFUkbaEVEgdaQfcaBFUwbaQjdaQliaBFTedaQtca\
        EVEkbaQteaEVCmbaQtbaFhbcQrcaFlgaQvlaEVAwbaEVAqGlaGmBrdcbdbfacbabeeKaeaIyhaCyceCweaEyccEwcaVKobBgCmsaCkboCmiaCx\
        beCvdaVJibdClbaCicdClbaEycaClbaBybaVFubaEebfClbaCHpcaClcaBsbaDsbacbeCldaBebcClcaWGgbcClcaExbcEvcaqbaEtbaCseaDp\
        baEdbapbxcbxbxaGpbaGdbaobaIxbaHbbaHjcacbabbanbacbabceJzdBeGeqCkCmBgcClcaSKqbnClbaSKochCliaSJwcaClbcSJscmClhaSJ\
        gbiClfBeGdqBhcbabcaSHkcBdbBlCbcbCbbCbaBebncbnbnaBdbDrcbDrbDsCwDsBwCwDrEGtCwVMuBnaVMugaVMudDgIXkBteIXkZzGcEKZoD\
        ckqikpDGaaSNbbaSMzbaSMhbaSMdbacbaSMfbaSLrbaSHlbaEAIubacbabgDgIXjBteIXjHgaEANweaLHkraEARwEkFtcbDrbDsaEmcBzbCeaE\
        ndaWNtcDrcbDrbDroqiopikqikpioqiopioqiopikqikpjhqihphoqiopicFscgGqecHsccJwccIqccJseoqiopioqiopioqiopicqdasfcpcc\
        FrcarcaVOrfasfgGpearecqdaVKnfcpccHrgcqdaVJhcaodcpccIpcanhasfcJvccJrcarLmaWIreaYXhbaYNzhaCeBcaCdsBeBgqBeBftacba\
        bBFmByCaBaByBzCSuDqDsBwDqDrBwacbabbaBFUjbaLHjbaBFTdbaBFYjbaBFYdbfcbfbfaBFXfbaBFUvbaBFXlbaBFXjcacbabcacbabicBFZ\
        xcDvcbDvbEcdcbdbgacbabnCwVMtBnaVMtgaVMtBTWdBtcbjbkaEAIvcBhbBzBbcbBbbGfncbnbpCjcbCjbCsdcbdbdaEANvbjcbjbmacbabba\
        EVChddcbdbdaDsctcbtbtaEVElbaEVFhbaEVEzbaEVEfbaEVElcaEVApbaEVClbaEVAvbaCTkbpcbpbpaDrbaEVEjbaEARvbdcbdbdaEVHdbpc\
        bpbpaEVXxzacbabBHdaCTjBdGcEKZnBEDpacbabBOlByCmBgByClBUtDaDcBoDaDbFgCsDcBoCsDbFwBlDabjDamnDaqfDaiaDacBlCzbjCzmn\
        CzqfCziaCzCOqDwEyCmDwExFoBqCmBgBqClEGeCkCmBgCkClBGJwCkCmBgCkClCmBwCcBbBwCbBUHxCoCqBiCoCp
        """
}
