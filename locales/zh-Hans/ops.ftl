### Words for the team alone.

problem-forbidden-title = 您的角色无权操作
problem-forbidden-detail = 此操作需要 { $role } 或更高的角色。

problem-out-of-scope-title = 您的令牌不适用于此
problem-out-of-scope-detail = 您的令牌只适用于某些活动或区域，此项不在其中。
order-unknown-detail = 尚不清楚操作是否已完成。请先查看，再决定是否重试。使用相同 ID 的补货或调动只会执行一次。

problem-operator-not-found-title = 找不到这位操作员
problem-operator-not-found-detail = 没有使用此 ID 且令牌仍有效的操作员。

ops-title = { $title } · 运营看板
ops-name = 运营看板
ops-seen-from = 显示来源：{ $region }
ops-signed-in = { $name }（{ $role }）
ops-sign-out = 退出登录

ops-sign-in-title = 登录
ops-sign-in-detail = 请粘贴您的操作员令牌。在您退出登录或关闭浏览器之前，令牌会保留在此浏览器中。
ops-token = 操作员令牌
ops-sign-in-button = 登录
ops-token-refused = 此令牌无法登录，可能已被收回或已过期。
ops-token-unknown = 暂时无法向数据库查询此令牌属于谁。请稍后再试。

ops-campaigns = 活动
ops-no-campaign-title = 还没有活动
ops-no-campaign-detail = 用“largesse campaign create”创建第一个活动后，就会显示在这里。

ops-number = { $value }
ops-per-second = { $value }/秒
ops-per-minute = { $value }/分
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = { $span }前
ops-now = 现在
ops-minutes-ago = { $value } 分钟前
ops-unknown = –

ops-live = 实时
ops-stale-title = 数据库没有响应
ops-stale-detail = 以下是数据库最后一次响应时的情况。数据库恢复后，会立即继续处理领取申请。
ops-nothing-title = 还没有数据
ops-nothing-detail = 自此服务器首次查询以来，数据库一直没有响应。一有响应，此页面就会自动显示内容。
ops-offline = 与此服务器的连接已断开，正在重试…

ops-state-draft = 未开始
ops-state-scheduled = 到时自动开始
ops-state-open = 进行中
ops-state-paused = 已暂停
ops-state-closed = 已结束
ops-state-sold-out = 已经领完
ops-frozen = 库存调配已停止
ops-opens-in = 距离开始
ops-closes-at = 结束时间：{ $when }

ops-supply = 总量
ops-granted = 已发放
ops-held = 保留中
ops-remaining = 剩余
ops-rate = 发放速度
ops-time-left = 按此速度可维持
ops-attempts = 申请速度
ops-granted-share = 已发放 { $percent }%

ops-regions = 区域
ops-region = 区域
ops-health = 状态
ops-answers = 响应时间（p50 · p99）
ops-answers-value = { $middle } · { $slow }
ops-servers = 服务器
ops-servers-value = { $ready }/{ $all } 台就绪
ops-heard = 最近上报
ops-first-dry = 预计最先用完
ops-dry = 库存用完：申请转往他处
ops-health-good = 良好
ops-health-draining = 正在清空
ops-health-gone = 已停用
ops-health-none = 没有服务器
ops-health-silent = 服务器无上报
ops-health-not-ready = 部分未就绪
ops-health-errors = 响应出错
ops-health-slow = 响应缓慢

ops-chart-rates = 最近 15 分钟：申请与发放速度
ops-chart-latency = 最近 15 分钟：响应时间
ops-chart-rates-now = 目前申请 { $attempts }，发放 { $granted }。下方表格列出每分钟的数值。
ops-chart-latency-now = 目前每 100 次响应中有 1 次耗时达到或超过 { $slow }。下方表格列出每分钟的数值。
ops-line-attempts = 申请（左轴）
ops-line-granted = 发放（右轴）
ops-line-p50 = 半数响应
ops-line-p99 = 每百次中最慢的一次（最慢区域）
ops-line-round-trip = 数据库处理
ops-line-pool = 等待连接
ops-chart-empty = 几秒钟内就会出现第一批数据。
ops-as-table = 以表格查看
ops-when = 时间

ops-why = 响应在等什么
ops-why-fine = 响应很快，没有等待。
ops-why-quiet = 目前没有人申请。
ops-why-retries = { $region } 区域响应缓慢：数据库操作互相冲突，正在重新执行。
ops-why-database = { $region } 区域响应缓慢：大部分时间花在数据库上。
ops-why-connections = { $region } 区域响应缓慢：请求在等待空闲的数据库连接。
ops-why-server = { $region } 区域响应缓慢：不是数据库或连接的问题，而是服务器繁忙。
ops-p50 = 半数响应不超过
ops-p99 = 100 次响应中 99 次不超过
ops-round-trip = 数据库处理（p99）
ops-pool-wait = 等待连接（p99）
ops-connections = 使用中的连接
ops-connections-value = { $used }/{ $most }
ops-retries = 重新执行的操作
ops-errors = 失败的响应
ops-queue = 等待处理

