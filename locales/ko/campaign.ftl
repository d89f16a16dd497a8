campaign-not-open-title = 아직 시작 전이에요
campaign-not-open-detail =
    { $seconds ->
        [0] 곧 시작해요.
       *[other] { $seconds }초 후에 시작해요.
    }
campaign-not-open-later-detail = 시작: { $opens_at }. 시작까지: { $left }.
campaign-not-open-undated-detail = 시작 시간은 따로 알려 드릴게요.
campaign-paused-title = 잠시 쉬어 갈게요
campaign-paused-detail = 걱정 마세요. 남은 수량은 그대로 있어요. 조금 뒤에 다시 와 주세요.
campaign-paused-reason-detail = 걱정 마세요. 남은 수량은 그대로 있어요. 이유: { $reason }
campaign-closed-title = 끝났어요
campaign-closed-detail = 이 이벤트는 끝났어요. 함께해 주셔서 고마워요!
campaign-not-eligible-title = 참여할 수 없는 국가예요
campaign-not-eligible-detail = 죄송해요. 계정에 등록된 국가에서는 이 이벤트를 진행하지 않아요.
account-too-new-title = 만든 지 얼마 안 된 계정이에요
account-too-new-detail = 죄송해요. 이 이벤트는 만든 지 더 오래된 계정만 참여할 수 있어요.
account-blocked-title = 이 계정은 참여할 수 없어요
account-blocked-detail = 차단된 계정이에요. 착오라고 생각되면 고객센터에 문의해 주세요.
campaign-supply = 총 { $supply }개를 드려요
campaign-remaining =
    { $remaining ->
        [0] 남은 수량이 없어요
       *[other] { $remaining }개 남았어요
    }
