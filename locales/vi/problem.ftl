problem-unauthorized-title = Vui lòng đăng nhập
problem-unauthorized-detail = Chúng tôi cần biết bạn là ai. Bạn hãy đăng nhập rồi thử lại.

problem-invalid-token-title = Vui lòng đăng nhập lại
problem-invalid-token-detail = Phiên đăng nhập của bạn không còn hiệu lực. Hãy đăng nhập lại rồi thử lần nữa.

problem-pass-expired-title = Thẻ truy cập của bạn đã hết hạn
problem-pass-expired-detail = Hãy lấy thẻ truy cập mới rồi thử lại.

problem-invalid-pass-title = Không dùng được thẻ truy cập này
problem-invalid-pass-detail = Hãy lấy thẻ truy cập mới rồi thử lại.

problem-not-found-title = Ở đây không có gì
problem-not-found-detail = Không có gì ở địa chỉ này.

problem-campaign-not-found-title = Không tìm thấy chương trình này
problem-campaign-not-found-detail = Vui lòng kiểm tra lại liên kết.

problem-claim-not-found-title = Chưa nhận gì
problem-claim-not-found-detail = Tài khoản này chưa nhận gì ở đây.

problem-method-not-allowed-title = Không thể làm việc này ở đây
problem-method-not-allowed-detail = Địa chỉ này không chấp nhận phương thức đó.

problem-too-large-title = Yêu cầu quá lớn
problem-too-large-detail = Yêu cầu vượt quá kích thước cho phép.

problem-unsupported-media-type-title = Sai định dạng
problem-unsupported-media-type-detail = Vui lòng gửi yêu cầu dưới dạng JSON.

problem-malformed-json-title = Không đọc được yêu cầu
problem-malformed-json-detail = Yêu cầu không phải là JSON hợp lệ.

problem-invalid-request-title = Có gì đó chưa đúng
problem-invalid-request-detail = Vui lòng kiểm tra lại trường này: { $field }.

problem-quantity-not-supported-title = Chỉ một phần thôi nhé
problem-quantity-not-supported-detail = Bạn chỉ có thể nhận một phần.

problem-key-invalid-title = Khóa không dùng được
problem-key-invalid-detail = Idempotency-Key phải có từ 1 đến 128 ký tự.

problem-too-many-requests-title = Từ từ nhé
problem-too-many-requests-detail = Bạn thử quá nhiều lần. Hãy chờ một lát rồi thử lại.

problem-overloaded-title = Đông quá!
problem-overloaded-detail =
    { $seconds ->
        [one] Hiện có rất nhiều người ở đây. Bạn hãy thử lại sau { $seconds } giây.
       *[other] Hiện có rất nhiều người ở đây. Bạn hãy thử lại sau { $seconds } giây.
    }

problem-outcome-unknown-title = Chưa rõ kết quả
problem-outcome-unknown-detail =
    { $seconds ->
        [one] Hãy thử lại với cùng khóa đó sau { $seconds } giây: bạn sẽ không nhận hai phần và cũng không mất lượt.
       *[other] Hãy thử lại với cùng khóa đó sau { $seconds } giây: bạn sẽ không nhận hai phần và cũng không mất lượt.
    }

problem-unavailable-title = Chúng tôi sẽ trở lại ngay
problem-unavailable-detail =
    { $seconds ->
        [one] Hiện chưa dùng được. Bạn hãy thử lại sau { $seconds } giây.
       *[other] Hiện chưa dùng được. Bạn hãy thử lại sau { $seconds } giây.
    }

problem-timeout-title = Mất quá nhiều thời gian
problem-timeout-detail = Hãy thử lại với cùng khóa đó: bạn sẽ không nhận hai phần.

problem-internal-title = Lỗi của chúng tôi
problem-internal-detail = Phía chúng tôi có trục trặc. Bạn vui lòng thử lại.

problem-cross-site-title = Hãy dùng trang của chúng tôi
problem-cross-site-detail = Yêu cầu này đến từ trang khác. Hãy mở trang của chúng tôi và chạm vào nút ở đó.

problem-text-not-found-title = Không có nội dung bằng ngôn ngữ này
problem-text-not-found-detail = Chương trình không có nội dung bằng ngôn ngữ này.

problem-text-needed-title = Nội dung này phải được giữ lại
problem-text-needed-detail = Mọi ngôn ngữ khác đều dựa vào nội dung này. Hãy viết lại thay vì xóa.

problem-challenge-required-title = Trước tiên, một bước kiểm tra nhanh
problem-challenge-required-detail = Hãy cho thấy bạn là người chứ không phải chương trình, rồi thử lại.

problem-challenge-failed-title = Kiểm tra chưa thành công
problem-challenge-failed-detail = Bạn vui lòng làm lại: mỗi lần kiểm tra chỉ dùng được một lần và chỉ trong vài phút.
