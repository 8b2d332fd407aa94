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

## Le pagine

## Schermate

screen-queue = Coda
screen-pairs = Coppie
screen-rubric = Griglia
screen-day = Giornata
screen-hand-over = Passaggio
screen-reveal = Confronto
screen-shortlist = Rosa
screen-missing = Manca
day-and-date = { $day } { $date }
desk-of = Postazione { $desk }: { $names }
acting-lead = { $name }, coordinamento
acting-frontdesk = { $name }, accoglienza
acting-nobody = nessuno alla tastiera
trial-day = giornata di prova
not-accepted = non ancora accettato
tab-counted = { $digit } { $name } { $n }
tab-plain = { $digit } { $name }

## La coda

next-is = Tocca a
next-nobody = Nessuno in attesa.
here-since = è qui dalle { $at }
t-takes = t prende in colloquio
column-time = ora
column-name = nome
column-area = area
column-state = stato
column-wait = attesa
queue-done = concluse
queue-empty = Qui non c'è ancora nessuno. n aggiunge una persona; le candidature si importano dalla riga di comando.
queue-none-found = Nessuno con queste lettere.
queue-left = { $waiting ->
    [0] Non aspetta più nessuno.
    [one] Ancora { $waiting }.
   *[other] Ancora { $waiting }.
    } { $done ->
    [0] Nessuno ancora concluso
    [one] Già conclusa { $done }
   *[other] Già concluse { $done }
    }{ $absent ->
    [0] .
    [one] , assente { $absent }.
   *[other] , assenti { $absent }.
    }
scope-ours = f solo i vostri
scope-all = f tutte
stage-at = { $stage } { $at }
state-sealed-owed = chiusa, manca { $n }
state-to-reveal = da confrontare
state-agreed = accordo
search-label = Cerca
counts-all = { $n } in tutto

## La persona

detail-area = Area
detail-second = Seconda area
detail-town = Da
detail-state = Stato
detail-conflicts = Conflitti
detail-no-conflict = nessuno dichiarato
detail-sheets = Le schede
detail-your-sheets = Le vostre schede
detail-no-interview = Ancora nessun colloquio.
detail-no-name = il nome non è arrivato
detail-second-look = Chiesto un secondo sguardo.
detail-strip = { $name }, { $code }. { $area }. { $town }
detail-strip-conflicts = Conflitti: { $names }.
detail-strip-sheets = Schede: { $sheets }.
sheet-of = { $name } { $state }

## Le coppie

pairs-seen = { $n ->
    [0] nessuna vista
    [one] { $n } vista
   *[other] { $n } viste
    }
pair-free = libera
pair-next = tocca a { $name }
pair-talks = si parla
pair-talks-since = si parla dalle { $at }
pair-seals = { $n ->
    [one] manca { $n } scheda
   *[other] mancano { $n } schede
    }
pair-reveals = da confrontare
pairs-empty = Ancora nessuna coppia. n ne aggiunge una, a aggiunge chi seleziona.
pairs-look = DA GUARDARE
pairs-all-well = Niente da segnalare.

## La griglia

rubric-scale = Scala { $min }-{ $max }, N = non osservato. Tolleranza { $tolerance }.
rubric-scale-words = La scala
rubric-none = Ancora nessuna griglia.
rubric-evidence = { $levels } vogliono una riga di prova.
asks-host = chiede l'ospite fisso
asks-partner = chiede il partner

## La scheda

sheet-whose = Scheda di { $name }
sheet-whose-recused = Scheda di { $name }, astensione
sheet-is-sealed = chiusa, non cambia più
sheet-general-note = Nota generale
sheet-seal = Chiudi la scheda
sheet-sealed-row = Scheda chiusa
sheet-has-note = nota
sheet-lines = { $n ->
    [one] { $n } riga
   *[other] { $n } righe
    }
sheet-owes-line = manca la prova
sheet-left = { $marks ->
    [0] { "" }
    [one] { $marks } voto
   *[other] { $marks } voti
    }{ $lines ->
    [0] { "" }
    [one] , { $lines } prova
   *[other] , { $lines } prove
    }
sheet-left-lines = { $lines ->
    [one] { $lines } prova
   *[other] { $lines } prove
    }
