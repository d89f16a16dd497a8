campaign-not-open-title = अभी शुरू नहीं हुआ
campaign-not-open-detail =
    { $seconds ->
        [0] बस शुरू होने ही वाला है।
        [one] { $seconds } सेकंड में शुरू होगा।
       *[other] { $seconds } सेकंड में शुरू होगा।
    }
campaign-not-open-later-detail = शुरुआत: { $opens_at }। बाकी समय: { $left }।
campaign-not-open-undated-detail = शुरू होने का समय जल्द बताया जाएगा।

campaign-paused-title = छोटा-सा विराम
campaign-paused-detail = चिंता न करें: जो बचा है, वह सुरक्षित है। थोड़ी देर में फिर आइए।
campaign-paused-reason-detail = चिंता न करें: जो बचा है, वह सुरक्षित है। कारण: { $reason }

campaign-closed-title = ऑफ़र समाप्त
campaign-closed-detail = यह ऑफ़र समाप्त हो चुका है। आने के लिए धन्यवाद!

campaign-not-eligible-title = आपके देश में उपलब्ध नहीं
campaign-not-eligible-detail = माफ़ कीजिए, यह ऑफ़र आपके खाते के देश में उपलब्ध नहीं है।

account-too-new-title = यह खाता बहुत नया है
account-too-new-detail = माफ़ कीजिए, यह ऑफ़र सिर्फ़ पुराने खातों के लिए है।
account-blocked-title = यह खाता भाग नहीं ले सकता
account-blocked-detail = इस खाते पर रोक लगी है। अगर आपको लगता है कि यह गलती है, तो सहायता टीम से संपर्क करें।

campaign-supply =
    { $supply ->
        [one] बाँटने के लिए केवल { $supply }
       *[other] बाँटने के लिए { $supply }
    }
campaign-remaining =
    { $remaining ->
        [0] एक भी नहीं बचा
        [one] केवल { $remaining } बचा है
       *[other] { $remaining } बचे हैं
    }
