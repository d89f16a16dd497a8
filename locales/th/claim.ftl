claim-granted-title = ได้แล้ว!
claim-granted-detail = { $title }: คุณได้ 1 ชิ้น หมายเลขของคุณ: { $ticket } ({ $region })

claim-already-title = คุณได้รับไปแล้ว
claim-already-detail = { $title }: คนละ 1 ชิ้น และของคุณยังอยู่ครบ หมายเลขของคุณ: { $ticket } ({ $region })

claim-sold-out-title = หมดแล้ว
claim-sold-out-detail =
    { $supply ->
        [1] ชิ้นเดียวที่มีได้เจ้าของแล้ว ขออภัยด้วยนะ
       *[other] ทั้ง { $supply } ชิ้นมีเจ้าของแล้ว ขออภัยด้วยนะ
    }

claim-wait-title = ใกล้หมดแล้ว
claim-wait-detail = อาจมีบางชิ้นกลับมา ลองถามใหม่ในอีก { $seconds } วินาที

claim-released-title = คุณคืนของคุณไปแล้ว
claim-released-detail = ชิ้นนั้นกลับไปให้คนอื่นแล้ว แต่ละบัญชีรับได้เพียงครั้งเดียว

claim-expired-title = หมดเวลาแล้ว
claim-expired-detail = ชิ้นที่เก็บไว้ให้คุณกลับไปให้คนอื่นแล้ว แต่ละบัญชีรับได้เพียงครั้งเดียว

claim-reference = รหัสอ้างอิง: { $reference }
