problem-unauthorized-title = 请先登录
problem-unauthorized-detail = 我们需要知道您是谁。请登录后再试。

problem-invalid-token-title = 请重新登录
problem-invalid-token-detail = 您的登录已失效。请重新登录后再试。

problem-pass-expired-title = 您的通行证已过期
problem-pass-expired-detail = 请获取新的通行证后再试。

problem-invalid-pass-title = 此通行证无效
problem-invalid-pass-detail = 请获取新的通行证后再试。

problem-not-found-title = 这里什么也没有
problem-not-found-detail = 此地址没有内容。

problem-campaign-not-found-title = 找不到这个活动
problem-campaign-not-found-detail = 请检查链接是否正确。

problem-claim-not-found-title = 尚未领取
problem-claim-not-found-detail = 此账号还没有在这里领取过。

problem-method-not-allowed-title = 这里不能这样操作
problem-method-not-allowed-detail = 此地址不支持该请求方法。

problem-too-large-title = 内容过大
problem-too-large-detail = 请求超出了允许的大小。

problem-unsupported-media-type-title = 格式不对
problem-unsupported-media-type-detail = 请以 JSON 格式发送请求。

problem-malformed-json-title = 无法读取请求
problem-malformed-json-detail = 请求不是有效的 JSON。

problem-invalid-request-title = 有个地方不对
problem-invalid-request-detail = 请检查此字段：{ $field }。

problem-quantity-not-supported-title = 一次一份
problem-quantity-not-supported-detail = 您只能领取一份。

problem-key-invalid-title = 键无效
problem-key-invalid-detail = Idempotency-Key 的长度须为 1 到 128 个字符。

problem-too-many-requests-title = 请慢一点
problem-too-many-requests-detail = 您的操作太频繁了。请稍等片刻再试。

problem-overloaded-title = 人气太旺了！
problem-overloaded-detail = 现在来的人特别多。请在 { $seconds } 秒后再试。

problem-outcome-unknown-title = 结果尚未确定
problem-outcome-unknown-detail = 请在 { $seconds } 秒后用同一个键再试一次：不会多领，也不会失去您的排位。

problem-unavailable-title = 马上回来
problem-unavailable-detail = 服务暂时不可用。请在 { $seconds } 秒后再试。

problem-timeout-title = 等待超时
problem-timeout-detail = 请用同一个键再试一次：不会多领。

problem-internal-title = 是我们的错
problem-internal-detail = 我们这边出了点问题。请再试一次。

problem-cross-site-title = 请使用官方页面
problem-cross-site-detail = 此请求来自其他网站。请打开我们的页面，在那里点击按钮。

problem-text-not-found-title = 没有这种语言的文案
problem-text-not-found-detail = 此活动没有这种语言的文案。

problem-text-needed-title = 这段文案必须保留
problem-text-needed-detail = 其他语言没有文案时都会用它。请改写，不要删除。

problem-challenge-required-title = 请先完成简单验证
problem-challenge-required-detail = 请先证明您是真人而不是程序，然后再试一次。

problem-challenge-failed-title = 验证未通过
problem-challenge-failed-detail = 请再验证一次：每次验证只能使用一次，且只在几分钟内有效。
