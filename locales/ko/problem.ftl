problem-unauthorized-title = 로그인해 주세요
problem-unauthorized-detail = 누가 신청하는지 확인이 필요해요. 로그인한 뒤 다시 시도해 주세요.

problem-invalid-token-title = 다시 로그인해 주세요
problem-invalid-token-detail = 로그인이 만료됐어요. 다시 로그인한 뒤 한 번 더 시도해 주세요.

problem-pass-expired-title = 패스가 만료됐어요
problem-pass-expired-detail = 새 패스를 받은 뒤 다시 시도해 주세요.

problem-invalid-pass-title = 쓸 수 없는 패스예요
problem-invalid-pass-detail = 새 패스를 받은 뒤 다시 시도해 주세요.

problem-not-found-title = 여기에는 아무것도 없어요
problem-not-found-detail = 이 주소에는 아무것도 없어요.

problem-campaign-not-found-title = 찾을 수 없는 이벤트예요
problem-campaign-not-found-detail = 링크를 확인해 주세요.

problem-claim-not-found-title = 아직 받은 것이 없어요
problem-claim-not-found-detail = 이 계정은 여기에서 아직 아무것도 받지 않았어요.

problem-method-not-allowed-title = 여기에서는 할 수 없어요
problem-method-not-allowed-detail = 이 주소에서는 그 메서드를 쓸 수 없어요.

problem-too-large-title = 너무 커요
problem-too-large-detail = 요청이 허용된 크기보다 커요.

problem-unsupported-media-type-title = 형식이 맞지 않아요
problem-unsupported-media-type-detail = 요청을 JSON으로 보내 주세요.

problem-malformed-json-title = 요청을 읽을 수 없어요
problem-malformed-json-detail = 요청이 올바른 JSON이 아니에요.

problem-invalid-request-title = 잘못된 부분이 있어요
problem-invalid-request-detail = 이 항목을 확인해 주세요: { $field }.

problem-quantity-not-supported-title = 한 번에 한 개씩
problem-quantity-not-supported-detail = 한 개만 받을 수 있어요.

problem-key-invalid-title = 쓸 수 없는 키예요
problem-key-invalid-detail = Idempotency-Key는 1~128자여야 해요.

problem-too-many-requests-title = 조금만 천천히요
problem-too-many-requests-detail = 너무 자주 시도하고 있어요. 잠시 기다렸다가 다시 시도해 주세요.

problem-overloaded-title = 사람이 정말 많아요!
problem-overloaded-detail = 지금 사람이 아주 많이 몰렸어요. { $seconds }초 후에 다시 시도해 주세요.

problem-outcome-unknown-title = 아직 확실하지 않아요
problem-outcome-unknown-detail = { $seconds }초 후에 같은 키로 다시 시도해 주세요. 두 개를 받게 되거나 순서를 잃을 일은 없어요.

problem-unavailable-title = 곧 돌아올게요
problem-unavailable-detail = 지금은 이용할 수 없어요. { $seconds }초 후에 다시 시도해 주세요.

problem-timeout-title = 시간이 너무 오래 걸렸어요
problem-timeout-detail = 같은 키로 다시 시도해 주세요. 두 개를 받게 될 일은 없어요.

problem-internal-title = 저희 실수예요
problem-internal-detail = 저희 쪽에 문제가 생겼어요. 다시 시도해 주세요.

problem-cross-site-title = 저희 페이지를 이용해 주세요
problem-cross-site-detail = 다른 사이트에서 온 요청이에요. 저희 페이지를 열고 그곳의 버튼을 눌러 주세요.

problem-text-not-found-title = 이 언어로 된 글이 없어요
problem-text-not-found-detail = 이벤트에 이 언어로 된 글이 없어요.

problem-text-needed-title = 지울 수 없는 글이에요
problem-text-needed-detail = 글이 없는 언어에는 이 글이 대신 나와요. 지우지 말고 새로 써 주세요.

problem-challenge-required-title = 먼저 간단한 확인이 필요해요
problem-challenge-required-detail = 프로그램이 아니라 사람이라는 것을 확인한 뒤 다시 시도해 주세요.

problem-challenge-failed-title = 확인하지 못했어요
problem-challenge-failed-detail = 한 번 더 해 주세요. 확인은 한 번만, 몇 분 동안만 쓸 수 있어요.
