### Words for the team alone.

problem-forbidden-title = आपकी भूमिका में इसकी अनुमति नहीं
problem-forbidden-detail = इसके लिए कम से कम यह भूमिका चाहिए: { $role }।
problem-out-of-scope-title = आपका टोकन इसके लिए नहीं है
problem-out-of-scope-detail = आपका टोकन सिर्फ़ कुछ ऑफ़र या क्षेत्रों के लिए है, और यह उनमें नहीं है।
order-unknown-detail = यह हुआ या नहीं, अभी पता नहीं है। पहले देख लें, फिर कोशिश करें। एक ही आईडी से स्टॉक बढ़ाना या यूनिट भेजना एक ही बार होता है।
problem-operator-not-found-title = यह ऑपरेटर नहीं मिला
problem-operator-not-found-detail = इस आईडी का ऐसा कोई ऑपरेटर नहीं है जिसका टोकन अब भी मान्य हो।

ops-title = { $title } · संचालन
ops-name = संचालन
ops-seen-from = { $region } से दिख रहा है
ops-signed-in = { $name }, { $role }
ops-sign-out = साइन आउट करें
ops-sign-in-title = साइन इन करें
ops-sign-in-detail = अपना ऑपरेटर टोकन यहाँ चिपकाएँ। साइन आउट करने या ब्राउज़र बंद करने तक यह इसी ब्राउज़र में रहेगा।
ops-token = ऑपरेटर टोकन
ops-sign-in-button = साइन इन करें
ops-token-refused = यह टोकन मान्य नहीं है। हो सकता है इसे वापस ले लिया गया हो या इसकी अवधि समाप्त हो गई हो।
ops-token-unknown = डेटाबेस से पता नहीं चल पा रहा कि यह टोकन किसका है। थोड़ी देर में फिर से कोशिश करें।
ops-campaigns = ऑफ़र
ops-no-campaign-title = अभी कोई ऑफ़र नहीं
ops-no-campaign-detail = “largesse campaign create” से पहला ऑफ़र बनाएँ, वह यहाँ दिखने लगेगा।

ops-number = { $value }
ops-per-second = { $value }/से॰
ops-per-minute = { $value }/मि॰
ops-millis = { $value } मि॰से॰
ops-span = { $span }
ops-ago = { $span } पहले
ops-now = अभी
ops-minutes-ago = { $value } मि॰ पहले
ops-unknown = –

ops-live = लाइव
ops-stale-title = डेटाबेस जवाब नहीं दे रहा
ops-stale-detail = यह स्थिति उसके पिछले जवाब के समय की है। उसके लौटते ही अनुरोधों के जवाब फिर मिलने लगेंगे।
ops-nothing-title = अभी कोई जानकारी नहीं
ops-nothing-detail = इस सर्वर के शुरू होने के बाद से डेटाबेस का जवाब नहीं आया है। जवाब आते ही यह पेज अपने आप भर जाएगा।
ops-offline = इस सर्वर से कनेक्शन टूट गया है। फिर से कोशिश जारी है…

ops-state-draft = शुरू नहीं किया गया
ops-state-scheduled = अपने आप शुरू होगा
ops-state-open = चालू
ops-state-paused = विराम पर
ops-state-closed = समाप्त
ops-state-sold-out = सब बँट गया
ops-frozen = यूनिटें फ़्रीज़ हैं
ops-opens-in = शुरू होने में बाकी
ops-closes-at = समाप्ति: { $when }

ops-supply = कुल यूनिट
ops-granted = दी जा चुकीं
ops-held = होल्ड पर
ops-remaining = बाकी
ops-rate = बँटने की गति
ops-time-left = इस गति से कितनी देर
ops-attempts = माँगने वाले
ops-granted-share = { $percent } प्रतिशत यूनिटें दी जा चुकी हैं