sheet-all-there = tutto c'è
sheet-all-marked = voti messi tutti
sheet-note-on = nota su { $criterion }
sheet-note-general = nota generale
sheet-note-empty = Tab scrive la nota.
sheet-asks-you = Tu chiedi: { $criteria }
sheet-asks-other = Chiede { $name }: { $criteria }
sheet-written = che cosa ha scritto
sheet-the-sheets = le schede
sheet-yours = { $state }, la tua
sheet-covered = { $state }, coperta fino al confronto
sheet-nothing-written = Non ha scritto altro.
marked = { $criterion } { $level }  { $anchor }
unmarked = { $criterion }: voto tolto

## Il passaggio

hand-safe = La scheda di { $name } è al sicuro e coperta.
hand-now = Ora tocca a
hand-away = { $name }, guarda altrove per due minuti.
hand-talk = Si parla dei voti solo dopo il confronto.
hand-open = Sono { $name }: apri la mia scheda
hand-back = Torna a { $name }
hand-reveal = Le schede sono chiuse: apri il confronto
hand-queue = Torna alla coda, il confronto aspetta
hand-both-sealed = Tutte e due le schede sono chiuse.
hand-look-together = Ora guardatele insieme.

## Il confronto

reveal-sealed-stay = Schede chiuse, restano così.
reveal-gap = scarto
reveal-agreed = accordo
reveal-to-say = da dire
reveal-one-mark = un voto
reveal-no-common = nessuno
reveal-done = Accordo fatto
reveal-left = { $marks ->
    [0] { "" }
    [one] manca { $marks } voto
   *[other] mancano { $marks } voti
    }{ $sentences ->
    [0] { "" }
    [one] , { $sentences } frase
   *[other] , { $sentences } frasi
    }
reveal-left-sentences = { $sentences ->
    [one] manca { $sentences } frase
   *[other] mancano { $sentences } frasi
    }
reveal-all-there = tutto c'è
reveal-why = perché vi accordate così
reveal-wants-sentence = Scarto oltre { $tolerance }: serve una frase. I due voti di partenza restano scritti.
reveal-not-sealed = La scheda di { $name } non è ancora chiusa. Intanto puoi passare oltre: il confronto ti aspetta in Manca.
reveal-no-note = nessuna nota
agreed-set = Accordo su { $criterion }: { $level }
agreed-none = Nessun voto comune su { $criterion }

## La rosa

short-summary = { $chosen } di { $places } posti presi, { $reserves ->
    [0] nessuna riserva
    [one] { $reserves } riserva
   *[other] { $reserves } riserve
    }
short-order = per punteggio grezzo, { $area }
short-order-brief = grezzo, { $area }
short-all-areas = tutte le aree
short-column-raw = grezzo
short-column-sheets = schede
short-column-choice = scelta
short-cut = taglio: { $places ->
    [one] { $places } posto
   *[other] { $places } posti
    }
short-cut-tied = taglio: { $places ->
    [one] { $places } posto
   *[other] { $places } posti
    }, pari merito di { $tied } all'ultimo
short-empty = Ancora nessuna scheda chiusa: la classifica comincia dalla prima.
short-no-figure = nessuna scheda che conta
short-areas = AREE
short-area-columns = presi  min  max
short-detail-rank = { $name }, { $rank }
short-sheets-counted = { $n ->
    [0] Nessuna scheda che conta
    [one] { $n } scheda che conta
   *[other] { $n } schede che contano
    }{ $missing ->
    [0] .
    [one] , ne manca { $missing }.
   *[other] , ne mancano { $missing }.
    }
short-reason = Perché: { $reason }
short-moved = { $n ->
    [one] È cambiato { $n } punteggio
   *[other] Sono cambiati { $n } punteggi
    } da quando guardi: o riordina.
short-lacks = { $n } { $area }
short-lacking = Manca: { $list }
short-closed = Giornata chiusa alle { $at }: la rosa non cambia più.
short-areas-fine = Le aree sono a posto.
offer-offered = posto proposto
offer-accepted = posto accettato
offer-declined = posto rifiutato

## Manca

missing-sheet = manca la scheda di { $name } su { $candidate }
missing-evidence = manca la prova su { $criteria } nella scheda di { $name } su { $candidate }
missing-reveal = da confrontare: { $candidate }
missing-agreement = { $n ->
    [one] manca l'accordo su { $n } voto
   *[other] manca l'accordo su { $n } voti
    }: { $candidate }
