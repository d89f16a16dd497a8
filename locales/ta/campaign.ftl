campaign-not-open-title = இன்னும் தொடங்கவில்லை
campaign-not-open-detail =
    { $seconds ->
        [0] இதோ தொடங்கப்போகிறது.
        [one] { $seconds } விநாடிக்குப் பிறகு தொடங்கும்.
       *[other] { $seconds } விநாடிகளுக்குப் பிறகு தொடங்கும்.
    }
campaign-not-open-later-detail = தொடக்கம்: { $opens_at }. மீதமுள்ள நேரம்: { $left }.
campaign-not-open-undated-detail = தொடங்கும் நேரம் அறிவிக்கப்படும்.
campaign-paused-title = சிறிய இடைவேளை
campaign-paused-detail = கவலை வேண்டாம்: மீதமிருப்பது அப்படியே இருக்கிறது. சிறிது நேரத்தில் மீண்டும் வாருங்கள்.
campaign-paused-reason-detail = கவலை வேண்டாம்: மீதமிருப்பது அப்படியே இருக்கிறது. காரணம்: { $reason }
campaign-closed-title = முடிந்துவிட்டது
campaign-closed-detail = இந்தச் சலுகை முடிந்துவிட்டது. வந்ததற்கு நன்றி!
campaign-not-eligible-title = உங்கள் நாட்டில் கிடைக்காது
campaign-not-eligible-detail = மன்னிக்கவும், உங்கள் கணக்கின் நாட்டில் இந்தச் சலுகை வழங்கப்படவில்லை.
account-too-new-title = இந்தக் கணக்கு மிகவும் புதியது
account-too-new-detail = மன்னிக்கவும், இந்தச் சலுகை பழைய கணக்குகளுக்கு மட்டுமே.
account-blocked-title = இந்தக் கணக்கு பங்கேற்க முடியாது
account-blocked-detail = இந்தக் கணக்கு முடக்கப்பட்டுள்ளது. இது தவறு என்று நினைத்தால், உதவிக் குழுவைத் தொடர்புகொள்ளுங்கள்.
campaign-supply =
    { $supply ->
        [one] வழங்க { $supply } மட்டுமே உள்ளது
       *[other] வழங்க { $supply } உள்ளன
    }
campaign-remaining =
    { $remaining ->
        [0] எதுவும் மீதமில்லை
        [one] { $remaining } மட்டுமே மீதம்
       *[other] { $remaining } மீதம்
    }