ops-regions = क्षेत्र
ops-region = क्षेत्र
ops-health = स्थिति
ops-answers = जवाब का समय (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = सर्वर
ops-servers-value = { $all } में से { $ready } तैयार
ops-heard = पिछली ख़बर
ops-first-dry = सबसे पहले खाली होगा
ops-dry = खाली: अनुरोध दूसरे क्षेत्रों को जा रहे हैं
ops-health-good = ठीक
ops-health-draining = खाली किया जा रहा है
ops-health-gone = सेवा से बाहर
ops-health-none = कोई सर्वर नहीं
ops-health-silent = सर्वरों की ख़बर नहीं
ops-health-not-ready = सब तैयार नहीं
ops-health-errors = जवाब विफल हो रहे हैं
ops-health-slow = जवाब धीमे हैं

ops-chart-rates = पिछले 15 मिनट: कितने लोग माँग रहे हैं, कितनी यूनिटें बँट रही हैं
ops-chart-latency = पिछले 15 मिनट: जवाब में कितना समय लगता है
ops-chart-rates-now = इस समय माँगने वाले: { $attempts }, बँट रही यूनिटें: { $granted }। नीचे की तालिका में हर मिनट के आँकड़े हैं।
ops-chart-latency-now = इस समय सौ में से एक जवाब में { $slow } या उससे ज़्यादा समय लगता है। नीचे की तालिका में हर मिनट के आँकड़े हैं।
ops-line-attempts = माँगने वाले (बायाँ अक्ष)
ops-line-granted = बँट रही यूनिटें (दायाँ अक्ष)
ops-line-p50 = आधे जवाब
ops-line-p99 = सौ में से एक, सबसे धीमा क्षेत्र
ops-line-round-trip = डेटाबेस में
ops-line-pool = कनेक्शन का इंतज़ार
ops-chart-empty = पहले बिंदु कुछ ही सेकंड में दिखेंगे।
ops-as-table = तालिका में देखें
ops-when = कब

ops-why = जवाब किसका इंतज़ार करते हैं
ops-why-fine = जवाब जल्दी मिल रहे हैं। कहीं कोई इंतज़ार नहीं।
ops-why-quiet = इस समय कोई नहीं माँग रहा।
ops-why-retries = { $region } में जवाब धीमे हैं: डेटाबेस के निर्देश आपस में टकराते हैं और दोबारा चलाने पड़ते हैं।
ops-why-database = { $region } में जवाब धीमे हैं: ज़्यादातर समय डेटाबेस में लगता है।
ops-why-connections = { $region } में जवाब धीमे हैं: अनुरोध डेटाबेस के खाली कनेक्शन का इंतज़ार करते हैं।
ops-why-server = { $region } में जवाब धीमे हैं: देरी न डेटाबेस से है, न कनेक्शन से; वहाँ के सर्वर व्यस्त हैं।
ops-p50 = आधे जवाब इतने समय में
ops-p99 = 100 में से 99 जवाब इतने समय में
ops-round-trip = डेटाबेस में (p99)
ops-pool-wait = कनेक्शन का इंतज़ार (p99)
ops-connections = इस्तेमाल में कनेक्शन
ops-connections-value = { $most } में से { $used }
ops-retries = दोबारा चले निर्देश
ops-errors = विफल जवाब
ops-queue = फ़ैसले के इंतज़ार में

ops-books = हिसाब-किताब
ops-books-good = हिसाब बराबर है
ops-books-bad =
    { $findings ->
        [one] { $findings } चीज़ मेल नहीं खाती
       *[other] { $findings } चीज़ें मेल नहीं खातीं
    }
ops-books-what = “largesse audit” हर गड़बड़ी अलग-अलग बताता है। जिस ऑफ़र का हिसाब बराबर नहीं होता, वह अपने आप विराम पर चला जाता है।
ops-books-unknown = अभी जाँच नहीं हुई
ops-books-checked = पिछली जाँच:

ops-languages = किन भाषाओं में जवाब दिए
ops-languages-none = अभी किसी को जवाब नहीं दिया गया है।

ops-moves = भेजी गई यूनिटें
ops-moves-none = अभी कोई यूनिट कहीं नहीं भेजी गई है।
ops-move =
    { $amount ->
        [one] { $from } से { $to } को { $amount } यूनिट
       *[other] { $from } से { $to } को { $amount } यूनिट
    }
ops-move-inside =
    { $amount ->
        [one] { $region } के भीतर { $amount } यूनिट
       *[other] { $region } के भीतर { $amount } यूनिट
    }
ops-reason-ahead = { $rate } की गति से { $to } की यूनिटें बस इतनी देर चलतीं: { $left }।
ops-reason-ahead-quiet = { $to } को उसका हिस्सा लोगों के आने से पहले मिल रहा है।
ops-reason-floor = { $to } के पास उसकी न्यूनतम संख्या से कम यूनिटें थीं।
ops-reason-drain = { $from } सेवा से हट रहा है और अपनी यूनिटें दूसरों को दे रहा है।
ops-reason-idle = { $from } में ये समाप्ति तक काम न आतीं।
ops-reason-borrow = लोग ऐसे सर्वर पर इंतज़ार में थे जिसकी यूनिटें ख़त्म हो रही थीं।
ops-reason-order = टीम के कहने पर: { $words }
ops-reason-other = { $words }

ops-actions = आप क्या कर सकते हैं
ops-actions-none = आपकी भूमिका में सिर्फ़ देखने की अनुमति है। ऑफ़र शुरू करना, उसे विराम देना और स्टॉक बढ़ाना ऑपरेटर का काम है।
ops-actions-idle = इस समय यहाँ करने को कुछ नहीं है।
ops-open = शुरू करें
ops-open-detail = यूनिटें शुरू होने के तय समय से बँटेंगी; वह समय बीत चुका हो तो तुरंत।
ops-open-now = तय समय पर नहीं, अभी शुरू करें
ops-open-button = ऑफ़र शुरू करें
ops-pause = विराम दें
ops-pause-detail = जब तक आप फिर चालू न करें, किसी को यूनिट नहीं मिलेगी; कुछ खोएगा नहीं। लोग आपका लिखा कारण पढ़ेंगे, हर कोई आपकी लिखी भाषाओं में से अपनी सबसे नज़दीकी भाषा में।
ops-language = भाषा
ops-reason = कारण
ops-reason-shown = कारण, जो लोग पढ़ेंगे
ops-pause-button = ऑफ़र को विराम दें
ops-resume = फिर चालू करें
ops-resume-detail = करीब एक सेकंड में हर जगह यूनिटें फिर बँटने लगेंगी।
ops-resume-button = ऑफ़र फिर चालू करें
ops-restock = स्टॉक बढ़ाएँ
ops-restock-detail = कुल यूनिटों में और यूनिटें जोड़ता है। सब बँट चुका हो तो ऑफ़र अपने आप फिर शुरू हो जाता है। जोड़ी गई यूनिटें वापस नहीं ली जा सकतीं।
ops-amount = कितनी यूनिटें जोड़ें
ops-restock-region = कहाँ जोड़ें
ops-restock-anywhere = कोई भी क्षेत्र: जहाँ लोग माँगेंगे, वहाँ पहुँचा दी जाएँगी
ops-restock-button = ये यूनिटें जोड़ें
ops-freeze = यूनिटें फ़्रीज़ करें
ops-freeze-detail = रीबैलेंसर ज़रूरत से पहले यूनिटें भेजना बंद कर देता है। खाली क्षेत्र में इंतज़ार कर रहे लोगों को दूसरी जगह बची यूनिटें मिलती रहेंगी।
ops-freeze-button = फ़्रीज़ करें
ops-unfreeze = यूनिटें भेजने दें
ops-unfreeze-detail = रीबैलेंसर यूनिटें वहाँ भेजता है जहाँ उनकी ज़रूरत पड़ने वाली है, ज़रूरत पड़ने से पहले।
ops-unfreeze-button = यूनिटें फिर भेजने दें
ops-close = हमेशा के लिए बंद करें
ops-close-detail = ऑफ़र समाप्त हो जाएगा और फिर शुरू नहीं किया जा सकेगा। जिन्हें यूनिट मिल चुकी है, वह उन्हीं की रहेगी।
ops-close-button = ऑफ़र हमेशा के लिए बंद करें
ops-drain = क्षेत्र खाली करें
ops-drain-detail = यह क्षेत्र अपनी सारी यूनिटें दूसरे क्षेत्रों को दे देगा, एक भी नहीं बचेगी, और इसे नई नहीं मिलेंगी। इसके सर्वर जवाब देते रहेंगे।
ops-drain-button = यह क्षेत्र खाली करें
ops-done = हो गया: { $what }।
ops-not-done = नहीं हुआ: { $what }

problem-account-not-found-title = यह खाता नहीं मिला
problem-account-not-found-detail = यहाँ इस आईडी का कोई खाता नहीं है। जिनका डेटा मिटाया जा चुका है, उनके खाते भी नहीं मिलते।
problem-account-in-campaign-title = एक ऑफ़र को इस खाते की अब भी ज़रूरत है
problem-account-in-campaign-detail = { $campaign } के बंद होने तक यह खाता उसमें भाग ले सकता है या उसमें कुछ ले चुका है। उसके बंद होने पर फिर से कोशिश करें।
problem-account-kept-out-title = एक ऑफ़र में इस खाते पर अब भी रोक है
problem-account-kept-out-detail = इस खाते पर रोक लगी है। अगर इसे अभी मिटाया जाए, तो वही व्यक्ति { $campaign } के बंद होने से पहले नया बनकर लौट सकता है। उसके बंद होने पर फिर से कोशिश करें, या खाते से रोक हटाएँ।
problem-account-may-have-pass-title = इस खाते के पास अब भी पास हो सकता है
problem-account-may-have-pass-detail = पास में खाते का मूल क्षेत्र लिखा होता है। खाते पर रोक लगाएँ; रोक लगे खाते को पास नहीं मिलता। { $minutes } मिनट बाद फिर से कोशिश करें, और खाता दूसरे क्षेत्र में पहुँच जाए तो रोक हटा दें।
problem-claim-over-title = लौटाने को कुछ नहीं है
problem-claim-over-detail = यह हिस्सा पहले ही लौटाया जा चुका है या इसका समय समाप्त हो चुका है।
problem-region-not-found-title = यह क्षेत्र नहीं मिला
problem-region-not-found-detail = यहाँ इस नाम का कोई क्षेत्र नहीं है।

conflict-title = अभी की स्थिति में नहीं हो सकता
conflict-state = ऑफ़र की स्थिति: { $state }। इस स्थिति में यह नहीं किया जा सकता।
conflict-window = लोग लेना शुरू कर चुके हैं: ऑफ़र शुरू होने का समय अब बदला नहीं जा सकता।
conflict-over = ऑफ़र की समाप्ति का समय बीत चुका है: पहले उसे आगे बढ़ाएँ।
conflict-exists = इस नाम का ऑफ़र पहले से है।
conflict-operator = इस आईडी का ऑपरेटर पहले से है, और टोकन एक ही बार दिखाया जाता है। अगर वह खो गया हो, तो उसे वापस लें और ऑपरेटर को नई आईडी से जोड़ें।
conflict-leaving = यह क्षेत्र खाली किया जा रहा है या हट चुका है: यहाँ कोई यूनिट नहीं लाई जा सकती।
conflict-no-row = इस ऑफ़र की ऐसी कोई काउंटर पंक्ति नहीं है, या दोनों एक ही हैं।
conflict-nothing-moved = कुछ नहीं भेजा गया: देने वाले के पास अतिरिक्त यूनिट नहीं है।
conflict-last-region = कोई दूसरा क्षेत्र सक्रिय नहीं है: यूनिटें लेने वाला कोई नहीं।
conflict-has-units = यह क्षेत्र खाली नहीं किया जा रहा, या इसमें अब भी यूनिटें हैं: पहले इसे खाली करें।
conflict-not-in-database = डेटाबेस इस क्षेत्र को नहीं जानता और इसे जोड़ नहीं सकता: वहाँ डेटाबेस के नोड होने चाहिए, और इस्तेमाल हो रही भूमिका डेटाबेस की मालिक होनी चाहिए। कुछ नहीं बदला गया।
