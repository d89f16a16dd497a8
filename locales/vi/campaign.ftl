campaign-not-open-title = Chưa bắt đầu
campaign-not-open-detail =
    { $seconds ->
        [0] Sắp bắt đầu rồi.
        [one] Sẽ bắt đầu sau { $seconds } giây nữa.
       *[other] Sẽ bắt đầu sau { $seconds } giây nữa.
    }
campaign-not-open-later-detail = Bắt đầu: { $opens_at }. Còn lại: { $left }.
campaign-not-open-undated-detail = Thời gian bắt đầu sẽ được thông báo sau.
campaign-paused-title = Tạm dừng một chút
campaign-paused-detail = Không mất gì cả: phần còn lại vẫn còn nguyên. Bạn quay lại sau nhé.
campaign-paused-reason-detail = Không mất gì cả: phần còn lại vẫn còn nguyên. Lý do: { $reason }
campaign-closed-title = Đã kết thúc
campaign-closed-detail = Chương trình này đã kết thúc. Cảm ơn bạn đã ghé thăm!
campaign-not-eligible-title = Không áp dụng tại quốc gia của bạn
campaign-not-eligible-detail = Rất tiếc, chương trình không áp dụng tại quốc gia của tài khoản này.
account-too-new-title = Tài khoản này còn quá mới
account-too-new-detail = Rất tiếc, chương trình chỉ dành cho các tài khoản đã tạo từ lâu hơn.
account-blocked-title = Tài khoản này không thể tham gia
account-blocked-detail = Tài khoản đã bị khóa. Nếu bạn nghĩ có nhầm lẫn, hãy liên hệ bộ phận hỗ trợ.
campaign-supply =
    { $supply ->
        [one] Có { $supply } phần để tặng
       *[other] Có { $supply } phần để tặng
    }
campaign-remaining =
    { $remaining ->
        [0] Không còn phần nào
        [one] Còn { $remaining } phần
       *[other] Còn { $remaining } phần
    }
