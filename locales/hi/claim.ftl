claim-granted-title = यह आपका हुआ!
claim-granted-detail = { $title }: एक आपके नाम हुआ। आपका टिकट नंबर: { $ticket } ({ $region })।

claim-already-title = आपको पहले ही मिल चुका है
claim-already-detail = { $title }: हर व्यक्ति को एक, और आपका हिस्सा सुरक्षित है। आपका टिकट नंबर: { $ticket } ({ $region })।

claim-sold-out-title = सब बँट गया
claim-sold-out-detail =
    { $supply ->
        [1] एक ही था और वह बँट चुका है। माफ़ कीजिए!
        [one] सभी { $supply } बँट चुके हैं। माफ़ कीजिए!
       *[other] सभी { $supply } बँट चुके हैं। माफ़ कीजिए!
    }

claim-wait-title = लगभग सब बँट गया
claim-wait-detail =
    { $seconds ->
        [one] कुछ अब भी वापस आ सकते हैं। { $seconds } सेकंड बाद फिर से कोशिश करें।
       *[other] कुछ अब भी वापस आ सकते हैं। { $seconds } सेकंड बाद फिर से कोशिश करें।
    }

claim-released-title = आपने अपना हिस्सा लौटा दिया
claim-released-detail = वह अब दूसरों के लिए उपलब्ध है। एक खाते से केवल एक बार लिया जा सकता है।

claim-expired-title = समय समाप्त हो गया
claim-expired-detail = जो हिस्सा आपके लिए रखा था, वह अब दूसरों के लिए उपलब्ध है। एक खाते से केवल एक बार लिया जा सकता है।

claim-reference = संदर्भ कोड: { $reference }
