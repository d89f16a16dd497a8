widget-label = சலுகை: { $title }
widget-open = இப்போது கிடைக்கிறது: ஒருவருக்கு ஒன்று, தீரும் வரை.
widget-look-button = பாருங்கள்
widget-later-button = இப்போது வேண்டாம்
widget-close-label = மூடுங்கள்