missing-agreement-lost = l'accordo su { $candidate } non conta più: conflitto di { $names }
missing-clash = due portatili dicono cose diverse: { $what }
missing-waiting = dati di { $laptop } in attesa di altri
missing-apart = dati di { $laptop } tenuti da parte
missing-behind = il portatile { $laptop } ha altro da dare
missing-late = in ritardo e senza notizie: { $candidate }
missing-not-assessed = non osservato { $criteria } nella scheda di { $name } su { $candidate }
missing-accepted = accettato così
missing-close = Chiudi la giornata
missing-closed = Giornata chiusa. Da qui si può riaprire.
missing-can-close = tutto è a posto o accettato
missing-only-listed = Non manca niente. Da sapere:
missing-sum = { $n ->
    [0] Non manca niente.
    [one] Manca ancora { $n } cosa.
   *[other] Mancano ancora { $n } cose.
    }
laptop-named = { $name } ({ $letter })

## Benvenuto

welcome-hello = Buongiorno. Questo portatile non ha ancora una giornata.
welcome-open = Apri il pacchetto di partenza
welcome-open-does = Te lo dà chi coordina, di solito su una chiavetta.
welcome-new = Prepara una nuova giornata
welcome-new-does = Per chi coordina: nome, data e posti bastano per cominciare.
welcome-demo = Guarda la giornata di prova
welcome-demo-does = Ottanta persone inventate. Non tocca niente di vero.
welcome-language = English
welcome-offline = Non serve internet. Ogni voto resta su questo portatile finché non lo porti tu agli altri, e da qui non si perde.
welcome-new-title = Nuova giornata
welcome-new-text = Ogni risposta si può cambiare dopo.
welcome-open-title = Apri un pacchetto
welcome-open-text = Dov'è il file? Puoi trascinarlo qui.
field-day-name = Come si chiama
field-day-date = Che giorno è (giorno/mese/anno)
field-day-places = Quante persone sceglierete
field-path = File o cartella
field-folder = Cartella
seat-title = Chi sta a questa tastiera?
seat-pair = Postazione { $desk }: { $names }
seat-lead = Chi coordina
seat-frontdesk = Accoglienza

## Menu e domande

menu-title = Che cosa vuoi fare
goto-title = Dove vuoi andare
conflict-title = Conoscete { $name }?
conflict-text = Parenti, amici, ex colleghi, clienti: chi conosce la persona si astiene.
conflict-nobody = Nessuno dei due
conflict-one = { $name } si astiene
conflict-both = Si astengono tutti e due
conflict-said-before = Dichiarato prima del colloquio.
reasons-title = Perché { $criterion } non si può votare
seal-title = Chiudere la scheda?
seal-missing-marks = Senza voto: { $criteria }. Restano segnati come mancanti.
seal-missing-lines = Senza prova: { $criteria }. Si può scrivere dopo.
seal-all-there = C'è tutto. Dopo la chiusura i voti non cambiano più.
seal-covered = Dopo la chiusura i voti non cambiano più. Dove serve una prova si può scrivere dopo: v mostra dove.
seal-go = Chiudi la scheda
seal-stay = Torna ai voti
leave-title = Uscire?
leave-stored = Tutto è salvato, dalle { $at }.
leave-nothing = Non c'è niente da salvare.
leave-not-stored = Non ancora salvato: { $what }. Aspetta, o scrivilo su carta ed esci.
leave-go = Esci
leave-stay = Resta
settle-title = Quale dei due vale?
settle-row = { $value } ({ $laptop }, { $at })
settle-hidden = un voto coperto
offer-title = Il posto di { $name }
offer-to-offer = Proposto
offer-to-accepted = Accettato
offer-to-declined = Rifiutato
offer-to-none = Nessuna proposta
merge-title = Chi è la stessa persona di { $name }?
merge-nobody = Nessun altro ha un nome simile.
move-title = Con chi era questo colloquio?
close-title = Chiudere la giornata?
close-text = { $chosen } di { $places } posti presi. La rosa si ferma così; quello che arriva dopo resta scritto a parte.
close-go = Chiudi la giornata
close-stay = Non ancora
palette-title = Comandi
palette-nothing = Niente con queste lettere.
find-hint = Scrivi qualche lettera, oppure scegli con ↑↓
help-title = Aiuto
help-not-to-ask = Domande da non fare: famiglia, figli, gravidanza; politica, religione, sindacato; salute; età, origine, orientamento; debiti e condanne. Le note sono dati che la persona può chiedere di leggere.
find-person = persona

