### Words for the team alone.

problem-forbidden-title = 이 역할로는 할 수 없어요
problem-forbidden-detail = { $role } 이상의 역할이 필요해요.

problem-out-of-scope-title = 이 토큰으로는 할 수 없어요
problem-out-of-scope-detail = 이 토큰은 정해진 이벤트나 지역에만 쓸 수 있고, 여기는 포함되지 않아요.
order-unknown-detail = 실행됐는지 아직 알 수 없어요. 먼저 확인한 뒤 다시 시도해 주세요. 같은 ID의 물량 추가나 이동은 한 번만 실행돼요.

problem-operator-not-found-title = 운영자를 찾을 수 없어요
problem-operator-not-found-detail = 이 ID로 유효한 토큰을 가진 운영자가 없어요.

ops-title = { $title } · 운영 화면
ops-name = 운영 화면
ops-seen-from = 조회 지역: { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = 로그아웃

ops-sign-in-title = 로그인
ops-sign-in-detail = 운영자 토큰을 붙여 넣어 주세요. 로그아웃하거나 브라우저를 닫을 때까지 이 브라우저에 남아 있어요.
ops-token = 운영자 토큰
ops-sign-in-button = 로그인
ops-token-refused = 이 토큰으로는 로그인할 수 없어요. 취소됐거나 만료됐을 수 있어요.
ops-token-unknown = 지금은 데이터베이스에서 누구의 토큰인지 확인할 수 없어요. 잠시 후 다시 시도해 주세요.

ops-campaigns = 이벤트
ops-no-campaign-title = 아직 이벤트가 없어요
ops-no-campaign-detail = “largesse campaign create”로 첫 이벤트를 만들면 여기에 나타나요.

ops-number = { $value }
ops-per-second = { $value }/초
ops-per-minute = { $value }/분
ops-millis = { $value }ms
ops-span = { $span }
ops-ago = { $span } 전
ops-now = 지금
ops-minutes-ago = { $value }분 전
ops-unknown = –

ops-live = 실시간
ops-stale-title = 데이터베이스가 응답하지 않아요
ops-stale-detail = 마지막으로 응답했을 때의 상황이에요. 데이터베이스가 돌아오는 대로 신청도 다시 처리돼요.
ops-nothing-title = 아직 알 수 있는 것이 없어요
ops-nothing-detail = 이 서버가 처음 확인한 뒤로 데이터베이스가 아직 응답하지 않았어요. 응답하면 이 페이지가 저절로 채워져요.
ops-offline = 이 서버와의 연결이 끊겼어요. 다시 연결하는 중이에요…

ops-state-draft = 시작 안 함
ops-state-scheduled = 자동 시작 예정
ops-state-open = 진행 중
ops-state-paused = 일시 중지
ops-state-closed = 종료
ops-state-sold-out = 모두 소진
ops-frozen = 물량 이동 멈춤
ops-opens-in = 시작까지
ops-closes-at = 종료: { $when }

ops-supply = 전체 수량
ops-granted = 지급한 수량
ops-held = 맡아 둔 수량
ops-remaining = 남은 수량
ops-rate = 지급 속도
ops-time-left = 지금 속도로 소진까지
ops-attempts = 신청 속도
ops-granted-share = { $percent }% 지급

ops-regions = 지역
ops-region = 지역
ops-health = 상태
ops-answers = 응답 시간 (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = 서버
ops-servers-value = { $all }대 중 { $ready }대 준비됨
ops-heard = 마지막 보고
ops-first-dry = 가장 먼저 소진 예상
ops-dry = 물량 없음: 신청은 다른 곳으로
ops-health-good = 정상
ops-health-draining = 비우는 중
ops-health-gone = 사용 중단
ops-health-none = 서버 없음
ops-health-silent = 서버 보고 없음
ops-health-not-ready = 일부 준비 안 됨
ops-health-errors = 응답 실패
ops-health-slow = 응답 느림

ops-chart-rates = 최근 15분: 신청과 지급 속도
ops-chart-latency = 최근 15분: 응답 시간
ops-chart-rates-now = 현재 신청 { $attempts }, 지급 { $granted }. 분 단위 수치는 아래 표에 있어요.
ops-chart-latency-now = 현재 응답 100건 중 1건의 소요 시간: { $slow } 이상. 분 단위 수치는 아래 표에 있어요.
ops-line-attempts = 신청 (왼쪽 축)
ops-line-granted = 지급 (오른쪽 축)
ops-line-p50 = 응답의 절반
ops-line-p99 = 100건 중 1건 (가장 느린 지역)
ops-line-round-trip = 데이터베이스 처리
ops-line-pool = 연결 대기
ops-chart-empty = 몇 초 안에 첫 값이 나타나요.
ops-as-table = 표로 보기
ops-when = 시간

ops-why = 응답 대기 원인
ops-why-fine = 응답이 빨라요. 기다리는 것이 없어요.
ops-why-quiet = 지금은 신청하는 사람이 없어요.
ops-why-retries = { $region } 지역의 응답이 느려요. 데이터베이스 작업끼리 부딪혀 다시 실행되고 있어요.
ops-why-database = { $region } 지역의 응답이 느려요. 대부분의 시간이 데이터베이스에서 걸리고 있어요.
ops-why-connections = { $region } 지역의 응답이 느려요. 데이터베이스 연결에 빈자리가 나기를 기다리고 있어요.
ops-why-server = { $region } 지역의 응답이 느려요. 데이터베이스나 연결 문제가 아니라 서버가 바빠서예요.
ops-p50 = 응답의 절반이 이 시간 안에
ops-p99 = 응답 100건 중 99건이 이 시간 안에
ops-round-trip = 데이터베이스 처리 (p99)
ops-pool-wait = 연결 대기 (p99)
ops-connections = 사용 중인 연결
ops-connections-value = { $most }개 중 { $used }개
ops-retries = 다시 실행한 작업
ops-errors = 실패한 응답
ops-queue = 처리 대기

ops-books = 장부 대조
ops-books-good = 모두 맞아요
ops-books-bad = 맞지 않는 항목 { $findings }개
ops-books-what = “largesse audit”로 하나씩 확인할 수 있어요. 장부가 맞지 않는 이벤트는 자동으로 일시 중지돼요.
ops-books-unknown = 아직 대조하지 않았어요
ops-books-checked = 마지막 대조:

ops-languages = 응답한 언어
ops-languages-none = 아직 아무에게도 응답하지 않았어요.

ops-moves = 물량 이동
ops-moves-none = 아직 이동한 물량이 없어요.
ops-move = { $from } 지역에서 { $to } 지역으로 { $amount }개
ops-move-inside = { $region } 지역 안에서 { $amount }개
ops-reason-ahead = { $to } 지역은 { $rate } 속도라면 { $left } 뒤에 물량이 바닥날 상황이었어요.
ops-reason-ahead-quiet = 사람이 몰리기 전에 { $to } 지역의 몫을 미리 보냈어요.
ops-reason-floor = { $to } 지역의 물량이 최소 수량보다 적었어요.
ops-reason-drain = { $from } 지역이 빠지면서 물량을 넘기고 있어요.
ops-reason-idle = { $from } 지역에서는 종료 전까지 다 쓰지 못할 물량이었어요.
ops-reason-borrow = 수량이 바닥나 가는 서버에서 기다리는 사람이 있었어요.
ops-reason-order = 수동: { $words }
ops-reason-other = { $words }

ops-actions = 할 수 있는 작업
ops-actions-none = 지금 역할로는 보기만 할 수 있어요. 시작, 일시 중지, 물량 추가는 operator 이상만 할 수 있어요.
ops-actions-idle = 지금 여기에서 할 작업은 없어요.

ops-open = 시작
ops-open-detail = 시작 시간부터 지급해요. 이미 지났다면 바로 지급을 시작해요.
ops-open-now = 시작 시간을 기다리지 않고 지금 시작
ops-open-button = 이벤트 시작

ops-pause = 일시 중지
ops-pause-detail = 재개할 때까지 아무도 받을 수 없지만, 사라지는 것은 없어요. 적은 이유는 참여자에게 각자와 가장 가까운 언어로 보여요.
ops-language = 언어
ops-reason = 이유
ops-reason-shown = 참여자에게 보여 줄 이유
ops-pause-button = 이벤트 일시 중지

ops-resume = 재개
ops-resume-detail = 약 1초 안에 모든 곳에서 다시 지급해요.
ops-resume-button = 이벤트 재개

ops-restock = 물량 추가
ops-restock-detail = 전체 수량을 늘려요. 모두 소진된 이벤트라면 자동으로 다시 열려요. 추가한 물량은 되돌릴 수 없어요.
ops-amount = 추가할 수량
ops-restock-region = 추가할 지역
ops-restock-anywhere = 지정 안 함: 신청이 있는 곳으로 옮겨져요
ops-restock-button = 이 수량 추가

ops-freeze = 물량 이동 멈추기
ops-freeze-detail = 물량을 미리 옮기는 자동 조정을 멈춰요. 물량이 없는 지역에서 기다리는 사람은 다른 곳에 남은 물량을 계속 받을 수 있어요.
ops-freeze-button = 이동 멈추기
ops-unfreeze = 물량 이동 재개
ops-unfreeze-detail = 필요해질 곳으로 물량을 미리 옮기는 자동 조정을 다시 시작해요.
ops-unfreeze-button = 물량 이동 재개

ops-close = 완전히 종료
ops-close-detail = 이벤트가 끝나고 다시 시작할 수 없어요. 이미 받은 사람의 것은 그대로 유지돼요.
ops-close-button = 이벤트 완전히 종료

ops-drain = 지역 비우기
ops-drain-detail = 이 지역의 물량을 다른 지역에 모두 넘겨 정확히 0으로 만들고, 새로 받지 않아요. 서버는 계속 응답해요.
ops-drain-button = 이 지역 비우기

ops-done = 완료했어요: { $what }
ops-not-done = 완료하지 못했어요: { $what }

problem-account-not-found-title = 계정을 찾을 수 없어요
problem-account-not-found-detail = 이 ID의 계정이 없어요. 삭제된 계정도 이렇게 표시돼요.

problem-account-in-campaign-title = 아직 이벤트에 필요한 계정이에요
problem-account-in-campaign-detail = 아직 종료되지 않은 이벤트: { $campaign }. 이 계정은 종료 전까지 참여할 수 있거나 이미 신청한 건이 있어요. 종료된 뒤 다시 시도해 주세요.

problem-account-kept-out-title = 이벤트 참여가 막혀 있는 계정이에요
problem-account-kept-out-detail = 차단된 계정이에요. 지금 삭제하면 같은 사람이 이벤트 종료 전에 새 계정으로 돌아올 수 있어요. 이벤트: { $campaign }. 종료된 뒤 다시 시도하거나 차단을 해제해 주세요.

problem-account-may-have-pass-title = 아직 유효한 패스가 있을 수 있어요
problem-account-may-have-pass-detail = 패스에는 계정의 소속 지역이 적혀 있어요. 계정을 차단해 주세요. 차단된 동안에는 패스가 발급되지 않아요. { $minutes }분 후에 다시 시도하고, 옮긴 뒤 차단을 해제해 주세요.

problem-claim-over-title = 반납할 것이 없어요
problem-claim-over-detail = 이미 반납했거나 시간이 지난 신청이에요.

problem-region-not-found-title = 지역을 찾을 수 없어요
problem-region-not-found-detail = 이 환경에는 그런 이름의 지역이 없어요.

conflict-title = 지금 상태로는 할 수 없어요
conflict-state = 이벤트 상태: { $state }. 이 상태에서는 할 수 없는 작업이에요.
conflict-window = 이미 신청이 시작되어 시작 시간을 바꿀 수 없어요.
conflict-over = 이벤트 종료 시간이 지났어요. 먼저 종료 시간을 늦춰 주세요.
conflict-exists = 같은 이름의 이벤트가 이미 있어요.
conflict-operator = 이 ID의 운영자가 이미 있고, 토큰은 한 번만 보여요. 잃어버렸다면 토큰을 취소하고 새 ID로 추가해 주세요.
conflict-leaving = 비우는 중이거나 사용이 중단된 지역이라 물량을 옮길 수 없어요.
conflict-no-row = 이벤트에 그런 카운터 행이 없거나, 보내는 쪽과 받는 쪽이 같아요.
conflict-nothing-moved = 이동한 물량이 없어요. 보내는 쪽에 여유 물량이 없어요.
conflict-last-region = 운영 중인 다른 지역이 없어 물량을 넘길 곳이 없어요.
conflict-has-units = 비우는 중이 아니거나 아직 물량이 남은 지역이에요. 먼저 지역을 비워 주세요.
conflict-not-in-database = 데이터베이스에 없는 지역이고 추가할 수도 없어요. 이 지역에 데이터베이스 노드가 있어야 하고, 사용 중인 역할이 데이터베이스의 소유자여야 해요. 바뀐 것은 없어요.
