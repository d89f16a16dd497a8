problem-unauthorized-title = Tafadhali ingia
problem-unauthorized-detail = Tunahitaji kujua wewe ni nani. Ingia, kisha ujaribu tena.

problem-invalid-token-title = Tafadhali ingia tena
problem-invalid-token-detail = Kipindi chako kimekwisha muda. Ingia tena, kisha ujaribu mara nyingine.

problem-pass-expired-title = Muda wa pasi yako umekwisha
problem-pass-expired-detail = Pata pasi mpya, kisha ujaribu tena.

problem-invalid-pass-title = Pasi hii haiwezi kutumika
problem-invalid-pass-detail = Pata pasi mpya, kisha ujaribu tena.

problem-not-found-title = Hakuna kitu hapa
problem-not-found-detail = Hakuna kitu kwenye anwani hii.

problem-campaign-not-found-title = Hatukuipata ofa hii
problem-campaign-not-found-detail = Tafadhali angalia kiungo.

problem-claim-not-found-title = Bado hujachukua
problem-claim-not-found-detail = Akaunti hii bado haijachukua chochote hapa.

problem-method-not-allowed-title = Hilo haliwezekani hapa
problem-method-not-allowed-detail = Anwani hii haikubali njia hiyo.

problem-too-large-title = Ombi ni kubwa mno
problem-too-large-detail = Ombi limezidi ukubwa unaoruhusiwa.

problem-unsupported-media-type-title = Muundo si sahihi
problem-unsupported-media-type-detail = Tafadhali tuma ombi katika muundo wa JSON.

problem-malformed-json-title = Ombi halisomeki
problem-malformed-json-detail = Ombi si JSON sahihi.

problem-invalid-request-title = Kuna kitu hakiko sawa
problem-invalid-request-detail = Tafadhali angalia sehemu hii: { $field }.

problem-quantity-not-supported-title = Moja tu
problem-quantity-not-supported-detail = Unaweza kuchukua moja, si zaidi.

problem-key-invalid-title = Ufunguo hauwezi kutumika
problem-key-invalid-detail = Idempotency-Key lazima iwe na herufi 1 hadi 128.

problem-too-many-requests-title = Polepole kidogo
problem-too-many-requests-detail = Unajaribu mara nyingi mno. Tafadhali subiri kidogo, kisha ujaribu tena.

problem-overloaded-title = Watu ni wengi kweli!
problem-overloaded-detail =
    { $seconds ->
        [one] Kuna watu wengi sana hapa sasa hivi. Tafadhali jaribu tena baada ya sekunde { $seconds }.
       *[other] Kuna watu wengi sana hapa sasa hivi. Tafadhali jaribu tena baada ya sekunde { $seconds }.
    }

problem-outcome-unknown-title = Bado hatuna uhakika
problem-outcome-unknown-detail =
    { $seconds ->
        [one] Jaribu tena kwa ufunguo uleule baada ya sekunde { $seconds }: hutapata mbili, na hutapoteza nafasi yako.
       *[other] Jaribu tena kwa ufunguo uleule baada ya sekunde { $seconds }: hutapata mbili, na hutapoteza nafasi yako.
    }

problem-unavailable-title = Tunarudi hivi punde
problem-unavailable-detail =
    { $seconds ->
        [one] Huduma haipatikani kwa sasa. Tafadhali jaribu tena baada ya sekunde { $seconds }.
       *[other] Huduma haipatikani kwa sasa. Tafadhali jaribu tena baada ya sekunde { $seconds }.
    }

problem-timeout-title = Imechukua muda mrefu mno
problem-timeout-detail = Tafadhali jaribu tena kwa ufunguo uleule: hutapata mbili.

problem-internal-title = Ni kosa letu
problem-internal-detail = Kuna hitilafu upande wetu. Tafadhali jaribu tena.

problem-cross-site-title = Tafadhali tumia ukurasa wetu
problem-cross-site-detail = Ombi hili limetoka kwenye tovuti nyingine. Fungua ukurasa wetu na uguse kitufe hapo.

problem-text-not-found-title = Hakuna maandishi kwa lugha hii
problem-text-not-found-detail = Ofa haina maandishi kwa lugha hii.

problem-text-needed-title = Maandishi haya lazima yabaki
problem-text-needed-detail = Lugha nyingine zote huyategemea. Yaandike upya badala ya kuyaondoa.

problem-challenge-required-title = Ukaguzi mfupi kwanza
problem-challenge-required-detail = Tafadhali onyesha kwamba wewe ni mtu na si programu, kisha ujaribu tena.

problem-challenge-failed-title = Ukaguzi haukufaulu
problem-challenge-failed-detail = Tafadhali ufanye tena: kila ukaguzi huhesabiwa mara moja tu, na kwa dakika chache tu.
