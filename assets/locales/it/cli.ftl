### La riga di comando

name-lead = Chi coordina
name-frontdesk = Accoglienza
name-lead-laptop = Guida
name-joining-laptop = Banco { $mark }
done-stored = Salvato.
done-already = Era già così.
done-made = Salvato: { $codes }.
done-exported =
    { $n ->
        [one] Scritto { $path }: una voce.
        *[other] Scritto { $path }: { $n } voci.
    } Ora puoi togliere la chiavetta.
done-report =
    { $n ->
        [0] Scritto { $path }: nessuna persona da chiamare.
        [one] Scritto { $path }: una persona.
        *[other] Scritto { $path }: { $n } persone.
    }
done-rubric-good =
    La griglia { $name } va bene: { $n ->
        [one] un criterio.
        *[other] { $n } criteri.
    }
done-day-opened = La giornata { $name } è aperta. I dati stanno in { $path }.
done-day-opened-next = Ora: candidates import, interviewers add, pairs add; poi bundle export per gli altri portatili.
paths-store = dati: { $path }
paths-day = giornata: { $path }
paths-log = resoconto: { $path }
### Le parole della riga di comando

## I documenti

named = { $name } ({ $code })
page-line = { $label }: { $text }
day-when = { $when }, { $places ->
    [one] { $places } posto
   *[other] { $places } posti
    }
day-state = { $state ->
    [closed] Giornata chiusa.
   *[other] Giornata aperta.
    }
day-simulated = L'orologio è simulato: questa è una giornata di prova.
day-unaccepted = Non ancora accettato da chi guida: quel che scrivi qui per ora conta solo su questo portatile.
day-laptop = Questo portatile: { $letter }, { $role ->
    [lead] coordinamento
    [frontdesk] accoglienza
   *[other] postazione
    }.
day-people = Persone { $all }: presenti { $arrived }, concluse { $done }, assenti { $absent }, ritirate { $withdrawn }.
day-sheets = Schede: chiuse { $sealed } su { $expected } dovute, in bozza { $open }.
day-debts = Nelle schede che puoi vedere: { $notes ->
    [one] { $notes } prova da scrivere
   *[other] { $notes } prove da scrivere
    }, { $unassessed ->
    [one] { $unassessed } criterio non osservato
   *[other] { $unassessed } criteri non osservati
    }.
day-areas = Aree: { $areas }.
area-from-to = { $area } (da { $min } a { $max })
area-from = { $area } (almeno { $min })
day-missing = { $n ->
    [0] Non manca niente per chiudere.
    [one] Manca { $n } cosa per chiudere:
   *[other] Mancano { $n } cose per chiudere:
    }
day-accepted = { "  " }{ $text } Accettato così.
day-stored = Voci: { $entries }, salvate alle { $at }. Impronta { $digest }.
blocker-sheet-missing = { $state ->
    [empty] Manca la scheda di { $interviewer } su { $candidate }, colloquio { $interview }.
   *[other] La scheda di { $interviewer } su { $candidate }, colloquio { $interview }, è in bozza: va chiusa.
    }
blocker-clash = Due portatili dicono cose diverse, va scelto che cosa vale: { $what }; { $about }.
blocker-clash-bare = Due portatili dicono cose diverse, va scelto che cosa vale: { $what }.
blocker-bundle-waiting = { $n ->
    [one] { $n } voce
   *[other] { $n } voci
    } di { $laptop } in attesa di altri dati: importa il pacchetto più nuovo di quel portatile.
blocker-apart = { $why ->
    [unknown] { $laptop } non è ancora tra i portatili accettati: quel che ha scritto è tenuto da parte.
    [refused] { $laptop } è stato rifiutato: quel che ha scritto è tenuto da parte.
    [retired] Quel che { $laptop } ha scritto dopo il ritiro è tenuto da parte.
    [role] { $laptop } ha scritto cose che non gli spettano: sono tenute da parte.
    [founder] { $laptop } ha aperto da sé questa giornata: l'apertura è tenuta da parte.
   *[payload] Dati di { $laptop } tenuti da parte: questo programma non li sa leggere.
    }
blocker-device-behind = { $n ->
    [one] Manca { $n } voce
   *[other] Mancano { $n } voci
    } di { $laptop }: importa il suo pacchetto più nuovo.
blocker-device-forked = { $laptop } ha due storie diverse sotto lo stesso nome: un portatile copiato?
blocker-device-working = { $laptop } non ha ancora detto di aver finito; sentito alle { $heard }.
shortlist-counts = Dentro { $chosen } di { $places }, riserve { $reserve }, fuori { $out }, da decidere { $open }.
shortlist-quota = { $area }: { $chosen } dentro{ $lacking ->
    [0] { "" }
   *[other] , ne mancano { $lacking }
    }{ $over ->
    [0] { "" }
   *[other] , { $over } di troppo
    }.
shortlist-closed = Giornata chiusa alle { $at }: la rosa non cambia più.
tie-at-the-cut = Pari merito all'ultimo posto: { $codes }.
sheets-withheld = { $n ->
    [one] { $n } scheda non si vede ancora e non è in nessuna cifra.
   *[other] { $n } schede non si vedono ancora e non sono in nessuna cifra.
    }
