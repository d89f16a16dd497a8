widget-label = சலுகை: { $title }
widget-open = இப்போது திறந்துள்ளது: ஒருவருக்கு ஒன்று, இருக்கும் வரை.
widget-look-button = பாருங்கள்
widget-later-button = இப்போது வேண்டாம்
widget-close-label = மூடு
