claim-granted-title = ได้แล้ว!
claim-granted-detail = { $title }: คุณได้รับ 1 ชิ้น หมายเลขของคุณ: { $ticket } ({ $region })

claim-already-title = คุณได้รับไปแล้ว
claim-already-detail = { $title }: รับได้คนละ 1 ชิ้น และชิ้นของคุณยังอยู่ หมายเลขของคุณ: { $ticket } ({ $region })

claim-sold-out-title = หมดแล้ว
claim-sold-out-detail =
    { $supply ->
        [1] มีเพียงชิ้นเดียว และมีเจ้าของแล้ว ขอโทษด้วยนะ
       *[other] ทั้ง { $supply } ชิ้นมีเจ้าของแล้ว ขอโทษด้วยนะ
    }

claim-wait-title = ใกล้หมดแล้ว
claim-wait-detail = อาจมีบางชิ้นกลับมา ลองใหม่ในอีก { $seconds } วินาที

claim-released-title = คุณคืนไปแล้ว
claim-released-detail = ชิ้นนั้นเปิดให้คนอื่นรับแทนแล้ว แต่ละบัญชีรับได้เพียงครั้งเดียว

claim-expired-title = หมดเวลาแล้ว
claim-expired-detail = ชิ้นที่เก็บไว้ให้คุณเปิดให้คนอื่นรับแทนแล้ว แต่ละบัญชีรับได้เพียงครั้งเดียว

claim-reference = รหัสอ้างอิง: { $reference }
