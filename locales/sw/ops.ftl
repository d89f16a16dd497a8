### Words for the team alone.

problem-forbidden-title = Jukumu lako haliruhusu
problem-forbidden-detail = Hili linahitaji jukumu la { $role } au la juu zaidi.

problem-out-of-scope-title = Tokeni yako si ya hili
problem-out-of-scope-detail = Tokeni yako ni ya ofa au maeneo fulani tu, na hili halimo.
order-unknown-detail = Bado haijulikani kama hili limefanyika. Angalia kwanza, kisha jaribu tena. Kuongeza au kuhamisha kwa kitambulisho kilekile hufanyika mara moja tu.

problem-operator-not-found-title = Mwendeshaji huyu hayupo
problem-operator-not-found-detail = Hakuna mwendeshaji mwenye kitambulisho hiki ambaye tokeni yake bado inafanya kazi.

ops-title = { $title } · Uendeshaji
ops-name = Uendeshaji
ops-seen-from = Mtazamo wa { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = Toka

ops-sign-in-title = Ingia
ops-sign-in-detail = Bandika tokeni yako ya mwendeshaji. Itabaki kwenye kivinjari hiki hadi utoke au ukifunge.
ops-token = Tokeni ya mwendeshaji
ops-sign-in-button = Ingia
ops-token-refused = Huwezi kuingia kwa tokeni hii. Huenda imefutwa au muda wake umekwisha.
ops-token-unknown = Kwa sasa hifadhidata haiwezi kusema tokeni hii ni ya nani. Tafadhali jaribu tena baada ya muda mfupi.

ops-campaigns = Ofa
ops-no-campaign-title = Bado hakuna ofa
ops-no-campaign-detail = Unda ya kwanza kwa “largesse campaign create”, nayo itaonekana hapa.

ops-number = { $value }
ops-per-second = { $value }/sekunde
ops-per-minute = { $value }/dakika
ops-millis = ms { $value }
ops-span = { $span }
ops-ago = { $span } zilizopita
ops-now = sasa
ops-minutes-ago =
    { $value ->
        [one] dakika { $value } iliyopita
       *[other] dakika { $value } zilizopita
    }
ops-unknown = –

ops-live = Mubashara
ops-stale-title = Hifadhidata haijibu
ops-stale-detail = Hivi ndivyo hali ilivyokuwa ilipojibu mara ya mwisho. Watu watajibiwa tena mara itakaporudi.
ops-nothing-title = Bado hakuna kinachojulikana
ops-nothing-detail = Hifadhidata haijajibu tangu seva hii ilipoangalia mara ya kwanza. Ukurasa huu utajijaza wenyewe mara itakapojibu.
ops-offline = Muunganisho na seva hii umepotea. Tunajaribu tena…

ops-state-draft = Haijaanzishwa
ops-state-scheduled = Itaanza yenyewe
ops-state-open = Inaendelea
ops-state-paused = Imesitishwa kwa muda
ops-state-closed = Imefika mwisho
ops-state-sold-out = Zote zimekwisha
ops-frozen = Uhamisho umesimamishwa
ops-opens-in = Itaanza baada ya:
ops-closes-at = Mwisho: { $when }

ops-supply = Jumla
ops-granted = Zilizotolewa
ops-held = Zilizowekwa kando
ops-remaining = Zilizobaki
ops-rate = Zinazotolewa
ops-time-left = Kwa kasi hii zitatosha
ops-attempts = Maombi
ops-granted-share = Asilimia { $percent } zimetolewa

ops-regions = Maeneo
ops-region = Eneo
ops-health = Hali
ops-answers = Muda wa kujibu (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = Seva
ops-servers-value = Tayari { $ready } kati ya { $all }
ops-heard = Ilisikika mwisho
ops-first-dry = Zitaisha hapa kwanza
ops-dry = Zimeisha: maombi yanaenda kwingine
ops-health-good = Nzuri
ops-health-draining = Zinahamishwa zote
ops-health-gone = Nje ya huduma
ops-health-none = Hakuna seva
ops-health-silent = Seva ziko kimya
ops-health-not-ready = Si zote ziko tayari
ops-health-errors = Majibu yanashindwa
ops-health-slow = Majibu ni ya polepole

ops-chart-rates = Dakika 15 zilizopita: maombi na zinazotolewa
ops-chart-latency = Dakika 15 zilizopita: majibu yanachukua muda gani
ops-chart-rates-now = Sasa: maombi { $attempts }, zinazotolewa { $granted }. Jedwali lililo chini linaonyesha kila dakika.
ops-chart-latency-now = Sasa jibu moja kati ya mia linachukua { $slow } au zaidi. Jedwali lililo chini linaonyesha kila dakika.
ops-line-attempts = Maombi (mhimili wa kushoto)
ops-line-granted = Zinazotolewa (mhimili wa kulia)
ops-line-p50 = Nusu ya majibu yote
ops-line-p99 = Moja kati ya mia, eneo la polepole zaidi
ops-line-round-trip = Ndani ya hifadhidata
ops-line-pool = Kusubiri muunganisho
ops-chart-empty = Alama za kwanza zitaonekana baada ya sekunde chache.
ops-as-table = Kama jedwali
ops-when = Lini

ops-why = Majibu yanasubiri nini
ops-why-fine = Majibu ni ya haraka. Hakuna kinachosubiri.
ops-why-quiet = Hakuna anayeomba kwa sasa.
ops-why-retries = Majibu ni ya polepole katika { $region }: amri za hifadhidata zinazuiana na zinarudiwa.
ops-why-database = Majibu ni ya polepole katika { $region }: muda mwingi unatumika ndani ya hifadhidata.
ops-why-connections = Majibu ni ya polepole katika { $region }: maombi yanasubiri muunganisho wa hifadhidata ulio wazi.
ops-why-server = Majibu ni ya polepole katika { $region }: tatizo si hifadhidata wala miunganisho; seva za huko zina kazi nyingi.
ops-p50 = Nusu ya majibu ndani ya
ops-p99 = Majibu 99 kati ya 100 ndani ya
ops-round-trip = Ndani ya hifadhidata (p99)
ops-pool-wait = Kusubiri muunganisho (p99)
ops-connections = Miunganisho inayotumika
ops-connections-value = { $used } kati ya { $most }
ops-retries = Amri zilizorudiwa
ops-errors = Majibu yaliyoshindwa
ops-queue = Yanayosubiri uamuzi

ops-books = Hesabu
ops-books-good = Zinalingana
ops-books-bad =
    { $findings ->
        [one] Jambo { $findings } halilingani
       *[other] Mambo { $findings } hayalingani
    }
ops-books-what = “largesse audit” itakuonyesha kila moja. Ofa ambayo hesabu zake hazilingani husitishwa yenyewe kwa muda.
ops-books-unknown = Bado hazijakaguliwa
ops-books-checked = Zilikaguliwa:

ops-languages = Lugha za majibu
ops-languages-none = Bado hakuna aliyejibiwa.

ops-moves = Uhamisho
ops-moves-none = Bado hakuna uniti zilizohamishwa.
ops-move =
    { $amount ->
        [one] Uniti { $amount } kutoka { $from } kwenda { $to }
       *[other] Uniti { $amount } kutoka { $from } kwenda { $to }
    }
ops-move-inside =
    { $amount ->
        [one] Uniti { $amount } ndani ya { $region }
       *[other] Uniti { $amount } ndani ya { $region }
    }
ops-reason-ahead = Uniti za { $to } zingedumu { $left } tu kwa kasi ya { $rate }.
ops-reason-ahead-quiet = Eneo la { $to } linapata mgao wake kabla watu hawajafika.
ops-reason-floor = Eneo la { $to } lilikuwa chini ya kiwango chake cha chini kabisa.
ops-reason-drain = Eneo la { $from } linaondoka na linatoa uniti zake zote.
ops-reason-idle = Eneo la { $from } lisingezitumia kabla ya mwisho.
ops-reason-borrow = Watu walikuwa wakisubiri kwenye seva ambayo uniti zake zilikuwa zinakwisha.
ops-reason-order = Kwa mkono: { $words }
ops-reason-other = { $words }

ops-actions = Unachoweza kufanya
ops-actions-none = Jukumu lako linaruhusu kutazama tu. Kuanzisha, kusitisha na kuongeza kunahitaji jukumu la operator.
ops-actions-idle = Hakuna cha kufanya hapa kwa sasa.

ops-open = Anzisha
ops-open-detail = Uniti zitatolewa kuanzia muda wa kuanza; ikiwa umeshapita, zitatolewa mara moja.
ops-open-now = Anzisha sasa, bila kusubiri muda wa kuanza
ops-open-button = Anzisha ofa

ops-pause = Sitisha kwa muda
ops-pause-detail = Hakuna atakayepata hadi uendeleze; hakuna kitakachopotea. Watu watasoma sababu yako, kila mmoja katika lugha iliyo karibu zaidi na yake kati ya zile utakazoandika.
ops-language = Lugha
ops-reason = Sababu
ops-reason-shown = Sababu ambayo watu wataisoma
ops-pause-button = Sitisha ofa kwa muda

ops-resume = Endeleza
ops-resume-detail = Uniti zitatolewa tena, kila mahali ndani ya takriban sekunde moja.
ops-resume-button = Endeleza ofa

ops-restock = Ongeza
ops-restock-detail = Huongeza uniti kwenye jumla. Kama zote zilikuwa zimekwisha, ofa itaanza tena yenyewe. Uniti haziwezi kurudishwa.
ops-amount = Uniti za kuongeza
ops-restock-region = Ziweke katika
ops-restock-anywhere = Eneo lolote: zitahamishiwa wanakoomba watu
ops-restock-button = Ongeza uniti hizi

ops-freeze = Simamisha uhamisho
ops-freeze-detail = Uniti hazitahamishwa tena mapema kati ya maeneo. Wanaosubiri katika eneo ambako zimeisha bado watapata zilizobaki kwingine.
ops-freeze-button = Simamisha uhamisho

ops-unfreeze = Ruhusu uhamisho
ops-unfreeze-detail = Uniti zitahamishwa zenyewe hadi zitakakohitajika, kabla hazijahitajika.
ops-unfreeze-button = Ruhusu uhamisho tena

ops-close = Maliza kabisa
ops-close-detail = Ofa itafika mwisho na haiwezi kuanzishwa tena. Waliokwisha kupata watabaki na zao.
ops-close-button = Maliza ofa kabisa

ops-drain = Hamisha zote za eneo
ops-drain-detail = Eneo litatoa uniti zake kwa maeneo mengine hadi sifuri kamili, na halitapata nyingine. Seva zake zitaendelea kujibu.
ops-drain-button = Hamisha zote za eneo hili

ops-done = Imefanyika: { $what }.
ops-not-done = Haijafanyika: { $what }

problem-account-not-found-title = Akaunti hii haipo
problem-account-not-found-detail = Hakuna akaunti hapa yenye kitambulisho hiki. Huenda ilifutwa.

problem-account-in-campaign-title = Ofa bado inaihitaji akaunti hii
problem-account-in-campaign-detail = Hadi { $campaign } ifike mwisho, akaunti hii inaweza kushiriki au tayari imechukua huko. Jaribu tena itakapofika mwisho.

problem-account-kept-out-title = Ofa bado inaizuia akaunti hii
problem-account-kept-out-detail = Akaunti hii imezuiwa. Ikifutwa sasa, mtu huyo anaweza kurudi kama mtu mpya kabla { $campaign } haijafika mwisho. Jaribu tena itakapofika mwisho, au iondolee akaunti kizuizi.

problem-account-may-have-pass-title = Huenda akaunti hii bado ina pasi
problem-account-may-have-pass-detail = Pasi hutaja eneo la nyumbani. Izuie akaunti; iliyozuiwa haipati pasi mpya. Jaribu tena baada ya dakika { $minutes }, kisha uiondolee kizuizi ikishahama.

problem-claim-over-title = Hakuna cha kurudisha
problem-claim-over-detail = Hii ilisharudishwa au muda wake umekwisha.

problem-region-not-found-title = Eneo hili halipo
problem-region-not-found-detail = Hapa hakuna eneo lenye jina hili.

conflict-title = Haiwezekani kwa hali ilivyo
conflict-state = Hali ya ofa: { $state }. Hili haliwezekani kutoka hapo.
conflict-window = Watu wameshaanza kuchukua: muda wa kuanza hauwezi kubadilishwa tena.
conflict-over = Muda wa mwisho wa ofa umeshapita: usogeze mbele kwanza.
conflict-exists = Tayari kuna ofa yenye jina hili.
conflict-operator = Tayari kuna mwendeshaji mwenye kitambulisho hiki, na tokeni huonyeshwa mara moja tu. Ikiwa imepotea, ifute kisha uongeze mwendeshaji kwa kitambulisho kipya.
conflict-leaving = Uniti za eneo hili zinahamishwa zote au liko nje ya huduma: huwezi kupeleka uniti huko.
conflict-no-row = Ofa haina safu hiyo ya hesabu, au zote mbili ni moja.
conflict-nothing-moved = Hakuna kilichohamishwa: anayetoa hana uniti ya ziada.
conflict-last-region = Hakuna eneo jingine linalofanya kazi: hakuna wa kupokea uniti hizo.
conflict-has-units = Eneo hili bado lina uniti, au uniti zake hazihamishwi: zihamishe zote kwanza.
conflict-not-in-database = Hifadhidata haijui eneo hili na haiwezi kuliongeza: lazima iwe na nodi huko, na jukumu linalotumika lazima liwe mmiliki wake. Hakuna kilichobadilishwa.