## Moduli

reason-title = Perché?
reason-label = La ragione resta scritta accanto
reason-decide = { $name }: è una scelta contro l'ordine dei punteggi.
reason-accept = Accettare così: { $what }.
reason-reopen = Riaprire la scheda di { $name }.
reason-conflict = { $who } e { $name } si conoscono.
reason-lift = { $who } e { $name }: il conflitto non c'è.
reason-reopen-day = Riaprire la giornata: la rosa torna a poter cambiare.
reason-wanted = Serve qualche parola.
form-person = Una persona
form-person-text = Il nome basta; il resto si può aggiungere dopo.
form-interviewer = Chi seleziona
form-interviewer-text = Le aree si scrivono con una virgola in mezzo; vuoto vuol dire tutte.
form-pair = Una coppia
form-pair-text = Ospite fisso e partner: nome o codice.
form-places = Quanti posti
form-places-text = Il numero di persone che sceglierete oggi.
form-area = Un'area
form-area-text = Minimo e massimo si possono lasciare vuoti.
form-export-title = Esporta un pacchetto
form-export-text = In quale cartella? Di solito una chiavetta.
field-name = Nome e cognome
field-area = Area
field-areas = Aree
field-email = E-mail
field-phone = Telefono
field-town = Città
field-role = Ospite, partner o ombra
field-desk = Postazione
field-host = Ospite fisso
field-partner = Partner
field-places = Posti
field-min = Almeno
field-max = Al massimo
form-keys = Invio va avanti e alla fine accetta, Esc chiude
bad-name = Serve un nome.
bad-date = «{ $text }» non è una data come 24/11/2026.
bad-number = «{ $text }» non è un numero intero.
bad-area = «{ $text }» non è un'area di questa giornata: lascia vuoto, o aggiungila prima (: e poi «area»).
bad-person = «{ $text }» non è chi seleziona in questa giornata.
bad-role = «{ $text }»: scrivi ospite o partner.

## Messaggi

said-arrived = { $name } è qui, { $at }.
said-late = { $name }: in ritardo.
said-absent = { $name }: assente.
said-withdrawn = { $name } si ritira.
said-expected = { $name }: di nuovo tra i previsti.
said-called = { $name }: chiamata alla postazione { $desk }.
said-started = Colloquio con { $name }.
said-ended = Colloquio con { $name } concluso.
said-sealed = Scheda di { $name } chiusa.
said-reopened = Scheda di { $name } riaperta.
said-decided = { $name }: { $status }.
said-undone = Annullo: { $what }
said-noted = Nota su { $criterion } scritta.
said-noted-general = Nota generale scritta.
said-added = { $name } c'è, codice { $code }.
said-changed = { $name }: cambiato.
said-conflict = { $who } si astiene su { $name }.
said-lifted = Conflitto tra { $who } e { $name } tolto.
said-accepted = { $n ->
    [one] Accettata { $n } mancanza
   *[other] Accettate { $n } mancanze
    }.
said-settled = Deciso.
said-closed = Giornata chiusa.
said-day-reopened = Giornata riaperta.
said-second-look = Chiesto un secondo sguardo su { $name }.
said-second-look-off = Secondo sguardo su { $name } tolto.
said-paste-refused = Incollo solo voti: 1-5, n, invio. Ho lasciato stare tutto.
said-paste-too-long = Troppo lungo: { $asked } caratteri, ne bastano { $limit }. Non ho tagliato niente.
said-finished = Questo portatile ha dato tutto.
said-places = { $n ->
    [one] { $n } posto
   *[other] { $n } posti
    }.
