/// The scalars of Unicode's general categories, in the version that Go 1.27 has (17.0).
enum UnicodeCategoryTable {
    /// One category a line, in the form that ``RangeText`` reads.
    static let lines = """
        Cc aBfDrBg
        Cf GraCAkfwaHkaBxaOubDcaFTjaDAqeBaeBxebjDGHjaJpcGIzapaNKkpBZQudHWxhBTKZmaBeDr
        Cn BIebgdhabauaPhaBmbBybdaCdhBbdgkKkaCibDxnChbBxbpaBcbbaleBieJdaibcbwahabcebjbcbehbdcafbzbdagdcbwahacacacbbafd\
        cbdcbgeabgrjdajadawahacafbkadadbboebmghadaibcbwahacafbjbcbdgddcafbsjcagcdaeccabaccccdcmdfcdaebbfbnvenadaxaqbja\
        daegcadacbebkgwadaxakafbjadaegcedaebkadlnadaBzadagdqbBaadascyajabbhcbdgabaifkbdlCgdBdBkcabafayabaxbfabahakbeBf\
        CuaBkdBnaBkapanBkHqabebbOnaebhabaebBpaebBhaebhabaebpaCfaebCpbBgcBafDibgbZtcDlgwiyiulnadaclDqbkfkfBafDlgBreCsjB\
        famdmdbcBqbfkBsdBaflcCkbCnaBdblfkfobBubmtCzaGkhCicpcCkeBrblhBreUobgbBmbgbiabababaBfbCbapaobgatbdajaDxambBbancB\
        inBhoFkdZqvluCRsbOseBtabebbCegcnyihahahahahahahahaEwBhBaaDllIgzDcaDibDzeBraDqaDiiBwaBRIrcCdiNktHchIntCickfCehC\
        shmfEmkBecDaaldBhaCdiobkbDzxBcjgbgbgihahaCidEwbkfQNslxdBxdNBabEcBlhlfeBaafabacacaZaBfBqfBzataedfaFfbbaHicgbgbg\
        bdchahjfbmaBaatacapboBhEteddBtcDkancbBuBuEzBdcBxoBcdBkiBeeBreBeaBldoBpGcbkfBkdBkdBohCakmapahacalapahaccCalLziw\
        jixgaBqajCqgbbaBsaccbbxaCuhjBvtaceBhcBbeBbBlCedubByaceiadaBdbddkgjgCmBfBndmiCccBdbBbeBagelhDbCvCcBzmBzgBuhkfBm\
        cBdhcHzBfaBqadbcpghjBgBuhBqvBaBlBctxiDadBkiCqjbbzgkfCbashBniDsauksaBvCjhabaeapalfChekfeaibcbwahacafakbcbdbbfbe\
        hbhcfkkabbbaBmakabbbaeakachcBcDoafBdCuhkGjCcbBmBhCrkkfnsCgfkfuBbBbbpdxHcCiDvDflibbbiacaBeacbmikCribBublBaCuhDf\
        mCvgkDhiDjBinkfjaBtaojBdcBgbwaoCuhacaBscbacajhkfgacaBlacaggkfBsdkJlzgraBpcBdDgboBymBJnDxEhafkHoDXjDvmBQsjFXreW\
        lKDcCgCOrVxgBfakdDdakfBebgjCsjkahavetQpCgHpDnezbzBrCxdCfgrClfkhiKXyBoBgDsElMWqeahacaLfobBcdbbnehPgDKtEdencjgkb\
        iFVfJtcQufxoroBubxiEmChJmjBnbHmuCsErululDjizFeDhaCtacbbbcbeamabahaCnaebiahaBcaeafabchaNcbLgbBBaofapBQlBffgIeha\
        rbhacafeCkBgbEhBtcobkdcMhBfqCgebRvBqIfBrdbHjBfawhcIphaeacapaHpbqBoCydkdcBEeCqCxCjHleaBbacabbbakaeababfbdbababa\
        dacabbbababababacabbeahaeaeabakaredafarBzcKjBsdDwlpbpapaBljGsCdBdmBsdjgcngFxBLxcrcncIkfmdbomdCehkfBohBebmdcnjB\
        mNghobnclcCfabdqbmdkgFraDzBNoCLFcBfGMobIOcbLBloXyDQvUwCFxHHzeMOoBOGOcbBdDsExJgDSFnDSYobDSYob
        Co DGVoJMdCAHXoDSYncDSYn
        Cs DDUuDAt
        Ll DtzCgaBpxbhbabababababababababababababababababababababababababababbbabababababababbbabababababababababababa\
        bababababababababababacababccabacadbeacadccacababacabbbacadabacbccgacacababababababababbbababababababababbcaba\
        dabababababababababababababababababababababababababababababgcacbbaeababababCqczHlabadadcsaBbBibbdcbabababababa\
        babababababebacacbBzBvbababababababababababababababababajababababababababababababababababababababababababababa\
        cababababababbbabababababababababababababababababababababababababababababababababababababababababababababababa\
        BwBoEHbBqccBDgfDFuibaEnBrClmbBhDyababababababababababababababababababababababababababababababababababababababa\
        babababababababababababababababababababababababababababababababababababibababababababababababababababababababa\
        babababababababababababababababababababababababababababababiifkhihifkhihinchihihiebbgadcbbidcbihkcbbKoadbdaBba\
        eaeacbideaCbaEBbBvbadbbababaeabbbffabababababababababababababababababababababababababababababababababababababa\
        babababababababababababbhabaeamBlbafaBTWdababababababababababababababababababababababatabababababababababababa\
        babaFfababababababcbabababababababababababababababababababababababababababababababhbabacababababaeabacabcbabab\
        abababababababafafabababababababaeabacabababababababaBaadaBFpBqfihDbBEAigmeBOzzBVhBnFgBjFzkbobgbbCRbByEvvEGoBf\
        BGJwBfChyBMJezBagbrBazBadbabgbkBazBazBazBazBazBazBazBazBaBbBcybfBaybfBaybfBaybfBaybfbaCSyjbtgfDUdBh
        Lm BAmreloehabaFdafaSkaIwaGibKjbeaBfajadaGeaGlaBVoaExaVtaCPmaEdaXnaRwfGsCknaBiBkBAnanaqmEMxbJhaHjaSbaBrefaDtbD\
        pcBQBuaBWcfKkaEkaBcbEriDcaxaEaddbSbawaFhaEeavbDzdjaBFViaBtbCZofbBpbiCCxaBgaNdaFSlaBDIcdTocBobVemCmbbaobYGadbgb\
        bSGnCjHtgBKfaUlaWpa
        Lo GoapaJwaedIabBFuBaedBtBfbjBjbbDubaybkccaqabBdBdDklayBgvvBqyhkfxbgqBoChCbdasahjqoehcbcvbgbadddaqanbbcobkaife\
        bcvbgbbbbbbBfdbatcqibcbvbgbbbedasapbxalhcbcvbgbbbedaBebbcparabfdcbddbbabbdbdcdlwaCahbcbwbpdaBacbbcbBeaehbcbwbj\
        bedaBecbbpbribcbBocaqafcicyffrdxbibacgCgBvbbmfChbbabebxbabjbbjacexdBgaClhbBjBbeElBquaqfeddadbhcemmaEjMqbdcgbab\
        dcBobdcBgbdcgbabdcobCebdcCoBlpEjXvcqbzfCwghhrnsorombcpBzBoaCpBibCahecBhbafCrkBeBxBdcelBrezCcwjCaGuBurhCcBdnbkB\
        rBaBjBpckBdEjdbfbbdaBPqdENvCdywjgbgbgbgbgbgbgbgVfaCbaeDhiabDleafBqbDprBfBwpTsJTnCmBFCebBRyCpBniKhepkbCoaBxCrGn\
        aDzadgbcbdbwBdBzoBxCkfdabblBbkwzBchBuBtecikebBoxcbhupbfdadBxbadbcecabaybdkhaofcfcfjgbgFpBiBdQNrmweBwMNcObcEbCp\
        abjbmbebabbbbbEdBhNysClcCbBolEmebFeEbjbBscBedfcfcfccBjlbzbsbbbocnBiEsOzBcdBwBvBfntbhgBlkBdcBjehEyCzDuBniBzDoBz\
        mLyjvkhFwfcabBrbbdacwkwjBeCnsbbkvkzgzBmCdgbCmapdbcbBcBqBcdBcBjhbBbBbCbkvksnrEgCuHbBjBmdbaLsBpgbqcbbCeBckaivBqr\
        BuuBbwmCaCfbcanBsBgyBaBjBdacaiBidamBvodvabaBjrbytbClgbabdbobjhBuBmhcbcvbgbbbedasameBejbacabBlbazabaBsCasducBeB\
        vubbaHcBuBpdBkBvuaChBqnaCtBaBlgHdBrIdhcachbbbxpabaDqhcBmqabaBcakBnhavalBttasCuHrBgBfibBkraBxBdEigbbbBlvazfbbbB\
        foaxBobbKaspabmbBhEuaDbBJlIwHnDXkDspBPfrfzFXqfWkKDdBdCPuVwhBerDarBdsBvBzufsQtBnPpCwfaGtKXxBpBfDtEkMXhLepaBdcca\
        odiPfDKuEcfmdihjNBcaThBsBhaMjBdsBrSqBaIvBdcaHzBebcbbbgcejaIrgbdbbbobHoBZndbBabbbacabjbdbabagaeabababcbbbacabab\
        abababbbacdbgbdbdbabjbqfcbebqGOaCLFbBgGMncIObcLBkpXxDQwUvCFyHHyfMOn
        Lt RlacacaBmaLFhhihihmapaBva
        Lu CnzDxwbgBhabababababababababababababababababababababababababababacabababababababacababababababababababababa\
        bababababababababababbbabadbbabbbccdbbbcdbbbbababbbacabbbcbabbdahacacacabababababababacababababababababacacabc\
        bababababababababababababababababababababababababababababahbbbcabdbabababaLdabadaiagabcbabbbqbiBjaccdababababa\
        bababababababafacabbcByBwababababababababababababababababajabababababababababababababababababababababababababa\
        babbbabababababacababababababababababababababababababababababababababababababababababababababababababababababa\
        bacBlEHdBlbafaBBuDhDGlagBqccMiabababababababababababababababababababababababababababababababababababababababab\
        ababababababababababababababababababababababababababababababababababajabababababababababababababababababababab\
        ababababababababababababababababababababababababababababajhifkhihiflabababaihCudmdmdmeldKcaeadccccadegabababdc\
        dkbfaCjaDZgBvBwabccabababdbacaicbababababababababababababababababababababababababababababababababababababababa\
        babababababababababaiabaeaBTYjababababababababababababababababababababababatabababababababababababababaFfababa\
        babababadababababababababababababababababababababababababababababababakababbbabababaeabacabadababababababababa\
        babebebabababababababdbabbbabababababababayaBHAhzBUzBnFgBjGakbobgbbCQcByGbvEGoBfBGJwBfCmyBMJfzBazBazBaabbcacbc\
        dbhBazBabbdchbgBbbbdbebadgBbzBazBazBazBazBazBeyBhyBhyBhyBhyBhaGNlBh
        Mc DKtaCdaccidbbBybCgcgbcbkaBraCgcCoaCgciabbCbbCgabagbcbkaDybbbdcbckaBpcCjdCjbCgabecbbbjbBcaobCgcfcbckaBqbCxcg\
        hsbMsbClaGpbeagacbzbkccgvbcfcakcCLsaBeaEzahhbbNidccebbfIqbCgabajabbifFpaBwafabebbCjaBeaebcaCiaccbadbBwhibGpava\
        HHebBTLbbcaDkbBypFmbBvaBwbebccEgbcbyaBtabaEfacbfaJdbbbbbbaBLXjabaExaBtcebElaybChaBwcjbnaDpcdbbaGocBfbCgbbdcbcc\
        jakbDgchacabdbbbaDxcibdaEccgabdcaJdcgdcaEjcibbaEfabbgaDzabbeaKbcjaJnfbbeacabaFmcideaDgaBdbCkaHtadabaHraoaEcaha\
        caIfeebbaNmbmaBwbibbaYYycFJgCcEabBKXnbgf
        Me BSqbIKqaCIgdbcBYOxc
        Mn BDoEhKpeKfBsbabbbbbaCukBwuqaDxgcfcbbdBjaBeBaDnkCgijaydbibcbeBrcChiBqxbBfCdabaeheadgkbBdaCgaediaubBaacbCfaeb\
        ebccdaBebdalbCfaeebbeaubwfbaCgacabdiahblbBeaCjamaByadaCdabcfcbdhblbBdaCgacagafbubBcbCfbediaubBdaCuahcbaDmacgmh\
        DuacilgCvbBbababaCdnbebbfkbBjjaDydbfbbcbzbecqdnacbgapaBBbcBKkcBdbBebBebCmbbgiackjaBtcbaEnbBiaEocebjagcIlbcaCga\
        bgbabachgjcaBwnbBecludBwabebafaBoimbBgdcbbcCeabbdabcCghcbFwcbmbgeagadbHqClBBsmeadlEOccFlaDsBfVidEdbBSQeaejBgbD\
        cbKmadaeazbfaFvbBarnaBmhzkBucBwacdcbBnaCpfcbcbmaiaBvaBzabccbfbbaBqbiaJeacaeaBDZsaBCjpqpBLlaIsaFteCMgcbbfdBocea\
        GjbWbdCneMfbCzfCskBxdEtaCcoBpacbkcBxdcbhaCjcBkebhCkambCaikdcaDrccabbgacaGbadhvbCfbdaBlgdeCsfnababaobDhhccbaxaD\
        gfbaebbbJedgbbbBbbDhhcabbEcabacfbaDxabacdbeJzibbJwbbaeaFodcbeaBgjBofcdiajfccBumbbHqabcbaHtgbfbaDevcgbbbbEsfdab\
        bbgbaCubdabaNjblbCaefabaxaHXtagoQYyldcDSaeChgBOiaCldDdaBDBkbGYzBtcwUycrhcgBedFscCYdCceBxiaoaweboCAigbqcgbbbeDw\
        aGegOlaCjdTodJubJjacahbfaSggEfgBTCIvJf
        Nd BwjCIojFejHqjPwjEojEojEojEojEojEojEojEojEojDsjEojCsjKsjCsjCTqjBmjLojEyjGkjgjHajDijFejgjCAEojBAcjBmjHqjwjDij\
        PqjBFMcjCCkjDFyjgjBEqjEyjCijFojKsjNejEojOkjDyjgtCyjQgjDyjZmjDijJmjCsjCcjNujYYgjDMcjDijFejUojBKDyjECqBxDNcjQgjT\
        ijJnjBGvjHBaj
        Nl IRucDYtBicdFMsaziocBSYljBIFgCaRsaiaFeeMEsEgBCPpc
        No GwbfaccDMrfOmfEqcFdgIjgriQrjBPltBRvjSmaCMvadfgjHqpBpaBByChDavYgBdCBhaBTcdFijBehboBgjBnoBSMifBHQnBsCndrbNdBa\
        BkdBZghzgBniCxewfGebcpcBtCmiCabBecCxeEahyhBpgMsfNoBeGcjBqdEigFetOptBZxbQoiBHnsBGtuBCPqgBEswBLYftmtEeyIBuiBJtCg\
        bcbdCyBsboBLam
        Pc DraMBvbtaDGAobycJfa
        Pd BtaCAuaBzaFKjaBNpaDBdfFHxacaBfbeaBcaReataEhaCZWabBlakaGnaFLoaMga
        Pe BpaBzaBfaFPdabaCUoaDRdaCdapaYkabaBeaBPuababababababaDcaBgababababaPoababababababababababaCmabaBhaBOvabababa\
        BsabababaQmababababadabababacbCZRqaIjaBdabababababababadarababaGoaBzaBfacaca
        Pf HfaLWvadaBcaFFsabaeacapada
        Pi GpaLXkacbcazaFFsabaeacapada
        Po BhcbccababbkbdbBbaCqafaobhaBBaaiaRyfBpaCcacacaBsbubbbnabcCwdDyaBrnIzcCcoBfaKbbkaFkaEqaEraPaamaOdaDmakbGmoba\
        EiaCweebEhfGpaXoiBDtaEucCtbGbcbcBlfbdMbbIibEygbfGebkgBccEudCheCkbCmhlaBGcbihiicdccdkbabjEUcdbbEiaFnbeccacibbba\
        cbkebjcdbabmccQmcCfaHhaBRYgbKjcDvakaElfOqdDibBocbaBxbBvaDtmqbEudEwbqbJpaBFCugcawaubcddcbdhcgabbFtcbccababbkbdb\
        BbaBkacbPucZsaBwaPyaBCpaHraBfaKmiBmaEigCogDldBFnaFceBsdHhgEfbbdEwdBwbDbdeanabcDkfEdaLmbbbEkekbbaEaaJqwEbcBcmCy\
        aFacJsaKecFzaDohDfcbeDpjIhaDreBqbYvbCwmGtaBRseEJcbWDvbFdaCneiaVgcLjdMpaBDBoaLIleEItaBHeb
        Ps BoaByaBfaFPeabaCUoaDPmadaBmaCdapaYkabaBeaBPuababababababaDcaBgababababaPoababababababababababaCmabaBhaBOvab\
        ababazasabababaQmababababadabababacaCZRtaIhaBdabababababababadarababaGoaByaBfadaca
        Sc BkaEvdBWjaEtaTebTebhaJlaKdaWjaDQpaDIiBhBZHuaBGMlaEeaFyaIlbdbMCsdCVXeaDRka
        Sk DqabaCtagaeadaUbdmnfgbabqEnaobBXiaIUmabclcncncnbGHobBSVrwjbDzbBLoaobBEKkqBIhabaGgaDOLje
        Sm BraqcCjabaBtaeaBlaBfaBDmaUhcJYhanaBncncFjaBnegaCqefbeacacahaBfbcabaBfKhBgbDmaBeyBofSbajaCchEhaMyecBekpJwFaw\
        CkeBfcJxBwucfDASqaBFsabcGiaqcCjabaFbagdFEfbCVGaaCYyazaBfazaBfazaBfazaBfazaIUebDTei
        So GkacaeabaBLpaKgbExbHyakatbJnaTvaOjaFafbaFcaHzaBpaPbcpabccfuababaFdhbfbbfdHpbBCyjBBvaBBuaGbBhNpjjiCChbbdbbka\
        bbgfbababaealboabbbaCgbjecdbbbbbgbBecbbabBeKihetcgcDcbBdzBngCtwkDdCzwHabibCbiEgbJnBsBrCmJvTsBvvbgBmcFhIvfNtbBu\
        zbDkmIfBapeanbmavbgbMybejBgBljaqBelBdiapBfkBmpMhJToClBGUiCcBHhdkbbaWbcBEUjpObpCmbCchBtcSqadaebnbMbiCfqccbmdaBv\
        BsCLubWtaBNshDEsaDGnheqBCNidfaBEUwaFVnJfkcdQtgwppDsElCiJlkBmcChfcwbhBdeCivCndaHeDiBTxTrCddByhbnbbCOuaEHwaEzaBB\
        tBreDvmocobobBkxGeCeBcnBreihbofFyJqfBCadqdmdIjgleapleCdijgBniBdclebCkNfincmdkdCebaepclejhFqbDnka
        Zl MEqa
        Zp MEra
        Zs BgaExaIHjaDPnkBkaBvaFXwa
        """
}
