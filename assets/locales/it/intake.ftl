### File di persone e di schede
