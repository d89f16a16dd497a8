### Words for the team alone.

problem-forbidden-title = আপনার ভূমিকায় এর অনুমতি নেই
problem-forbidden-detail = এর জন্য অন্তত এই ভূমিকা লাগবে: { $role }।
problem-out-of-scope-title = আপনার টোকেন এর জন্য নয়
problem-out-of-scope-detail = আপনার টোকেন শুধু নির্দিষ্ট কিছু ক্যাম্পেইন বা অঞ্চলের জন্য, এটি তার মধ্যে নেই।
order-unknown-detail = কাজটি হয়েছে কি না, এখনও জানা যায়নি। আগে দেখে নিন, তারপর আবার চেষ্টা করুন। একই আইডি দিয়ে ইউনিট বাড়ানো বা সরানো একবারই হয়।
problem-operator-not-found-title = এই অপারেটর পাওয়া যায়নি
problem-operator-not-found-detail = এই আইডির এমন কোনো অপারেটর নেই, যাঁর টোকেন এখনও বৈধ।

ops-title = { $title } · পরিচালনা
ops-name = পরিচালনা
ops-seen-from = { $region } অঞ্চল থেকে দেখা
ops-signed-in = { $name }, { $role }
ops-sign-out = সাইন আউট
ops-sign-in-title = সাইন ইন
ops-sign-in-detail = আপনার অপারেটর টোকেন পেস্ট করুন। সাইন আউট করা বা ব্রাউজার বন্ধ করা পর্যন্ত এটি এই ব্রাউজারেই থাকবে।
ops-token = অপারেটর টোকেন
ops-sign-in-button = সাইন ইন করুন
ops-token-refused = এই টোকেন চলছে না। হয়তো এটি ফিরিয়ে নেওয়া হয়েছে বা এর মেয়াদ শেষ।
ops-token-unknown = টোকেনটি কার, ডেটাবেস থেকে তা জানা যাচ্ছে না। অনুগ্রহ করে একটু পরে আবার চেষ্টা করুন।
ops-campaigns = ক্যাম্পেইন
ops-no-campaign-title = এখনও কোনো ক্যাম্পেইন নেই
ops-no-campaign-detail = “largesse campaign create” দিয়ে প্রথমটি তৈরি করুন, সেটি এখানে দেখা যাবে।

ops-number = { $value }
ops-per-second = { $value }/সে.
ops-per-minute = { $value }/মিনিট
ops-millis = { $value } মি.সে.
ops-span = { $span }
ops-ago = { $span } আগে
ops-now = এখন
ops-minutes-ago = { $value } মিনিট আগে
ops-unknown = –

ops-live = লাইভ
ops-stale-title = ডেটাবেস উত্তর দিচ্ছে না
ops-stale-detail = ডেটাবেস শেষ যখন উত্তর দিয়েছিল, এটি তখনকার অবস্থা। সেটি ফিরলেই অনুরোধের উত্তর আবার দেওয়া শুরু হবে।
ops-nothing-title = এখনও কিছু জানা নেই
ops-nothing-detail = এই সার্ভার প্রথম খোঁজ নেওয়ার পর থেকে ডেটাবেস উত্তর দেয়নি। উত্তর এলেই এই পৃষ্ঠা নিজে থেকে ভরে যাবে।
ops-offline = এই সার্ভারের সঙ্গে সংযোগ বিচ্ছিন্ন। আবার চেষ্টা চলছে…

ops-state-draft = শুরু করা হয়নি
ops-state-scheduled = নিজে থেকে শুরু হবে
ops-state-open = চলছে
ops-state-paused = বিরতিতে
ops-state-closed = শেষ
ops-state-sold-out = সব শেষ
ops-frozen = ইউনিট সরানো বন্ধ
ops-opens-in = শুরু হতে বাকি
ops-closes-at = শেষ: { $when }

ops-supply = মোট ইউনিট
ops-granted = দেওয়া হয়েছে
ops-held = ধরে রাখা
ops-remaining = বাকি
ops-rate = দেওয়া হচ্ছে
ops-time-left = এই হারে চলবে
ops-attempts = চাওয়া হচ্ছে
ops-granted-share = { $percent } শতাংশ দেওয়া হয়েছে

