claim-granted-title = আপনি পেয়ে গেছেন!
claim-granted-detail = { $title }: একটি আপনার। আপনার নম্বর: { $ticket } ({ $region })।

claim-already-title = আপনি আগেই পেয়েছেন
claim-already-detail = { $title }: প্রত্যেকের জন্য একটি, আর আপনারটি নিরাপদ আছে। আপনার নম্বর: { $ticket } ({ $region })।

claim-sold-out-title = সব শেষ
claim-sold-out-detail =
    { $supply ->
        [0] একটিও আর নেই। দুঃখিত!
        [1] একটিই ছিল, সেটি দেওয়া হয়ে গেছে। দুঃখিত!
        [one] { $supply }টি দেওয়া হয়ে গেছে। দুঃখিত!
       *[other] { $supply }টির সবগুলোই দেওয়া হয়ে গেছে। দুঃখিত!
    }

claim-wait-title = প্রায় শেষ
claim-wait-detail =
    { $seconds ->
        [one] কয়েকটি হয়তো ফিরে আসতে পারে। { $seconds } সেকেন্ড পরে আবার চেষ্টা করুন।
       *[other] কয়েকটি হয়তো ফিরে আসতে পারে। { $seconds } সেকেন্ড পরে আবার চেষ্টা করুন।
    }

claim-released-title = আপনি আপনারটি ফেরত দিয়েছেন
claim-released-detail = সেটি এখন অন্যদের জন্য। প্রতিটি অ্যাকাউন্ট একবারই নিতে পারে।

claim-expired-title = সময় শেষ
claim-expired-detail = আপনার জন্য যেটি রাখা ছিল, সেটি এখন অন্যদের জন্য। প্রতিটি অ্যাকাউন্ট একবারই নিতে পারে।

claim-reference = রেফারেন্স কোড: { $reference }
