claim-granted-title = यह आपका हुआ!
claim-granted-detail = { $title }: एक आपके नाम हुआ। आपका टिकट नंबर: { $ticket } ({ $region })।

claim-already-title = आपको पहले ही मिल चुका है
claim-already-detail = { $title }: हर व्यक्ति को एक, और आपका सुरक्षित है। आपका टिकट नंबर: { $ticket } ({ $region })।

claim-sold-out-title = सब बँट गया
claim-sold-out-detail =
    { $supply ->
        [1] इकलौता किसी और को मिल चुका है। माफ़ कीजिए!
        [one] { $supply } बँट चुका है। माफ़ कीजिए!
       *[other] सभी { $supply } बँट चुके हैं। माफ़ कीजिए!
    }

claim-wait-title = लगभग सब बँट गया
claim-wait-detail =
    { $seconds ->
        [one] कुछ अब भी वापस आ सकते हैं। { $seconds } सेकंड बाद फिर पूछें।
       *[other] कुछ अब भी वापस आ सकते हैं। { $seconds } सेकंड बाद फिर पूछें।
    }

claim-released-title = आपने अपना लौटा दिया
claim-released-detail = वह अब दूसरों के लिए उपलब्ध है। हर खाता केवल एक बार ले सकता है।

claim-expired-title = समय समाप्त हो गया
claim-expired-detail = जो आपके लिए रखा था, वह अब दूसरों के लिए उपलब्ध है। हर खाता केवल एक बार ले सकता है।

claim-reference = संदर्भ: { $reference }
