problem-unauthorized-title = कृपया साइन इन करें
problem-unauthorized-detail = हमें जानना है कि कौन पूछ रहा है। साइन इन करके फिर कोशिश करें।

problem-invalid-token-title = कृपया फिर से साइन इन करें
problem-invalid-token-detail = आपका साइन-इन अब मान्य नहीं है। फिर से साइन इन करके कोशिश करें।

problem-pass-expired-title = आपका पास समाप्त हो गया है
problem-pass-expired-detail = नया पास लें, फिर दोबारा कोशिश करें।

problem-invalid-pass-title = यह पास मान्य नहीं है
problem-invalid-pass-detail = नया पास लें, फिर दोबारा कोशिश करें।

problem-not-found-title = यहाँ कुछ नहीं है
problem-not-found-detail = इस पते पर कुछ नहीं है।

problem-campaign-not-found-title = ऐसा कोई ऑफ़र नहीं है
problem-campaign-not-found-detail = कृपया लिंक जाँच लें।

problem-claim-not-found-title = अभी कुछ नहीं लिया
problem-claim-not-found-detail = इस खाते ने यहाँ अभी कुछ नहीं लिया है।

problem-method-not-allowed-title = यहाँ ऐसा नहीं हो सकता
problem-method-not-allowed-detail = यह पता इस तरीके को स्वीकार नहीं करता।

problem-too-large-title = बहुत बड़ा
problem-too-large-detail = अनुरोध तय सीमा से बड़ा है।

problem-unsupported-media-type-title = गलत प्रारूप
problem-unsupported-media-type-detail = कृपया अनुरोध JSON में भेजें।

problem-malformed-json-title = अनुरोध पढ़ा नहीं जा सका
problem-malformed-json-detail = अनुरोध मान्य JSON नहीं है।

problem-invalid-request-title = कुछ ठीक नहीं है
problem-invalid-request-detail = कृपया यह फ़ील्ड जाँचें: { $field }।

problem-quantity-not-supported-title = एक बार में एक ही
problem-quantity-not-supported-detail = आप एक ही ले सकते हैं, ज़्यादा नहीं।

problem-key-invalid-title = कुंजी मान्य नहीं है
problem-key-invalid-detail = Idempotency-Key में 1 से 128 वर्ण होने चाहिए।

problem-too-many-requests-title = ज़रा धीरे
problem-too-many-requests-detail = आप बहुत बार पूछ रहे हैं। थोड़ा रुककर फिर कोशिश करें।

problem-overloaded-title = कितनी भीड़ है!
problem-overloaded-detail =
    { $seconds ->
        [one] इस समय बहुत सारे लोग आए हैं। { $seconds } सेकंड बाद फिर कोशिश करें।
       *[other] इस समय बहुत सारे लोग आए हैं। { $seconds } सेकंड बाद फिर कोशिश करें।
    }

problem-outcome-unknown-title = अभी पक्का नहीं है
problem-outcome-unknown-detail =
    { $seconds ->
        [one] { $seconds } सेकंड बाद उसी कुंजी से फिर पूछें: आपको दो नहीं मिलेंगे, और आपकी जगह भी नहीं जाएगी।
       *[other] { $seconds } सेकंड बाद उसी कुंजी से फिर पूछें: आपको दो नहीं मिलेंगे, और आपकी जगह भी नहीं जाएगी।
    }

problem-unavailable-title = थोड़ी देर में लौटते हैं
problem-unavailable-detail =
    { $seconds ->
        [one] यह अभी काम नहीं कर रहा। { $seconds } सेकंड बाद फिर कोशिश करें।
       *[other] यह अभी काम नहीं कर रहा। { $seconds } सेकंड बाद फिर कोशिश करें।
    }

problem-timeout-title = बहुत समय लग गया
problem-timeout-detail = उसी कुंजी से फिर कोशिश करें: आपको दो नहीं मिलेंगे।

problem-internal-title = गलती हमारी है
problem-internal-detail = हमारी ओर कुछ गड़बड़ हो गई। कृपया फिर कोशिश करें।

problem-cross-site-title = कृपया हमारा पेज इस्तेमाल करें
problem-cross-site-detail = यह अनुरोध किसी दूसरी साइट से आया है। हमारा पेज खोलें और वहाँ बटन दबाएँ।

problem-admin-off-title = प्रशासन बंद है
problem-admin-off-detail = इस सर्वर पर प्रशासकों के लिए कोई टोकन नहीं है।

problem-text-not-found-title = इस भाषा में कोई पाठ नहीं
problem-text-not-found-detail = इस ऑफ़र का इस भाषा में कोई पाठ नहीं है।

problem-text-needed-title = यह पाठ रहना ज़रूरी है
problem-text-needed-detail = बाकी सभी भाषाएँ इसी पर टिकी हैं। इसे हटाने की जगह नए सिरे से लिखें।
