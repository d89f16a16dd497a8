claim-granted-title = 받았어요!
claim-granted-detail = { $title }: 한 개를 받았어요. 내 번호: { $ticket } ({ $region }).

claim-already-title = 이미 받았어요
claim-already-detail = { $title }: 한 사람에 한 개씩이에요. 받은 것은 잘 있으니 걱정 마세요. 내 번호: { $ticket } ({ $region }).

claim-sold-out-title = 모두 소진됐어요
claim-sold-out-detail =
    { $supply ->
        [1] 딱 하나였는데 주인이 정해졌어요. 죄송해요!
       *[other] { $supply }개 모두 주인이 정해졌어요. 죄송해요!
    }

claim-wait-title = 거의 소진됐어요
claim-wait-detail = 몇 개가 다시 나올 수도 있어요. { $seconds }초 후에 다시 시도해 주세요.

claim-released-title = 이미 반납했어요
claim-released-detail = 반납한 것은 다른 분께 돌아갔어요. 계정마다 한 번만 받을 수 있어요.

claim-expired-title = 시간이 지났어요
claim-expired-detail = 맡아 둔 것은 다른 분께 돌아갔어요. 계정마다 한 번만 받을 수 있어요.

claim-reference = 문의 번호: { $reference }