ops-regions = অঞ্চল
ops-region = অঞ্চল
ops-health = অবস্থা
ops-answers = উত্তরের সময় (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = সার্ভার
ops-servers-value = { $all }টির মধ্যে { $ready }টি তৈরি
ops-heard = শেষ খবর
ops-first-dry = সবার আগে খালি হবে
ops-dry = খালি: অনুরোধ অন্য অঞ্চলে যাচ্ছে
ops-health-good = ভালো
ops-health-draining = খালি করা হচ্ছে
ops-health-gone = পরিষেবার বাইরে
ops-health-none = কোনো সার্ভার নেই
ops-health-silent = সার্ভারের খবর নেই
ops-health-not-ready = সব তৈরি নয়
ops-health-errors = উত্তর ব্যর্থ হচ্ছে
ops-health-slow = উত্তর ধীর

ops-chart-rates = গত ১৫ মিনিট: কতজন চাইছেন, কত ইউনিট দেওয়া হচ্ছে
ops-chart-latency = গত ১৫ মিনিট: উত্তর দিতে কত সময় লাগছে
ops-chart-rates-now = এখন চাইছেন: { $attempts }, দেওয়া হচ্ছে: { $granted }। নিচের ছকে প্রতি মিনিটের হিসাব আছে।
ops-chart-latency-now = এখন একশোটির মধ্যে একটি উত্তরে { $slow } বা তার বেশি লাগছে। নিচের ছকে প্রতি মিনিটের হিসাব আছে।
ops-line-attempts = চাওয়া হচ্ছে (বাঁ অক্ষ)
ops-line-granted = দেওয়া হচ্ছে (ডান অক্ষ)
ops-line-p50 = অর্ধেক উত্তর
ops-line-p99 = একশোতে একটি, সবচেয়ে ধীর অঞ্চল
ops-line-round-trip = ডেটাবেসে
ops-line-pool = সংযোগের অপেক্ষা
ops-chart-empty = কয়েক সেকেন্ডের মধ্যে প্রথম বিন্দুগুলো দেখা যাবে।
ops-as-table = ছক হিসেবে
ops-when = কখন

ops-why = উত্তর কিসের অপেক্ষায়
ops-why-fine = উত্তর দ্রুত আসছে। কোথাও অপেক্ষা নেই।
ops-why-quiet = এই মুহূর্তে কেউ চাইছেন না।
ops-why-retries = { $region } অঞ্চলে উত্তর ধীর: ডেটাবেসের নির্দেশগুলো একে অন্যকে আটকাচ্ছে, তাই আবার চালাতে হচ্ছে।
ops-why-database = { $region } অঞ্চলে উত্তর ধীর: বেশির ভাগ সময় যাচ্ছে ডেটাবেসে।
ops-why-connections = { $region } অঞ্চলে উত্তর ধীর: অনুরোধগুলো ডেটাবেসের ফাঁকা সংযোগের অপেক্ষায় আছে।
ops-why-server = { $region } অঞ্চলে উত্তর ধীর: দেরি ডেটাবেসে নয়, সংযোগেও নয়; সেখানকার সার্ভারগুলো ব্যস্ত।
ops-p50 = অর্ধেক উত্তর এই সময়ে
ops-p99 = ১০০টির ৯৯টি উত্তর এই সময়ে
ops-round-trip = ডেটাবেসে (p99)
ops-pool-wait = সংযোগের অপেক্ষা (p99)
ops-connections = ব্যবহৃত সংযোগ
ops-connections-value = { $most }টির মধ্যে { $used }টি
ops-retries = আবার চালানো নির্দেশ
ops-errors = ব্যর্থ উত্তর
ops-queue = সিদ্ধান্তের অপেক্ষায়

ops-books = হিসাবপত্র
ops-books-good = হিসাব মিলেছে
ops-books-bad =
    { $findings ->
        [one] { $findings }টি বিষয় মিলছে না
       *[other] { $findings }টি বিষয় মিলছে না
    }
ops-books-what = “largesse audit” প্রতিটির কথা জানাবে। হিসাব না মিললে ক্যাম্পেইন নিজে থেকেই বিরতিতে যায়।
ops-books-unknown = এখনও মেলানো হয়নি
ops-books-checked = শেষবার মেলানো:

ops-languages = যেসব ভাষায় উত্তর গেছে
ops-languages-none = এখনও কাউকে উত্তর দেওয়া হয়নি।

ops-moves = সরানো ইউনিট
ops-moves-none = এখনও কোনো ইউনিট সরানো হয়নি।
ops-move =
    { $amount ->
        [one] { $from } থেকে { $to } অঞ্চলে { $amount }টি ইউনিট
       *[other] { $from } থেকে { $to } অঞ্চলে { $amount }টি ইউনিট
    }
ops-move-inside =
    { $amount ->
        [one] { $region } অঞ্চলের ভেতরে { $amount }টি ইউনিট
       *[other] { $region } অঞ্চলের ভেতরে { $amount }টি ইউনিট
    }
ops-reason-ahead = { $rate } হারে { $to } অঞ্চলের ইউনিট চলত মাত্র { $left }।
ops-reason-ahead-quiet = মানুষ আসার আগেই { $to } অঞ্চল তার ভাগ পাচ্ছে।
ops-reason-floor = { $to } অঞ্চলে ন্যূনতম সংখ্যার চেয়ে কম ছিল।
ops-reason-drain = { $from } অঞ্চল সরে যাচ্ছে, তাই তার ইউনিট অন্যদের দিয়ে দিচ্ছে।
ops-reason-idle = { $from } অঞ্চলে শেষ হওয়ার আগে এগুলো কাজে লাগত না।
ops-reason-borrow = যে সার্ভারে ইউনিট ফুরিয়ে আসছিল, সেখানে মানুষ অপেক্ষা করছিলেন।
ops-reason-order = টিমের নির্দেশে: { $words }
ops-reason-other = { $words }

ops-actions = আপনি যা করতে পারেন
ops-actions-none = আপনার ভূমিকায় শুধু দেখা যায়। শুরু করা, বিরতি দেওয়া ও ইউনিট বাড়ানোর জন্য অপারেটর লাগে।
ops-actions-idle = এই মুহূর্তে এখানে করার কিছু নেই।
ops-open = শুরু করুন
ops-open-detail = শুরুর সময় থেকে ইউনিট দেওয়া হবে; সেই সময় পেরিয়ে গিয়ে থাকলে এখনই।
ops-open-now = শুরুর সময়ে নয়, এখনই শুরু করুন
ops-open-button = ক্যাম্পেইন শুরু করুন
ops-pause = বিরতি দিন
ops-pause-detail = আপনি আবার চালু না করা পর্যন্ত কেউ ইউনিট পাবেন না; কিছুই হারাবে না। আপনার লেখা কারণটি সবাই পড়বেন, আপনি যেসব ভাষায় লিখবেন তার মধ্যে নিজের সবচেয়ে কাছের ভাষায়।
ops-language = ভাষা
ops-reason = কারণ
ops-reason-shown = যে কারণ সবাই পড়বেন
ops-pause-button = ক্যাম্পেইনে বিরতি দিন
ops-resume = আবার চালু করুন
ops-resume-detail = প্রায় এক সেকেন্ডের মধ্যে সব জায়গায় আবার ইউনিট দেওয়া শুরু হবে।
ops-resume-button = ক্যাম্পেইন আবার চালু করুন
ops-restock = ইউনিট বাড়ান
ops-restock-detail = মোট ইউনিটের সঙ্গে আরও ইউনিট যোগ হয়। সব শেষ হয়ে গিয়ে থাকলে ক্যাম্পেইন নিজে থেকেই আবার শুরু হয়। যোগ করা ইউনিট ফিরিয়ে নেওয়া যায় না।
ops-amount = কতটি ইউনিট যোগ হবে
ops-restock-region = যেখানে যোগ হবে
ops-restock-anywhere = যে কোনো অঞ্চল: যেখানে মানুষ চাইবেন, সেখানে সরানো হবে
ops-restock-button = এই ইউনিটগুলো যোগ করুন
ops-freeze = ইউনিট সরানো বন্ধ করুন
ops-freeze-detail = প্রয়োজনের আগে ইউনিট সরানো বন্ধ থাকবে। খালি অঞ্চলে যাঁরা অপেক্ষা করছেন, অন্য জায়গায় যা বাকি আছে তা তাঁরা পাবেন।
ops-freeze-button = সরানো বন্ধ করুন
ops-unfreeze = ইউনিট সরতে দিন
ops-unfreeze-detail = যেখানে ইউনিট লাগবে, প্রয়োজনের আগেই সেখানে সরানো হবে।
ops-unfreeze-button = আবার ইউনিট সরতে দিন
ops-close = একেবারে বন্ধ করুন
ops-close-detail = ক্যাম্পেইন শেষ হবে, আর শুরু করা যাবে না। যাঁরা ইউনিট পেয়েছেন, তাঁদেরটি তাঁদেরই থাকবে।
ops-close-button = ক্যাম্পেইন একেবারে বন্ধ করুন
ops-drain = অঞ্চল খালি করুন
ops-drain-detail = এই অঞ্চল তার সব ইউনিট অন্য অঞ্চলকে দিয়ে দেবে, একটিও থাকবে না, নতুনও পাবে না। এর সার্ভারগুলো উত্তর দিতে থাকবে।
ops-drain-button = এই অঞ্চল খালি করুন
ops-done = হয়ে গেছে: { $what }।
ops-not-done = হয়নি: { $what }

problem-account-not-found-title = এই অ্যাকাউন্ট পাওয়া যায়নি
problem-account-not-found-detail = এই আইডির কোনো অ্যাকাউন্ট এখানে নেই। যাঁদের তথ্য মুছে ফেলা হয়েছে, তাঁদের অ্যাকাউন্টও আর পাওয়া যায় না।
problem-account-in-campaign-title = একটি ক্যাম্পেইনে এই অ্যাকাউন্ট এখনও দরকার
problem-account-in-campaign-detail = { $campaign } বন্ধ না হওয়া পর্যন্ত এই অ্যাকাউন্ট তাতে অংশ নিতে পারে বা তাতে কিছু নিয়ে থাকতে পারে। সেটি বন্ধ হলে আবার চেষ্টা করুন।
problem-account-kept-out-title = একটি ক্যাম্পেইন এখনও এই অ্যাকাউন্টকে বাইরে রাখছে
problem-account-kept-out-detail = এই অ্যাকাউন্ট ব্লক করা আছে। এখন মুছে ফেললে { $campaign } বন্ধ হওয়ার আগেই মানুষটি নতুন পরিচয়ে ফিরে আসতে পারেন। সেটি বন্ধ হলে আবার চেষ্টা করুন, অথবা অ্যাকাউন্টটি আনব্লক করুন।
problem-account-may-have-pass-title = এই অ্যাকাউন্টের কাছে এখনও পাস থাকতে পারে
problem-account-may-have-pass-detail = পাসে অ্যাকাউন্টের নিজের অঞ্চল লেখা থাকে। অ্যাকাউন্টটি ব্লক করুন; ব্লক করা অ্যাকাউন্ট পাস পায় না। { $minutes } মিনিট পরে আবার চেষ্টা করুন, আর সরানো হয়ে গেলে আনব্লক করুন।
problem-claim-over-title = ফেরত দেওয়ার কিছু নেই
problem-claim-over-detail = এটি আগেই ফেরত দেওয়া হয়েছে বা এর মেয়াদ শেষ হয়েছে।
problem-region-not-found-title = এই অঞ্চল পাওয়া যায়নি
problem-region-not-found-detail = এখানে এই নামের কোনো অঞ্চল নেই।

conflict-title = এখনকার অবস্থায় হবে না
conflict-state = ক্যাম্পেইনের অবস্থা: { $state }। এই অবস্থায় এটি করা যায় না।
conflict-window = মানুষ নিতে শুরু করেছেন: ক্যাম্পেইন শুরুর সময় আর বদলানো যাবে না।
conflict-over = ক্যাম্পেইনের শেষ সময় পেরিয়ে গেছে: আগে সেটি পিছিয়ে দিন।
conflict-exists = এই নামের একটি ক্যাম্পেইন আগে থেকেই আছে।
conflict-operator = এই আইডির একজন অপারেটর আগে থেকেই আছেন, আর টোকেন একবারই দেখানো হয়। টোকেনটি হারিয়ে গেলে সেটি ফিরিয়ে নিন এবং নতুন আইডি দিয়ে তাঁকে যোগ করুন।
conflict-leaving = অঞ্চলটি খালি করা হচ্ছে বা আর নেই: সেখানে কোনো ইউনিট আনা যাবে না।
conflict-no-row = ক্যাম্পেইনের এমন কোনো কাউন্টার সারি নেই, অথবা দুটি একই।
conflict-nothing-moved = কিছুই সরেনি: যে দেবে তার কাছে বাড়তি ইউনিট নেই।
conflict-last-region = অন্য কোনো অঞ্চল সক্রিয় নেই: ইউনিটগুলো নেওয়ার কেউ নেই।
conflict-has-units = অঞ্চলটি খালি করা হচ্ছে না, বা এতে এখনও ইউনিট আছে: আগে এটি খালি করুন।
conflict-not-in-database = ডেটাবেস এই অঞ্চল চেনে না এবং যোগ করতে পারে না: সেখানে ডেটাবেসের নোড থাকতে হবে, আর ব্যবহৃত রোলটিকে ডেটাবেসের মালিক হতে হবে। কিছুই বদলায়নি।