ops-books = 对账
ops-books-good = 账目相符
ops-books-bad = { $findings } 处不符
ops-books-what = “largesse audit”会逐一列出不符之处。账目不符的活动会自动暂停。
ops-books-unknown = 尚未对账
ops-books-checked = 上次对账：

ops-languages = 用户语言
ops-languages-none = 还没有回应过任何人。

ops-moves = 库存调配
ops-moves-none = 还没有调配过库存。
ops-move = { $amount } 份从 { $from } 调到 { $to }
ops-move-inside = { $amount } 份在 { $region } 内部调配
ops-reason-ahead = 按 { $rate } 的速度，{ $to } 的库存只够维持：{ $left }。
ops-reason-ahead-quiet = 在用户到来之前，先把应得的份额调给 { $to }。
ops-reason-floor = { $to } 的库存低于下限。
ops-reason-drain = { $from } 即将停用，正在转出库存。
ops-reason-idle = { $from } 在活动结束前用不完这些库存。
ops-reason-borrow = 有服务器的余量快用完了，还有人在等待。
ops-reason-order = 手动调配：{ $words }
ops-reason-other = { $words }

ops-actions = 可用操作
ops-actions-none = 您的角色只能查看。开始、暂停和补货需要 operator 或更高的角色。
ops-actions-idle = 目前没有可进行的操作。

ops-open = 开始
ops-open-detail = 到开始时间即开始发放；如果开始时间已过，则立即发放。
ops-open-now = 立即开始，不等到开始时间
ops-open-button = 开始活动

ops-pause = 暂停
ops-pause-detail = 恢复之前谁也领不到，但一份也不会少。用户会看到您填写的原因，每人看到的是您所写语言中最接近自己的那一种。
ops-language = 语言
ops-reason = 原因
ops-reason-shown = 向用户显示的原因
ops-pause-button = 暂停活动

ops-resume = 恢复
ops-resume-detail = 大约一秒内，各处都会重新开始发放。
ops-resume-button = 恢复活动

ops-restock = 补货
ops-restock-detail = 增加总量。如果活动已经领完，会自动重新开放。补入的份数无法收回。
ops-amount = 补入份数
ops-restock-region = 补到
ops-restock-anywhere = 任意区域：会调往有人申请的地方
ops-restock-button = 补入库存

ops-freeze = 停止库存调配
ops-freeze-detail = 系统不再提前调配库存。在库存用完的区域等待的人，仍可领到其他区域剩余的份数。
ops-freeze-button = 停止调配
ops-unfreeze = 恢复库存调配
ops-unfreeze-detail = 系统会提前把库存调往将要用到的地方。
ops-unfreeze-button = 恢复库存调配

ops-close = 永久结束
ops-close-detail = 活动就此结束，无法再次开始。已经领到的人不受影响。
ops-close-button = 永久结束活动

ops-drain = 清空区域
ops-drain-detail = 该区域会把库存全部转给其他区域，直到恰好为零，也不再接收库存。它的服务器会继续响应。
ops-drain-button = 清空此区域

ops-done = 已完成：{ $what }
ops-not-done = 未完成：{ $what }

problem-account-not-found-title = 找不到这个账号
problem-account-not-found-detail = 这里没有使用此 ID 的账号。已删除的账号也会这样显示。

problem-account-in-campaign-title = 仍有活动需要此账号
problem-account-in-campaign-detail = 在 { $campaign } 结束之前，此账号可能会参加，或已有领取记录。请等活动结束后再试。

problem-account-kept-out-title = 仍有活动不允许此账号参加
problem-account-kept-out-detail = 此账号已被停用。如果现在删除，本人可能在 { $campaign } 结束之前以新身份再来。请等活动结束后再试，或解除停用。

problem-account-may-have-pass-title = 此账号可能还有有效的通行证
problem-account-may-have-pass-detail = 通行证上写有账号的所属区域。请先停用此账号，停用期间不会发放通行证。{ $minutes } 分钟后再试，迁移完成后解除停用。

problem-claim-over-title = 没有可退回的
problem-claim-over-detail = 这次领取此前已退回，或已超时。

problem-region-not-found-title = 找不到这个区域
problem-region-not-found-detail = 此部署中没有这个名称的区域。

conflict-title = 目前的状态不允许
conflict-state = 活动目前的状态是 { $state }，不能进行此操作。
conflict-window = 已经有人开始领取，不能再更改开始时间。
conflict-over = 活动的结束时间已过：请先推迟结束时间。
conflict-exists = 已经有同名的活动。
conflict-operator = 已有操作员使用此 ID，而令牌只显示一次。如果令牌丢失，请将其收回，再用新的 ID 添加。
conflict-leaving = 该区域正在清空或已停用，不能再调入库存。
conflict-no-row = 活动中没有这样的计数行，或者转出与转入是同一行。
conflict-nothing-moved = 什么也没有调动：转出方没有多余的库存。
conflict-last-region = 没有其他运行中的区域，库存无处可转。
conflict-has-units = 该区域尚未开始清空，或仍有库存：请先清空。
conflict-not-in-database = 数据库中没有这个区域，也无法添加：该区域必须有数据库节点，所用的角色必须是数据库的所有者。没有任何改动。
