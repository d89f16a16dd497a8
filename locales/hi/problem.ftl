problem-unauthorized-title = कृपया साइन इन करें
problem-unauthorized-detail = हमें पता होना चाहिए कि अनुरोध किसका है। साइन इन करके फिर से कोशिश करें।

problem-invalid-token-title = कृपया दोबारा साइन इन करें
problem-invalid-token-detail = आपका साइन-इन अब मान्य नहीं है। दोबारा साइन इन करके फिर से कोशिश करें।

problem-pass-expired-title = पास की अवधि समाप्त हो गई है
problem-pass-expired-detail = नया पास लेकर फिर से कोशिश करें।

problem-invalid-pass-title = यह पास मान्य नहीं है
problem-invalid-pass-detail = नया पास लेकर फिर से कोशिश करें।

problem-not-found-title = यहाँ कुछ नहीं है
problem-not-found-detail = इस पते पर कुछ नहीं है।

problem-campaign-not-found-title = यह ऑफ़र नहीं मिला
problem-campaign-not-found-detail = कृपया लिंक जाँच लें।

problem-claim-not-found-title = अभी कुछ नहीं लिया
problem-claim-not-found-detail = इस खाते ने यहाँ अभी कुछ नहीं लिया है।

problem-method-not-allowed-title = यहाँ ऐसा नहीं हो सकता
problem-method-not-allowed-detail = इस पते पर यह तरीका मान्य नहीं है।

problem-too-large-title = अनुरोध बहुत बड़ा है
problem-too-large-detail = इसका आकार तय सीमा से ज़्यादा है।

problem-unsupported-media-type-title = गलत प्रारूप
problem-unsupported-media-type-detail = कृपया अनुरोध JSON में भेजें।

problem-malformed-json-title = अनुरोध पढ़ा नहीं जा सका
problem-malformed-json-detail = अनुरोध मान्य JSON नहीं है।

problem-invalid-request-title = कुछ ठीक नहीं है
problem-invalid-request-detail = कृपया यह फ़ील्ड जाँचें: { $field }।

problem-quantity-not-supported-title = सिर्फ़ एक
problem-quantity-not-supported-detail = आप एक ही ले सकते हैं, ज़्यादा नहीं।

problem-key-invalid-title = कुंजी मान्य नहीं है
problem-key-invalid-detail = Idempotency-Key में 1 से 128 वर्ण होने चाहिए।

problem-too-many-requests-title = ज़रा धीरे
problem-too-many-requests-detail = अनुरोध बहुत जल्दी-जल्दी आ रहे हैं। थोड़ा रुककर फिर से कोशिश करें।

problem-overloaded-title = कितनी भीड़ है!
problem-overloaded-detail =
    { $seconds ->
        [one] इस समय यहाँ बहुत सारे लोग हैं। { $seconds } सेकंड बाद फिर से कोशिश करें।
       *[other] इस समय यहाँ बहुत सारे लोग हैं। { $seconds } सेकंड बाद फिर से कोशिश करें।
    }

problem-outcome-unknown-title = अभी पक्का नहीं है
problem-outcome-unknown-detail =
    { $seconds ->
        [one] { $seconds } सेकंड बाद उसी कुंजी से फिर से कोशिश करें: आपको दो नहीं मिलेंगे, और आपकी बारी भी नहीं जाएगी।
       *[other] { $seconds } सेकंड बाद उसी कुंजी से फिर से कोशिश करें: आपको दो नहीं मिलेंगे, और आपकी बारी भी नहीं जाएगी।
    }

problem-unavailable-title = थोड़ी देर में लौटते हैं
problem-unavailable-detail =
    { $seconds ->
        [one] यह सेवा अभी काम नहीं कर रही है। { $seconds } सेकंड बाद फिर से कोशिश करें।
       *[other] यह सेवा अभी काम नहीं कर रही है। { $seconds } सेकंड बाद फिर से कोशिश करें।
    }

problem-timeout-title = बहुत समय लग गया
problem-timeout-detail = उसी कुंजी से फिर से कोशिश करें: आपको दो नहीं मिलेंगे।

problem-internal-title = गलती हमारी है
problem-internal-detail = हमारी ओर से कुछ गड़बड़ हो गई। कृपया फिर से कोशिश करें।

problem-cross-site-title = कृपया हमारा पेज इस्तेमाल करें
problem-cross-site-detail = यह अनुरोध किसी दूसरी साइट से आया है। हमारा पेज खोलें और वहाँ बटन दबाएँ।

problem-text-not-found-title = इस भाषा में कोई टेक्स्ट नहीं
problem-text-not-found-detail = इस ऑफ़र का इस भाषा में कोई टेक्स्ट नहीं है।

problem-text-needed-title = यह टेक्स्ट रहना ज़रूरी है
problem-text-needed-detail = बाकी सभी भाषाएँ इसी पर निर्भर हैं। इसे हटाने की जगह नए सिरे से लिखें।

problem-challenge-required-title = पहले एक छोटी जाँच
problem-challenge-required-detail = कृपया दिखाएँ कि आप इंसान हैं, कोई प्रोग्राम नहीं, फिर दोबारा कोशिश करें।

problem-challenge-failed-title = जाँच पूरी नहीं हो पाई
problem-challenge-failed-detail = कृपया इसे एक बार और करें: हर जाँच एक ही बार गिनी जाती है, और सिर्फ़ कुछ मिनट तक।
