claim-granted-title = இது உங்களுடையது!
claim-granted-detail = { $title }: ஒன்று உங்களுடையது. உங்கள் எண்: { $ticket } ({ $region }).

claim-already-title = உங்களுடையது ஏற்கெனவே கிடைத்துவிட்டது
claim-already-detail = { $title }: ஒருவருக்கு ஒன்று, உங்களுடையது பாதுகாப்பாக உள்ளது. உங்கள் எண்: { $ticket } ({ $region }).

claim-sold-out-title = எல்லாம் தீர்ந்துவிட்டது
claim-sold-out-detail =
    { $supply ->
        [one] இருந்த ஒன்றும் வழங்கப்பட்டுவிட்டது. மன்னிக்கவும்!
       *[other] { $supply } அனைத்தும் வழங்கப்பட்டுவிட்டன. மன்னிக்கவும்!
    }

claim-wait-title = கிட்டத்தட்ட தீர்ந்துவிட்டது
claim-wait-detail =
    { $seconds ->
        [one] சில இன்னும் திரும்ப வரலாம். { $seconds } விநாடிக்குப் பிறகு மீண்டும் கேளுங்கள்.
       *[other] சில இன்னும் திரும்ப வரலாம். { $seconds } விநாடிகளுக்குப் பிறகு மீண்டும் கேளுங்கள்.
    }

claim-released-title = உங்களுடையதைத் திருப்பிக் கொடுத்துவிட்டீர்கள்
claim-released-detail = அது மற்றவர்களுக்குச் சென்றுவிட்டது. ஒவ்வொரு கணக்கும் ஒருமுறை மட்டுமே பெறலாம்.

claim-expired-title = நேரம் முடிந்துவிட்டது
claim-expired-detail = உங்களுக்காக வைத்திருந்தது மற்றவர்களுக்குச் சென்றுவிட்டது. ஒவ்வொரு கணக்கும் ஒருமுறை மட்டுமே பெறலாம்.

claim-reference = குறிப்பு எண்: { $reference }