said-once-more-leaves = Ctrl+C ancora una volta: esce.
said-working = Un momento.
said-no-undo = Non c'è niente da annullare.
said-agreed-all = Accordo fatto.
needs-row = Prima scegli una riga.
needs-person = Prima scegli chi sta alla tastiera: : e poi «tastiera».
needs-pair = Serve una coppia alla tastiera.
needs-lead = Lo fa chi coordina.
needs-level = I livelli vanno da { $min } a { $max }.
needs-open-sheet = La scheda è chiusa: . riapre, prima del confronto.
needs-both-sealed = Servono tutte e due le schede chiuse.
needs-two-marks = Ci sono due voti solo dove hanno votato in due.
needs-sealed = La scheda non è chiusa.
needs-day = Prima serve una giornata.
needs-interview = Questa persona non ha un colloquio.
digits-are-marks = Questo numero non è stato preso: prima il disco. Frecce e Invio scelgono.
needs-store = Il disco non risponde: prima si salva, poi si va avanti.
not-here = Qui non si può.
day-is-closed = La giornata è chiusa.
read-only = Sola lettura: aperta in un'altra finestra ({ $holder }). Chiudi quella e scrivi qui.
paused = colloquio è in pausa e tutto è salvato. Scrivi fg per tornare.
panic-sentence = colloquio si è fermato per un suo difetto. Tutto è salvato fino alle { $at }. Riaprilo e continua; le righe qui sotto servono a chi lo ripara.

## Guai

trouble-store-title = NON salvato
trouble-store-what = Il disco non prende quello che scrivi. Non ancora salvato: { $what }.
trouble-store-safe = Quello di prima è salvato fino alle { $at }.
trouble-store-next = Non chiudere il portatile. Fai spazio o controlla il disco: riprovo da solo ogni due secondi.
trouble-close = Chiudi
trouble-title = Non ci sono riuscito
trouble-what = Che cosa è successo
trouble-safe = I tuoi dati
trouble-next = Che cosa fare

## Troppo piccolo

small-title = Serve un po' più di spazio.
small-text = Ora { $columns } x { $rows }, ne bastano 60 x 16: allarga la finestra o rimpicciolisci il carattere.
small-stored = Tutto salvato alle { $at }
small-quit = q esci
entry-mark = { $criterion } { $mark } di { $name }
entry-note = nota su { $name }: { $text }
entry-state = { $name }, { $state }
entry-other = una modifica
unmarked-level = senza voto
drafts-failed = Quello che scrivi in un campo si salva solo quando ne esci. I voti, sempre.
index-aside = La seconda copia non si scrive: i voti restano salvati in una copia sola.
state-agreeing = accordo aperto
hand-to-queue = Torna alla coda
read-only-short = sola lettura
one-copy = una copia sola dalle { $since }
one-copy-short = una copia sola
two-copies = Di nuovo due copie di tutto.
disk-full = disco pieno
space-low = Sul disco restano { $megabytes } MB: fai spazio appena puoi.
space-spare = Il disco è pieno: uso la riserva, per circa 8.000 voti. Fai spazio adesso.
space-fine = Sul disco c'è di nuovo posto.
weak-file-system = Disco { $kind }: se manca la corrente protegge di meno. Esporta spesso.
found-damaged = { $n ->
    [one] Una riga guasta nei dati
   *[other] { $n } righe guaste nei dati
    }. «colloquio store check» dice se manca qualcosa.
found-recovered = { $n ->
    [one] Una cosa salvata mancava in una copia: ripresa dall'altra.
   *[other] { $n } cose salvate mancavano in una copia: riprese dall'altra.
    }
found-cut = L'ultima scrittura era a metà, mai data per salvata: l'ho messa da parte.
note-put-away = La nota non è salvata. Il testo resta e torna quando la riapri.
took-over = L'altra finestra si è chiusa: ora si può scrivere qui.
found-copied = Dati copiati: dalla prima cosa che scrivi questo portatile è «{ $name }».
found-forgotten = Non si legge più quale portatile è questo: ora si chiama «{ $name }».
found-texts = { $n ->
        [one] Un testo scritto e non salvato è tornato al suo posto.
       *[other] { $n } testi scritti e non salvati sono tornati al loro posto.
    }
