problem-unauthorized-title = உள்நுழையுங்கள்
problem-unauthorized-detail = கேட்பது யார் என்று எங்களுக்குத் தெரிய வேண்டும். உள்நுழைந்து மீண்டும் முயலுங்கள்.

problem-invalid-token-title = மீண்டும் உள்நுழையுங்கள்
problem-invalid-token-detail = உங்கள் உள்நுழைவு இனி செல்லாது. மீண்டும் உள்நுழைந்து முயலுங்கள்.

problem-pass-expired-title = உங்கள் அனுமதிச்சீட்டு காலாவதியானது
problem-pass-expired-detail = புதிய அனுமதிச்சீட்டைப் பெற்று மீண்டும் முயலுங்கள்.

problem-invalid-pass-title = இந்த அனுமதிச்சீட்டைப் பயன்படுத்த முடியாது
problem-invalid-pass-detail = புதிய அனுமதிச்சீட்டைப் பெற்று மீண்டும் முயலுங்கள்.

problem-not-found-title = இங்கே எதுவும் இல்லை
problem-not-found-detail = இந்த முகவரியில் எதுவும் இல்லை.

problem-campaign-not-found-title = அப்படி ஒரு சலுகை இல்லை
problem-campaign-not-found-detail = இணைப்பைச் சரிபாருங்கள்.

problem-claim-not-found-title = இன்னும் எதுவும் பெறவில்லை
problem-claim-not-found-detail = இந்தக் கணக்கு இங்கே இன்னும் எதையும் பெறவில்லை.

problem-method-not-allowed-title = இங்கே அதைச் செய்ய முடியாது
problem-method-not-allowed-detail = இந்த முகவரி அந்த முறையை ஏற்காது.

problem-too-large-title = கோரிக்கை மிகப் பெரியது
problem-too-large-detail = அதன் அளவு அனுமதிக்கப்பட்டதைவிட அதிகம்.

problem-unsupported-media-type-title = தவறான வடிவம்
problem-unsupported-media-type-detail = கோரிக்கையை JSON வடிவில் அனுப்புங்கள்.

problem-malformed-json-title = கோரிக்கையைப் படிக்க முடியவில்லை
problem-malformed-json-detail = கோரிக்கை சரியான JSON அல்ல.

problem-invalid-request-title = ஏதோ சரியில்லை
problem-invalid-request-detail = இந்தப் புலத்தைச் சரிபாருங்கள்: { $field }.

problem-quantity-not-supported-title = ஒன்று மட்டுமே
problem-quantity-not-supported-detail = ஒன்றுக்கு மேல் பெற முடியாது.

problem-key-invalid-title = பயன்படுத்த முடியாத திறவுகோல்
problem-key-invalid-detail = Idempotency-Key-இல் 1 முதல் 128 எழுத்துகள் இருக்க வேண்டும்.

problem-too-many-requests-title = கொஞ்சம் மெதுவாக
problem-too-many-requests-detail = மிக அடிக்கடி கேட்கிறீர்கள். சிறிது நேரம் காத்திருந்து மீண்டும் முயலுங்கள்.

problem-overloaded-title = எவ்வளவு கூட்டம்!
problem-overloaded-detail =
    { $seconds ->
        [one] இப்போது இங்கே நிறையப் பேர் இருக்கிறார்கள். { $seconds } விநாடிக்குப் பிறகு மீண்டும் முயலுங்கள்.
       *[other] இப்போது இங்கே நிறையப் பேர் இருக்கிறார்கள். { $seconds } விநாடிகளுக்குப் பிறகு மீண்டும் முயலுங்கள்.
    }

problem-outcome-unknown-title = இன்னும் உறுதியாகவில்லை
problem-outcome-unknown-detail =
    { $seconds ->
        [one] அதே திறவுகோலுடன் { $seconds } விநாடிக்குப் பிறகு மீண்டும் முயலுங்கள்: உங்களுக்கு இரண்டு கிடைக்காது, உங்கள் இடமும் போகாது.
       *[other] அதே திறவுகோலுடன் { $seconds } விநாடிகளுக்குப் பிறகு மீண்டும் முயலுங்கள்: உங்களுக்கு இரண்டு கிடைக்காது, உங்கள் இடமும் போகாது.
    }

problem-unavailable-title = விரைவில் திரும்புவோம்
problem-unavailable-detail =
    { $seconds ->
        [one] இது இப்போது இயங்கவில்லை. { $seconds } விநாடிக்குப் பிறகு மீண்டும் முயலுங்கள்.
       *[other] இது இப்போது இயங்கவில்லை. { $seconds } விநாடிகளுக்குப் பிறகு மீண்டும் முயலுங்கள்.
    }

problem-timeout-title = அதிக நேரம் ஆகிவிட்டது
problem-timeout-detail = அதே திறவுகோலுடன் மீண்டும் முயலுங்கள்: உங்களுக்கு இரண்டு கிடைக்காது.

problem-internal-title = எங்கள் தவறு
problem-internal-detail = எங்கள் பக்கம் ஏதோ தவறு நடந்துவிட்டது. மீண்டும் முயலுங்கள்.

problem-cross-site-title = எங்கள் பக்கத்தைப் பயன்படுத்துங்கள்
problem-cross-site-detail = இது வேறொரு தளத்திலிருந்து வந்தது. எங்கள் பக்கத்தைத் திறந்து அங்குள்ள பொத்தானைத் தட்டுங்கள்.

problem-text-not-found-title = இந்த மொழியில் உரை இல்லை
problem-text-not-found-detail = இந்தச் சலுகைக்கு இந்த மொழியில் உரை இல்லை.

problem-text-needed-title = இந்த உரை இருக்க வேண்டும்
problem-text-needed-detail = மற்ற எல்லா மொழிகளும் இதையே சார்ந்துள்ளன. நீக்காமல் புதிதாக எழுதுங்கள்.

problem-challenge-required-title = முதலில் ஒரு சிறு சரிபார்ப்பு
problem-challenge-required-detail = நீங்கள் ஒரு மனிதர், நிரல் அல்ல என்பதைக் காட்டி மீண்டும் முயலுங்கள்.

problem-challenge-failed-title = சரிபார்ப்பு வெற்றிபெறவில்லை
problem-challenge-failed-detail = அதை மீண்டும் ஒருமுறை செய்யுங்கள்: ஒவ்வொன்றும் ஒருமுறை மட்டுமே, சில நிமிடங்களுக்கு மட்டுமே செல்லும்.
