claim-granted-title = Của bạn đây!
claim-granted-detail = { $title }: bạn được một phần. Số của bạn: { $ticket } ({ $region }).

claim-already-title = Bạn đã nhận rồi
claim-already-detail = { $title }: mỗi người một phần, và phần của bạn vẫn còn nguyên. Số của bạn: { $ticket } ({ $region }).

claim-sold-out-title = Đã hết
claim-sold-out-detail =
    { $supply ->
        [1] Phần duy nhất đã có chủ. Rất tiếc!
        [one] Tất cả { $supply } phần đều đã có chủ. Rất tiếc!
       *[other] Tất cả { $supply } phần đều đã có chủ. Rất tiếc!
    }

claim-wait-title = Gần hết rồi
claim-wait-detail =
    { $seconds ->
        [one] Có thể vài phần sẽ được trả lại. Bạn hãy thử lại sau { $seconds } giây nhé.
       *[other] Có thể vài phần sẽ được trả lại. Bạn hãy thử lại sau { $seconds } giây nhé.
    }

claim-released-title = Bạn đã trả lại phần của mình
claim-released-detail = Phần đó giờ dành cho người khác. Mỗi tài khoản chỉ được nhận một lần.

claim-expired-title = Hết thời gian
claim-expired-detail = Phần giữ cho bạn giờ dành cho người khác. Mỗi tài khoản chỉ được nhận một lần.

claim-reference = Mã tham chiếu: { $reference }
