### Le parole dello schermo

## Date e ore

date-long = { $weekday } { $day } { $month } { $year }
date-short = { $day } { $month }
minutes = { $n } min
weekday-mon = lun
weekday-tue = mar
weekday-wed = mer
weekday-thu = gio
weekday-fri = ven
weekday-sat = sab
weekday-sun = dom
month-jan = gen
month-feb = feb
month-mar = mar
month-apr = apr
month-may = mag
month-jun = giu
month-jul = lug
month-aug = ago
month-sep = set
month-oct = ott
month-nov = nov
month-dec = dic

## Stati di una persona nella giornata

stage-expected = previsto
stage-present = presente
stage-called = chiamato
stage-in-interview = in colloquio
stage-done = concluso
stage-late = in ritardo
stage-absent = assente
stage-withdrawn = ritirato
stage-postponed = rimandato
walk-in = senza invito
has-conflict = conflitto
second-look = secondo sguardo

## Stati di una scheda

sheet-empty = vuota
sheet-open = bozza
sheet-sealed = chiusa
sheet-reopened = riaperta
sheet-agreed = accordo
sheet-recused = astensione
mark-covered = votato
evidence-owed = prova che manca

## Perché un criterio non è osservato

not-assessed = non osservato
na-not-asked = non chiesto
na-recused = mi astengo
na-interrupted = interrotto
na-absent = assente

## Decisioni

decision-undecided = da decidere
decision-in = dentro
decision-reserve = riserva
decision-out = fuori

## Che cosa è salvato e che cosa manca

saved-typed = scritto
saved-saving = salvo
saved-at = salvato { $at }
saved-not = NON salvato
missing-count = { $n ->
    [one] { $n } manca
   *[other] { $n } mancano
    }
missing-nothing = Non manca niente.
progress-of = { $done } di { $all }

## Le cose

word-day = giornata
word-candidate = candidatura
word-area = area
word-interviewer = chi seleziona
word-pair = coppia
word-desk = postazione
word-frontdesk = accoglienza
word-lead = coordinamento
word-block = blocco
word-sheet = scheda
word-criterion = criterio
word-weight = peso
word-question = domanda
word-questions = Domande
word-note = nota
word-evidence = prova
word-agreement = accordo
word-shortlist = rosa
word-place = posto
word-tie = pari merito
word-raw-score = punteggio grezzo
word-laptop = portatile
word-stick = chiavetta
word-bundle = pacchetto
word-clash = discordanza

## Nomi dei tasti

key-enter = Invio
key-esc = Esc
key-tab = Tab
key-shift = Maiusc
key-ctrl = Ctrl
key-space = Spazio
key-backspace = Backspace
key-del = Canc
key-pgup = PagSu
key-pgdn = PagGiù
key-home = Inizio
key-end = Fine
