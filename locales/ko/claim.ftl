claim-granted-title = 받으셨어요!
claim-granted-detail = { $title }: 한 개를 받으셨어요. 내 번호: { $ticket } ({ $region }).

claim-already-title = 이미 받으셨어요
claim-already-detail = { $title }: 한 사람에 한 개씩이고, 받으신 것은 안전해요. 내 번호: { $ticket } ({ $region }).

claim-sold-out-title = 모두 소진됐어요
claim-sold-out-detail =
    { $supply ->
        [1] 하나뿐인 수량의 주인이 정해졌어요. 죄송해요!
       *[other] { $supply }개 모두 주인이 정해졌어요. 죄송해요!
    }

claim-wait-title = 거의 소진됐어요
claim-wait-detail = 몇 개가 다시 나올 수도 있어요. { $seconds }초 후에 다시 시도해 주세요.

claim-released-title = 이미 반납하셨어요
claim-released-detail = 반납하신 것은 다른 분께 돌아갔어요. 계정마다 한 번만 받을 수 있어요.

claim-expired-title = 시간이 지났어요
claim-expired-detail = 맡아 두었던 것은 다른 분께 돌아갔어요. 계정마다 한 번만 받을 수 있어요.

claim-reference = 문의 번호: { $reference }