loss-title = Manca qualcosa
loss-safe = Tutto il resto c'è, quello che aspetta è al sicuro, e si può continuare a lavorare.
loss-goes-on = Dalla prima cosa che scrivi questo portatile si chiama «{ $name }»: così nessun numero viene dato due volte.
loss-next = Apri un pacchetto completo di un altro portatile: quello che ne ha torna da solo, e con lui quello che aspetta.
loss-open-bundle = Apri un pacchetto
form-elsewhere-title = Vai avanti in un'altra cartella
form-elsewhere-text = Scrivi una cartella su un altro disco o su una chiavetta. Ci copio tutto quello che è salvato, e ci salvo quello che manca.
elsewhere-title = Si va avanti
elsewhere-what = La giornata è adesso in { $folder }.
elsewhere-safe = { $n ->
    [0] È tutto salvato lì.
    [one] È tutto salvato lì, anche la cosa che mancava.
   *[other] È tutto salvato lì, anche le { $n } cose che mancavano.
    }
elsewhere-next = La prossima volta apri con: colloquio --store { $folder }. Alla prima occasione esporta per gli altri portatili.
elsewhere-same = È la cartella che già non prende niente.
elsewhere-same-next = Scegli una cartella su un altro disco o su una chiavetta.
trouble-full-what = Il disco è pieno. Non ancora salvato: { $what }.
trouble-full-next = Fai spazio: riprovo da solo ogni due secondi. Oppure vai avanti in un'altra cartella.
trouble-gone-what = La cartella dei dati non c'è più: forse è stata tolta la chiavetta. Non ancora salvato: { $what }.
trouble-gone-next = Rimettila, riprovo da solo. Oppure vai avanti in un'altra cartella: non si perde niente.
trouble-stopped-what = Il salvataggio si è fermato. Non ancora salvato: { $what }.
trouble-stopped-next = Vai avanti in un'altra cartella, oppure esci e riapri.
trouble-read-on = Intanto leggo
trouble-elsewhere = Vado avanti in un'altra cartella
trouble-reading = Puoi leggere. Per scrivere bisogna che il disco risponda.
count-expected = { $n ->
    [one] { $n } previsto
   *[other] { $n } previsti
    }
count-present = { $n ->
    [one] { $n } presente
   *[other] { $n } presenti
    }
count-called = { $n ->
    [one] { $n } chiamato
   *[other] { $n } chiamati
    }
count-in-interview = { $n ->
    [one] { $n } in colloquio
   *[other] { $n } in colloquio
    }
count-done = { $n ->
    [one] { $n } concluso
   *[other] { $n } conclusi
    }
count-late = { $n ->
    [one] { $n } in ritardo
   *[other] { $n } in ritardo
    }
count-absent = { $n ->
    [one] { $n } assente
   *[other] { $n } assenti
    }
count-withdrawn = { $n ->
    [one] { $n } ritirato
   *[other] { $n } ritirati
    }
count-postponed = { $n ->
    [one] { $n } rimandato
   *[other] { $n } rimandati
    }
missing-sheet-on = in corso: la scheda di { $name } su { $candidate }
trouble-leave = Esci lo stesso
and-more = { $what } e { $n ->
    [one] { $n } altra cosa
   *[other] altre { $n } cose
    }
list-range = da { $from } a { $to } di { $of }
told-more = … Invio mostra il resto
missing-blocks = quando la prima parte è a posto, o accettata
missing-before-closing = prima di chiudere la giornata
missing-besides = il resto
missing-lost = { $n ->
    [one] manca { $n } riga scritta su questo portatile, in tutte e due le copie
   *[other] mancano { $n } righe scritte su questo portatile, in tutte e due le copie
    }
loss-of-end = In fondo a quello che questo portatile ha scritto { $n ->
    [one] manca { $n } riga
   *[other] mancano { $n } righe
    }, in tutte e due le copie.
loss-of-all = Di questa giornata qui non si legge più niente: { $n ->
    [one] manca { $n } riga
   *[other] mancano { $n } righe
    }, in tutte e due le copie.
loss-of-all-safe = I file che ci sono ancora non si toccano. Quello che un altro portatile ha ricevuto è al sicuro lì.
loss-of-all-next = Apri un pacchetto completo di un altro portatile: quello che ne ha torna da solo.
bad-folder = Serve una cartella.
bad-file = Serve un file.
menu-back = Indietro
reveal-lost = non conta più: conflitto di { $names }
