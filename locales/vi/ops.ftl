### Words for the team alone.

problem-forbidden-title = Vai trò của bạn không được làm việc này
problem-forbidden-detail = Việc này cần vai trò { $role } trở lên.
problem-out-of-scope-title = Token của bạn không dành cho việc này
problem-out-of-scope-detail = Token của bạn chỉ dành cho một số chương trình hoặc khu vực, và việc này không nằm trong số đó.
order-unknown-detail = Chưa rõ việc này đã được thực hiện hay chưa. Hãy kiểm tra trước rồi mới thử lại. Bổ sung hoặc chuyển với cùng một ID chỉ được thực hiện một lần.
problem-operator-not-found-title = Không tìm thấy người vận hành này
problem-operator-not-found-detail = Không có người vận hành nào mang ID này mà token còn hiệu lực.

ops-title = { $title } · Vận hành
ops-name = Vận hành
ops-seen-from = Xem từ { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = Đăng xuất
ops-sign-in-title = Đăng nhập
ops-sign-in-detail = Dán token vận hành của bạn. Token được giữ trong trình duyệt này đến khi bạn đăng xuất hoặc đóng trình duyệt.
ops-token = Token vận hành
ops-sign-in-button = Đăng nhập
ops-token-refused = Token này không dùng được. Có thể token đã bị thu hồi hoặc đã hết hạn.
ops-token-unknown = Hiện không hỏi được cơ sở dữ liệu token này là của ai. Bạn hãy thử lại sau giây lát.
ops-campaigns = Chương trình
ops-no-campaign-title = Chưa có chương trình nào
ops-no-campaign-detail = Hãy tạo chương trình đầu tiên bằng “largesse campaign create”, chương trình sẽ hiện ở đây.

ops-number = { $value }
ops-per-second = { $value }/giây
ops-per-minute = { $value }/phút
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = { $span } trước
ops-now = bây giờ
ops-minutes-ago = { $value } phút trước
ops-unknown = –

ops-live = Trực tiếp
ops-stale-title = Cơ sở dữ liệu không phản hồi
ops-stale-detail = Đây là tình hình ở lần phản hồi gần nhất. Khi cơ sở dữ liệu hoạt động lại, các yêu cầu nhận sẽ được trả lời ngay.
ops-nothing-title = Chưa có thông tin
ops-nothing-detail = Từ lần đầu máy chủ này hỏi, cơ sở dữ liệu chưa phản hồi. Khi có phản hồi, trang này sẽ tự hiện số liệu.
ops-offline = Mất kết nối với máy chủ này. Đang thử lại…

ops-state-draft = Chưa mở
ops-state-scheduled = Sẽ tự mở
ops-state-open = Đang diễn ra
ops-state-paused = Tạm dừng
ops-state-closed = Đã kết thúc
ops-state-sold-out = Đã hết
ops-frozen = Đang ngừng chuyển phần
ops-opens-in = Bắt đầu sau
ops-closes-at = Kết thúc: { $when }

ops-supply = Tổng số phần
ops-granted = Đã trao
ops-held = Đang giữ
ops-remaining = Còn lại
ops-rate = Đang trao
ops-time-left = Với tốc độ này còn
ops-attempts = Lượt yêu cầu
ops-granted-share = Đã trao { $percent } phần trăm

ops-regions = Khu vực
ops-region = Khu vực
ops-health = Tình trạng
ops-answers = Thời gian trả lời (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = Máy chủ
ops-servers-value = { $ready }/{ $all } sẵn sàng
ops-heard = Liên lạc cuối
ops-first-dry = Sẽ hết trước tiên
ops-dry = Đã cạn: yêu cầu được chuyển đi nơi khác
ops-health-good = Tốt
ops-health-draining = Đang rút hết
ops-health-gone = Ngừng phục vụ
ops-health-none = Không có máy chủ
ops-health-silent = Máy chủ im lặng
ops-health-not-ready = Chưa sẵn sàng hết
ops-health-errors = Trả lời bị lỗi
ops-health-slow = Trả lời chậm

ops-chart-rates = 15 phút qua: lượt yêu cầu và số phần được trao
ops-chart-latency = 15 phút qua: thời gian trả lời
ops-chart-rates-now = Hiện tại: yêu cầu { $attempts }, trao { $granted }. Bảng bên dưới có số liệu từng phút.
ops-chart-latency-now = Hiện cứ 100 lượt trả lời thì có 1 lượt mất { $slow } trở lên. Bảng bên dưới có số liệu từng phút.
ops-line-attempts = Lượt yêu cầu (trục trái)
ops-line-granted = Đang trao (trục phải)
ops-line-p50 = Một nửa số lượt trả lời
ops-line-p99 = 1 trên 100 lượt, khu vực chậm nhất
ops-line-round-trip = Trong cơ sở dữ liệu
ops-line-pool = Chờ kết nối
ops-chart-empty = Những điểm đầu tiên sẽ hiện sau vài giây.
ops-as-table = Xem dạng bảng
ops-when = Lúc

ops-why = Trả lời đang chờ gì
ops-why-fine = Trả lời nhanh. Không phải chờ gì cả.
ops-why-quiet = Hiện không có ai yêu cầu.
ops-why-retries = Trả lời chậm ở { $region }: các câu lệnh vướng nhau và phải chạy lại.
ops-why-database = Trả lời chậm ở { $region }: phần lớn thời gian nằm ở cơ sở dữ liệu.
ops-why-connections = Trả lời chậm ở { $region }: các yêu cầu phải chờ kết nối trống đến cơ sở dữ liệu.
ops-why-server = Trả lời chậm ở { $region }: không phải do cơ sở dữ liệu hay kết nối; máy chủ ở đó đang bận.
ops-p50 = Một nửa số lượt trả lời trong
ops-p99 = 99 trên 100 lượt trả lời trong
ops-round-trip = Trong cơ sở dữ liệu (p99)
ops-pool-wait = Chờ kết nối (p99)
ops-connections = Kết nối đang dùng
ops-connections-value = { $used }/{ $most }
ops-retries = Câu lệnh chạy lại
ops-errors = Trả lời bị lỗi
ops-queue = Đang chờ quyết định

ops-books = Sổ sách
ops-books-good = Sổ sách khớp
ops-books-bad =
    { $findings ->
        [one] { $findings } chỗ không khớp
       *[other] { $findings } chỗ không khớp
    }
ops-books-what = “largesse audit” chỉ ra từng chỗ. Chương trình có sổ sách không khớp sẽ tự tạm dừng.
ops-books-unknown = Chưa kiểm tra
ops-books-checked = Đã kiểm tra

ops-languages = Ngôn ngữ đã phục vụ
ops-languages-none = Chưa trả lời ai.

ops-moves = Các lượt chuyển phần
ops-moves-none = Chưa chuyển phần nào.
ops-move =
    { $amount ->
        [one] { $amount } phần từ { $from } đến { $to }
       *[other] { $amount } phần từ { $from } đến { $to }
    }
ops-move-inside =
    { $amount ->
        [one] { $amount } phần trong nội bộ { $region }
       *[other] { $amount } phần trong nội bộ { $region }
    }
ops-reason-ahead = { $to } lẽ ra sẽ cạn sau { $left } với tốc độ { $rate }.
ops-reason-ahead-quiet = { $to } nhận phần của mình trước khi có người đến.
ops-reason-floor = { $to } còn ít hơn mức tối thiểu.
ops-reason-drain = { $from } sắp ngừng phục vụ và chuyển hết phần đi.
ops-reason-idle = { $from } sẽ không dùng hết trước khi kết thúc.
ops-reason-borrow = Có người đang chờ ở một máy chủ sắp hết phần.
ops-reason-order = Chuyển thủ công: { $words }
ops-reason-other = { $words }

ops-actions = Bạn có thể làm gì
ops-actions-none = Vai trò của bạn chỉ được xem. Muốn mở, tạm dừng hay bổ sung thì cần người vận hành.
ops-actions-idle = Hiện không có việc gì để làm ở đây.
ops-open = Mở
ops-open-detail = Các phần được trao từ giờ bắt đầu; nếu đã qua giờ đó thì trao ngay.
ops-open-now = Mở ngay, không chờ đến giờ bắt đầu
ops-open-button = Mở chương trình
ops-pause = Tạm dừng
ops-pause-detail = Không ai nhận được phần nào cho đến khi bạn tiếp tục; không mất gì cả. Mọi người sẽ đọc lý do bạn viết, mỗi người bằng ngôn ngữ gần nhất trong số bạn viết.
ops-language = Ngôn ngữ
ops-reason = Lý do
ops-reason-shown = Lý do mọi người sẽ đọc
ops-pause-button = Tạm dừng chương trình
ops-resume = Tiếp tục
ops-resume-detail = Các phần lại được trao ở mọi nơi trong khoảng một giây.
ops-resume-button = Tiếp tục chương trình
ops-restock = Bổ sung
ops-restock-detail = Thêm vào tổng số phần. Nếu đã hết, chương trình sẽ tự mở lại. Phần đã thêm không rút lại được.
ops-amount = Số phần thêm
ops-restock-region = Thêm vào
ops-restock-anywhere = khu vực nào cũng được: sẽ chuyển đến nơi có người yêu cầu
ops-restock-button = Thêm những phần này
ops-freeze = Ngừng chuyển phần
ops-freeze-detail = Bộ cân bằng ngừng chuyển phần đi trước khi cần. Người đang chờ ở khu vực đã cạn vẫn nhận được phần còn ở nơi khác.
ops-freeze-button = Ngừng chuyển
ops-unfreeze = Cho chuyển phần
ops-unfreeze-detail = Bộ cân bằng chuyển các phần đến nơi sẽ cần, trước khi cần.
ops-unfreeze-button = Cho chuyển phần trở lại
ops-close = Đóng hẳn
ops-close-detail = Chương trình kết thúc và không mở lại được. Ai đã nhận thì vẫn giữ phần của mình.
ops-close-button = Đóng hẳn chương trình
ops-drain = Rút hết phần của một khu vực
ops-drain-detail = Khu vực này chuyển toàn bộ phần của mình cho các khu vực khác, không giữ lại phần nào, và không nhận thêm. Máy chủ ở đó vẫn trả lời.
ops-drain-button = Rút hết phần của khu vực này
ops-done = Đã làm: { $what }.
ops-not-done = Chưa làm được: { $what }

problem-account-not-found-title = Không tìm thấy tài khoản này
problem-account-not-found-detail = Ở đây không có tài khoản nào mang ID này. Tài khoản đã bị xóa cũng không còn ở đây.
problem-account-in-campaign-title = Một chương trình vẫn cần tài khoản này
problem-account-in-campaign-detail = Đến khi { $campaign } đóng lại, tài khoản này có thể tham gia hoặc đã nhận phần trong đó. Hãy thử lại sau khi chương trình đóng.
problem-account-kept-out-title = Một chương trình vẫn đang chặn tài khoản này
problem-account-kept-out-detail = Tài khoản này đã bị khóa. Nếu xóa bây giờ, người đó có thể quay lại như một người mới trước khi { $campaign } đóng. Hãy thử lại sau khi chương trình đóng, hoặc mở khóa tài khoản.
problem-account-may-have-pass-title = Tài khoản này có thể vẫn còn thẻ truy cập
problem-account-may-have-pass-detail = Thẻ truy cập có ghi khu vực gốc của tài khoản. Hãy khóa tài khoản; tài khoản bị khóa không lấy được thẻ. Thử lại sau { $minutes } phút, và mở khóa khi đã chuyển xong.
problem-claim-over-title = Không còn gì để trả lại
problem-claim-over-detail = Phần này đã được trả lại hoặc đã hết hạn từ trước.
problem-region-not-found-title = Không tìm thấy khu vực này
problem-region-not-found-detail = Hệ thống không có khu vực nào mang tên này.

conflict-title = Hiện chưa làm được
conflict-state = Trạng thái của chương trình: { $state }. Không làm được việc này ở trạng thái đó.
conflict-window = Đã có người bắt đầu nhận: không đổi được giờ bắt đầu của chương trình nữa.
conflict-over = Đã qua giờ kết thúc của chương trình: hãy lùi giờ đó lại trước.
conflict-exists = Đã có chương trình mang tên này.
conflict-operator = Đã có người vận hành mang ID này, và token chỉ hiện một lần. Nếu đã mất, hãy thu hồi rồi thêm lại với ID mới.
conflict-leaving = Khu vực này đang được rút hết phần hoặc đã ngừng: không chuyển phần nào đến đó được.
conflict-no-row = Chương trình không có dòng đếm như vậy, hoặc hai dòng là một.
conflict-nothing-moved = Không chuyển gì: bên cho không có phần nào dư.
conflict-last-region = Không có khu vực nào khác hoạt động: không nơi nào nhận được các phần này.
conflict-has-units = Khu vực này chưa được rút hết hoặc vẫn còn phần: hãy rút hết trước.
conflict-not-in-database = Cơ sở dữ liệu không biết khu vực này và không thêm được: ở đó phải có nút của cơ sở dữ liệu, và vai trò đang dùng phải là chủ sở hữu. Chưa có gì thay đổi.
