### La stanza del colloquio: chiamate, astensioni, schede spostate e riaperte, chi siede da solo

## Chiamare chi coordina

call-title = Chiamare chi coordina
call-text = Un numero chiama subito.
call-to-help = Serve aiuto
call-to-overrun = Andiamo oltre il tempo
call-to-incident = È successo qualcosa
call-to-second-look = Servirebbe un secondo sguardo
call-to-write = Lo scrivo in due parole
call-field = Che cosa serve
call-help = chiede aiuto
call-overrun = va oltre il tempo
call-incident = segnala un imprevisto
call-second-look = propone un secondo sguardo
call-other = chiama per «{ $what }»
call-who = postazione { $desk }
call-line = { $who } { $what } dalle { $at }
call-line-about = { $who } { $what } su { $candidate } dalle { $at }
call-says = { $line }: «{ $text }»
call-open-title = Una chiamata
call-answer = Rispondi: ci pensi tu
call-show = Mostra { $candidate }
call-later = Dopo
call-is-you = Chi coordina sei tu.
call-count = { $n ->
    [one] { $n } chiamata
   *[other] { $n } chiamate
    }
said-called-lead = Chiamata fatta. Chi coordina la vede qui, o al prossimo scambio dati.
said-answered = Risposta data: la chiamata non è più in Manca.

## Rifare

said-redone = Rifaccio: { $what }

## Astenersi

reasons-title-whole = Perché non si può votare
reasons-conflict = Conosco { $candidate }: mi astengo da tutto
said-aside = { $name } si astiene su { $candidate }: i suoi voti non contano.

## Spostare una scheda

said-moved = Il colloquio passa da { $from } a { $to }, e resta scritto per tutti e due.
detail-moved = Colloquio spostato da { $from } a { $to } alle { $at }, da { $by }.

## Riaprire una scheda

reopen-which = Quale scheda si riapre?
reopen-lead-only = Da qui la riapre solo chi coordina: con c lo chiami.
reopen-both-title = { $name }, va bene anche per te?
reopen-both-text = Si riapre la scheda di { $name }, prima del confronto. La ragione: { $reason }
reopen-both-yes = Sono { $name }: si può riaprire
reopen-both-no = Resta chiusa
reopen-waits = Serve anche la voce di { $name }.

## Il confronto

reveal-from-mean = dalla media
reveal-means-wait = { $n ->
    [one] Invio accetta { $n } media
   *[other] Invio accetta { $n } medie
    }
said-start-mean = Da adesso l'accordo comincia dalla media dei due voti.
said-start-empty = Da adesso l'accordo comincia da niente.

## Chi siede dove

seat-alone = Uno per portatile: scegli il nome
seat-alone-title = Chi siede a questo portatile?
seat-alone-text = La coppia ha un portatile a testa: le schede si incontrano con lo scambio dati.
seat-alone-row = { $name }, postazione { $desk }
alone-here = A questo portatile siedi da solo: non c'è a chi passare la tastiera.
form-pair-change = Se cambiano le persone è una coppia nuova: quello che c'è già resta di chi l'ha fatto.
field-partner-and-shadows = Partner, e dopo una virgola chi osserva
word-shadow = Ombra
sheet-whose-shadow = Scheda di { $name }, ombra: non conta
pair-is-talking = Questa coppia è in colloquio: si cambia quando ha finito.

## Più criteri di quanti ce ne stanno

sheet-rows-shown = criteri { $from }-{ $to } di { $of }

## Qualcuno se ne va

leaves-who-title = Chi se ne va dalla postazione { $desk }?
leaves-title = { $name } lascia la postazione { $desk }
leaves-text = Vale dal prossimo colloquio. Quello che { $name } ha già votato resta.
leaves-owes = { $n ->
    [one] Una scheda di { $name } non è ancora chiusa: è in Manca.
   *[other] { $n } schede di { $name } non sono ancora chiuse: sono in Manca.
    }
leaves-sit-in = { $lead } siede al suo posto
leaves-sit-in-cost = Nessuno aspetta di più. Chi coordina è occupato, e vede quelle schede solo al confronto.
leaves-alone = { $name } va avanti senza un'altra persona
leaves-alone-cost = Nessuno aspetta di più. Una voce sola: una scheda per colloquio, con un margine più largo.
leaves-without = { $names } vanno avanti
leaves-without-cost = Chi osservava non conta: non cambia niente.
leaves-close = La postazione { $desk } chiude
leaves-close-cost = { $n ->
    [0] Adesso qui non aspetta nessuno.
    [one] Qui aspetta una persona{ $left ->
        [0] : la vede un'altra postazione.
       *[other] , e nessun'altra postazione la può vedere.
        }
   *[other] Qui aspettano { $n } persone{ $left ->
        [0] : le vedono le altre postazioni.
        [one] : per una non c'è un'altra postazione.
       *[other] : per { $left } non c'è un'altra postazione.
        }
    }
missing-no-desk = qui, e nessuna postazione può vedere: { $candidate }
said-sits = Alla postazione { $desk } da adesso: { $names }.
said-desk-closed = La postazione { $desk } è chiusa. { $calls ->
    [0] { "" }
    [one] Una chiamata è tolta. { "" }
   *[other] { $calls } chiamate sono tolte. { "" }
    }{ $left ->
    [0] Nessuno resta senza postazione.
    [one] Una persona resta senza postazione: è in Manca.
   *[other] { $left } persone restano senza postazione: sono in Manca.
    }
