campaign-not-open-title = Chưa mở
campaign-not-open-detail =
    { $seconds ->
        [0] Sắp mở ngay bây giờ.
        [one] Sẽ mở sau { $seconds } giây nữa.
       *[other] Sẽ mở sau { $seconds } giây nữa.
    }
campaign-not-open-later-detail = Giờ mở: { $opens_at }. Còn lại: { $left }.
campaign-not-open-undated-detail = Giờ mở sẽ được thông báo.
campaign-paused-title = Tạm nghỉ một chút
campaign-paused-detail = Không mất gì cả: phần còn lại vẫn ở đó. Bạn quay lại sau nhé.
campaign-paused-reason-detail = Không mất gì cả: phần còn lại vẫn ở đó. Lý do: { $reason }
campaign-closed-title = Đã kết thúc
campaign-closed-detail = Chương trình này đã kết thúc. Cảm ơn bạn đã ghé!
campaign-not-eligible-title = Không áp dụng ở nước bạn
campaign-not-eligible-detail = Rất tiếc, chương trình này không áp dụng cho quốc gia của tài khoản bạn.
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
