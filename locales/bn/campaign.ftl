campaign-not-open-title = এখনও শুরু হয়নি
campaign-not-open-detail =
    { $seconds ->
        [0] যে কোনো মুহূর্তে শুরু হবে।
        [one] { $seconds } সেকেন্ড পরে শুরু হবে।
       *[other] { $seconds } সেকেন্ড পরে শুরু হবে।
    }
campaign-not-open-later-detail = শুরু: { $opens_at }। বাকি সময়: { $left }।
campaign-not-open-undated-detail = শুরুর সময় জানিয়ে দেওয়া হবে।
campaign-paused-title = একটু বিরতি
campaign-paused-detail = চিন্তা নেই: যা বাকি ছিল, সবই আছে। একটু পরে আবার আসুন।
campaign-paused-reason-detail = চিন্তা নেই: যা বাকি ছিল, সবই আছে। কারণ: { $reason }
campaign-closed-title = ক্যাম্পেইন শেষ
campaign-closed-detail = এই ক্যাম্পেইন আর চলছে না। আসার জন্য ধন্যবাদ!
campaign-not-eligible-title = আপনার দেশে পাওয়া যাচ্ছে না
campaign-not-eligible-detail = দুঃখিত, আপনার অ্যাকাউন্টের দেশে এই ক্যাম্পেইন চলছে না।
account-too-new-title = এই অ্যাকাউন্টটি খুব নতুন
account-too-new-detail = দুঃখিত, এই ক্যাম্পেইন শুধু আরও পুরোনো অ্যাকাউন্টের জন্য।
account-blocked-title = এই অ্যাকাউন্ট অংশ নিতে পারবে না
account-blocked-detail = অ্যাকাউন্টটি ব্লক করা হয়েছে। ভুল মনে হলে অনুগ্রহ করে সহায়তা দলের সঙ্গে যোগাযোগ করুন।
campaign-supply =
    { $supply ->
        [one] মাত্র { $supply }টি দেওয়া হবে
       *[other] মোট { $supply }টি দেওয়া হবে
    }
campaign-remaining =
    { $remaining ->
        [0] একটিও বাকি নেই
        [one] মাত্র { $remaining }টি বাকি
       *[other] { $remaining }টি বাকি
    }
