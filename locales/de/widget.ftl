widget-label = Angebot: { $title }
widget-open = Läuft jetzt: nur einmal pro Person, solange der Vorrat reicht.
widget-look-button = Mal ansehen
widget-later-button = Nicht jetzt
widget-close-label = Schließen
