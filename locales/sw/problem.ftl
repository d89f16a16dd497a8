problem-unauthorized-title = Tafadhali ingia
problem-unauthorized-detail = Tunahitaji kujua ni nani anayeuliza. Ingia, kisha jaribu tena.

problem-invalid-token-title = Tafadhali ingia tena
problem-invalid-token-detail = Kuingia kwako hakutumiki tena. Ingia tena, kisha jaribu mara nyingine.

problem-pass-expired-title = Pasi yako imekwisha muda
problem-pass-expired-detail = Pata pasi mpya, kisha jaribu tena.

problem-invalid-pass-title = Pasi hii haiwezi kutumika
problem-invalid-pass-detail = Pata pasi mpya, kisha jaribu tena.

problem-not-found-title = Hakuna kitu hapa
problem-not-found-detail = Hakuna kitu kwenye anwani hii.

problem-campaign-not-found-title = Hatuijui ofa hii
problem-campaign-not-found-detail = Tafadhali angalia kiungo.

problem-claim-not-found-title = Bado hujachukua
problem-claim-not-found-detail = Akaunti hii bado haijachukua chochote hapa.

problem-method-not-allowed-title = Hilo haliwezekani hapa
problem-method-not-allowed-detail = Anwani hii haikubali njia hiyo.

problem-too-large-title = Kubwa mno
problem-too-large-detail = Ombi ni kubwa kuliko tunavyokubali.

problem-unsupported-media-type-title = Muundo si sahihi
problem-unsupported-media-type-detail = Tafadhali tuma ombi kama JSON.

problem-malformed-json-title = Ombi halisomeki
problem-malformed-json-detail = Ombi si JSON sahihi.

problem-invalid-request-title = Kuna kitu si sahihi
problem-invalid-request-detail = Tafadhali angalia sehemu hii: { $field }.

problem-quantity-not-supported-title = Moja kwa wakati mmoja
problem-quantity-not-supported-detail = Unaweza kuchukua moja, si zaidi.

problem-key-invalid-title = Ufunguo hauwezi kutumika
problem-key-invalid-detail = Idempotency-Key lazima iwe na herufi 1 hadi 128.

problem-too-many-requests-title = Polepole
problem-too-many-requests-detail = Unauliza mara nyingi mno. Tafadhali subiri kidogo kisha jaribu tena.

problem-overloaded-title = Umati mkubwa!
problem-overloaded-detail =
    { $seconds ->
        [one] Kuna watu wengi sana hapa sasa hivi. Tafadhali jaribu tena baada ya sekunde { $seconds }.
       *[other] Kuna watu wengi sana hapa sasa hivi. Tafadhali jaribu tena baada ya sekunde { $seconds }.
    }

problem-outcome-unknown-title = Bado hatuna uhakika
problem-outcome-unknown-detail =
    { $seconds ->
        [one] Uliza tena kwa ufunguo uleule baada ya sekunde { $seconds }: hutapata mbili, na hutapoteza nafasi yako.
       *[other] Uliza tena kwa ufunguo uleule baada ya sekunde { $seconds }: hutapata mbili, na hutapoteza nafasi yako.
    }

problem-unavailable-title = Tunarudi hivi punde
problem-unavailable-detail =
    { $seconds ->
        [one] Hii haifanyi kazi sasa hivi. Tafadhali jaribu tena baada ya sekunde { $seconds }.
       *[other] Hii haifanyi kazi sasa hivi. Tafadhali jaribu tena baada ya sekunde { $seconds }.
    }

problem-timeout-title = Imechukua muda mrefu mno
problem-timeout-detail = Tafadhali jaribu tena kwa ufunguo uleule: hutapata mbili.

problem-internal-title = Kosa letu
problem-internal-detail = Kuna hitilafu upande wetu. Tafadhali jaribu tena.

problem-cross-site-title = Tafadhali tumia ukurasa wetu
problem-cross-site-detail = Ombi hili limetoka kwenye tovuti nyingine. Fungua ukurasa wetu na uguse kitufe hapo.

problem-admin-off-title = Usimamizi umezimwa
problem-admin-off-detail = Seva hii haina tokeni ya wasimamizi.

problem-text-not-found-title = Hakuna maandishi kwa lugha hii
problem-text-not-found-detail = Ofa haina maandishi kwa lugha hii.

problem-text-needed-title = Maandishi haya lazima yabaki
problem-text-needed-detail = Lugha nyingine zote huyategemea. Yaandike upya badala ya kuyaondoa.