no-days = Ancora nessuna giornata in questo archivio.
no-candidates = Ancora nessuna candidatura.
no-interviewers = Ancora nessuno che seleziona.
no-interviews = Ancora nessun colloquio.
no-pairs = Ancora nessuna coppia.
no-scores = Ancora nessuna scheda.
no-decisions = Ancora nessuna decisione.
table-field = campo
table-value = valore
table-id = id
table-code = codice
table-name = nome
table-date = data
table-state = stato
table-area = area
table-areas = aree
table-second-area = seconda area
table-since = dalle
table-interview = colloquio
table-interviews = colloqui
table-interviewer = chi seleziona
table-candidate = candidatura
table-decision = decisione
table-flags = segni
table-kind = tipo
table-desk = postazione
table-block = blocco
table-host = ospite
table-partner = partner
table-role = ruolo
table-away = via
table-conflicts = conflitti
table-now = adesso
table-done = conclusi
table-missing-sheets = schede mancanti
table-missing = manca
table-as-of = sentita alle
table-sheets = schede
table-counted = conta
table-counted-sheets = schede
table-raw = grezzo
table-raw-rank = rango
table-order = ordine
table-hand-move = a mano
table-offer = posto
table-reason = perché
table-email = e-mail
table-phone = telefono
table-town = città
table-yes = sì
table-no = no
table-offer-offered = proposto
table-offer-accepted = accettato
table-offer-declined = rifiutato
day-open = aperta
day-closed = chiusa
flag-no-name = nome non arrivato
mark-hidden = coperto
moved-by-hand = a mano
interview-planned = chiamato
interview-running = in corso
interview-ended = concluso
interview-void = annullato
look-first = primo
look-second = secondo sguardo
look-calibration = calibrazione
role-host = ospite fisso
role-partner = partner
role-shadow = ombra
clash-mark = un voto
clash-note = una nota
clash-seal = una scheda chiusa
clash-agree = un voto d'accordo
clash-interview = un colloquio
clash-record = i dati di una persona
clash-area = l'area di una persona
clash-merge = due candidature unite
clash-room = chi ha preso in colloquio una persona
clash-decision = una decisione
clash-offer = un posto proposto
clash-presence = dov'è una persona
clash-conflict = un conflitto d'interessi
clash-person = chi seleziona
clash-pair = una coppia
clash-day-area = un'area
clash-day = la giornata
clash-laptop = un portatile
clash-rubric = la griglia
clash-closed = la chiusura della giornata
clash-other = un dato
bundle-ready = { $file }, di { $from }: { $n ->
    [0] niente di nuovo
    [one] { $n } voce nuova
   *[other] { $n } voci nuove
    }. Non ho scritto niente.
bundle-taken = { $file }, di { $from }: { $n ->
    [0] niente di nuovo
    [one] { $n } voce nuova
   *[other] { $n } voci nuove
    }, al sicuro qui.
bundle-waiting = { $n ->
    [one] { $n } voce aspetta
   *[other] { $n } voci aspettano
    } dati che mancano ancora.
bundle-apart = { $n ->
    [one] { $n } voce tenuta
   *[other] { $n } voci tenute
    } da parte.
bundle-later = { $n ->
    [one] { $n } voce
   *[other] { $n } voci
    } di una versione più nuova: tenute, qui non si leggono.
bundle-clashes = { $n ->
    [one] { $n } discordanza
   *[other] { $n } discordanze
    } da guardare: day show.
rubric-page-scale = Scala da { $min } a { $max }. Uno scarto oltre { $tolerance } vuole una frase.
rubric-page-criterion = { $code }  { $name }, peso { $weight }
explain-title = { $who }: { $raw }, rango { $rank } su { $of } con un punteggio.
explain-no-score = { $who }: nessun punteggio, perché nessuna scheda conta ancora.
explain-sheet = Scheda di { $interviewer }, colloquio { $interview }: somma dei voti per il peso, divisa per i pesi.
explain-too-little = { "  " }Osservata meno di metà dei pesi: la scheda non conta.
explain-agreed = { "  " }{ $criterion }: voto { $given }, accordo della coppia { $agreed }.
explain-mean = Punteggio: la media delle { $n } schede.
explain-missing = Mancano o non contano le schede di: { $who }.
no-laptops = Ancora nessun portatile.
table-letter = lettera
table-held = voci qui
table-behind = voci mancanti
table-sheets-owed = schede dovute
table-sheets-sealed = schede chiuse
table-version = versione
table-source = da dove
table-weight = peso
table-asks = chiede
laptop-complete = completo
laptop-working = al lavoro
laptop-behind = ha altro da dare
laptop-forked = doppio
laptop-apart = da ammettere
laptop-retired = ritirato
rubric-shipped = fornita con colloquio
rubric-of-the-day = della giornata
import-file = { $file }: { $encoding }{ $separator ->
    [none] { "" }
    [semicolon] , separato da punto e virgola
    [comma] , separato da virgola
    [bar] , separato da barra verticale
   *[tab] , separato da tabulazione
    }
import-column = { "  " }{ $column } = { $field }{ $by ->
    [option] , scelto da te
   *[guess] { "" }
    }
import-unmapped = Altre colonne: { $columns }
import-new-areas = Aree nuove: { $areas }
import-rows = Righe lette { $read }: nuove { $new }, aggiornate { $updated }, uguali { $same }, unite { $joined }, rifiutate { $refused }.
import-dry-run = Solo una prova: non ho scritto niente.
