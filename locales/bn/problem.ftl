problem-unauthorized-title = অনুগ্রহ করে সাইন ইন করুন
problem-unauthorized-detail = অনুরোধটি কার, তা আমাদের জানা দরকার। সাইন ইন করে আবার চেষ্টা করুন।

problem-invalid-token-title = অনুগ্রহ করে আবার সাইন ইন করুন
problem-invalid-token-detail = আপনার সাইন ইন আর বৈধ নেই। আবার সাইন ইন করে চেষ্টা করুন।

problem-pass-expired-title = আপনার পাসের মেয়াদ শেষ
problem-pass-expired-detail = নতুন পাস নিয়ে আবার চেষ্টা করুন।

problem-invalid-pass-title = এই পাস ব্যবহার করা যাবে না
problem-invalid-pass-detail = নতুন পাস নিয়ে আবার চেষ্টা করুন।

problem-not-found-title = এখানে কিছু নেই
problem-not-found-detail = এই ঠিকানায় কিছু নেই।

problem-campaign-not-found-title = এই ক্যাম্পেইন পাওয়া যায়নি
problem-campaign-not-found-detail = অনুগ্রহ করে লিংকটি দেখে নিন।

problem-claim-not-found-title = এখনও কিছু নেওয়া হয়নি
problem-claim-not-found-detail = এই অ্যাকাউন্ট এখানে এখনও কিছু নেয়নি।

problem-method-not-allowed-title = এখানে এটি করা যায় না
problem-method-not-allowed-detail = এই ঠিকানায় এই পদ্ধতি চলে না।

problem-too-large-title = অনুরোধটি খুব বড়
problem-too-large-detail = এর আকার অনুমোদিত সীমার চেয়ে বেশি।

problem-unsupported-media-type-title = ভুল ফরম্যাট
problem-unsupported-media-type-detail = অনুগ্রহ করে অনুরোধটি JSON হিসেবে পাঠান।

problem-malformed-json-title = অনুরোধটি পড়া যায়নি
problem-malformed-json-detail = অনুরোধটি সঠিক JSON নয়।

problem-invalid-request-title = কিছু একটা ঠিক নেই
problem-invalid-request-detail = অনুগ্রহ করে এই ঘরটি দেখে নিন: { $field }।

problem-quantity-not-supported-title = একটির বেশি নয়
problem-quantity-not-supported-detail = আপনি একটিই নিতে পারেন।

problem-key-invalid-title = কী-টি ব্যবহার করা যাবে না
problem-key-invalid-detail = Idempotency-Key ১ থেকে ১২৮ অক্ষরের হতে হবে।

problem-too-many-requests-title = একটু আস্তে
problem-too-many-requests-detail = খুব ঘন ঘন অনুরোধ আসছে। একটু অপেক্ষা করে আবার চেষ্টা করুন।

problem-overloaded-title = কী ভিড়!
problem-overloaded-detail =
    { $seconds ->
        [one] এই মুহূর্তে এখানে অনেক মানুষ। অনুগ্রহ করে { $seconds } সেকেন্ড পরে আবার চেষ্টা করুন।
       *[other] এই মুহূর্তে এখানে অনেক মানুষ। অনুগ্রহ করে { $seconds } সেকেন্ড পরে আবার চেষ্টা করুন।
    }

problem-outcome-unknown-title = আমরা এখনও নিশ্চিত নই
problem-outcome-unknown-detail =
    { $seconds ->
        [one] একই কী দিয়ে { $seconds } সেকেন্ড পরে আবার চেষ্টা করুন: আপনি দুটি পাবেন না, সারিতে আপনার জায়গাও হারাবেন না।
       *[other] একই কী দিয়ে { $seconds } সেকেন্ড পরে আবার চেষ্টা করুন: আপনি দুটি পাবেন না, সারিতে আপনার জায়গাও হারাবেন না।
    }

problem-unavailable-title = এখনই ফিরছি
problem-unavailable-detail =
    { $seconds ->
        [one] এই মুহূর্তে এটি কাজ করছে না। অনুগ্রহ করে { $seconds } সেকেন্ড পরে আবার চেষ্টা করুন।
       *[other] এই মুহূর্তে এটি কাজ করছে না। অনুগ্রহ করে { $seconds } সেকেন্ড পরে আবার চেষ্টা করুন।
    }

problem-timeout-title = অনেক সময় লেগে গেছে
problem-timeout-detail = একই কী দিয়ে আবার চেষ্টা করুন: আপনি দুটি পাবেন না।

problem-internal-title = ভুলটা আমাদের
problem-internal-detail = আমাদের দিক থেকে কিছু একটা সমস্যা হয়েছে। অনুগ্রহ করে আবার চেষ্টা করুন।

problem-cross-site-title = অনুগ্রহ করে আমাদের পৃষ্ঠা ব্যবহার করুন
problem-cross-site-detail = এটি অন্য সাইট থেকে এসেছে। আমাদের পৃষ্ঠা খুলে সেখানকার বোতামটি চাপুন।

problem-text-not-found-title = এই ভাষায় কোনো লেখা নেই
problem-text-not-found-detail = ক্যাম্পেইনটির এই ভাষায় কোনো লেখা নেই।

problem-text-needed-title = এই লেখাটি থাকতেই হবে
problem-text-needed-detail = অন্য সব ভাষা এটির ওপর নির্ভর করে। না সরিয়ে এটি নতুন করে লিখুন।

problem-challenge-required-title = আগে একটি ছোট যাচাই
problem-challenge-required-detail = আপনি যে মানুষ, কোনো প্রোগ্রাম নন, তা দেখিয়ে আবার চেষ্টা করুন।

problem-challenge-failed-title = যাচাইটি কাজ করেনি
problem-challenge-failed-detail = অনুগ্রহ করে আবার করুন: প্রতিটি যাচাই একবারই গোনা হয়, আর মাত্র কয়েক মিনিটের জন্য।
