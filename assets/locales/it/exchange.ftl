### Lo scambio dei dati: portatili, pacchetti, cartelle

screen-sync = Scambio dati
screen-review = Che cosa portano
column-laptop = portatile
column-heard = sentito
column-expected = attese
column-held = avute
sync-not-protected = non protetta
sync-not-protected-long = Questa giornata non è protetta: i pacchetti non hanno firma. Chi ha un file può cambiarlo, e qui non si vede chi è stato.
sync-alone = Per ora c'è solo questo portatile.
sync-all-complete = Tutti i { $of } portatili sono completi.
sync-complete = { $complete } portatili su { $of } completi. Non manca nessuna scheda.
sync-worst =
    { $complete ->
        [one] Un portatile su { $of } completo
        *[other] { $complete } portatili su { $of } completi
    }. { $name }: { $lacks }, sentito alle { $at }.
sync-worst-unheard =
    { $complete ->
        [one] Un portatile su { $of } completo
        *[other] { $complete } portatili su { $of } completi
    }. { $name }: { $lacks }, mai sentito.
sync-empty = Nessun altro portatile sentito. e esporta il primo pacchetto.
sync-spot =
    { $name }, { $n ->
        [0] nessun pacchetto
        [one] un pacchetto
        *[other] { $n } pacchetti
    }
sync-spot-gone = { $name }, ora non c'è
sync-spot-other = Un'altra cartella
sync-to-decide = da decidere, { $n }
sync-later =
    { $n ->
        [one] Una voce è di una versione successiva: la tengo e la passo avanti, non la leggo.
        *[other] { $n } voci sono di una versione successiva: le tengo e le passo avanti, non le leggo.
    }
sync-where = Con quale cartella scambi i dati?
sync-where-from = Da dove importi?
sync-where-to = Dove esporti?
sync-folder-text = Una chiavetta o una cartella che vedono tutti. La ricordo per la prossima volta.
sync-folder-kept = Da ora s scambia con { $name }.
sync-looking-then-shown = Guardo che cosa c'è, poi te lo mostro.
sync-nothing-to-take = Non c'è niente di nuovo da prendere.
sync-no-files = Qui non ci sono pacchetti.
sync-offered =
    { $n ->
        [one] È arrivato un pacchetto
        *[other] Sono arrivati { $n } pacchetti
    }: g s lo mostra, i lo importa.
sync-folder-gone = La cartella dello scambio ora non c'è: aspetto che torni. Niente si è perso.
sync-folder-back = La cartella dello scambio c'è di nuovo.
sync-whole =
    Il pacchetto di { $from } è intero: { $n ->
        [one] una voce
        *[other] { $n } voci
    }. Non ho preso niente.
sync-nothing-new = Niente di nuovo.
sync-took =
    { $files ->
        [one] Preso un pacchetto
        *[other] Presi { $files } pacchetti
    }, { $new ->
        [one] una voce nuova
        *[other] { $new } voci nuove
    }.
sync-refused-some =
    { $n ->
        [one] 1 rifiutato.
        *[other] { $n } rifiutati.
    }
sync-arriving-some =
    { $n ->
        [one] 1 in arrivo.
        *[other] { $n } in arrivo.
    }
sync-wrote = Scritto il tuo.
sync-wrote-nothing = Niente da scrivere.
sync-without-drafts =
    { $n ->
        [one] Un testo non finito resta su questo portatile.
        *[other] { $n } testi non finiti restano su questo portatile.
    }
sync-wrote-there = Pacchetto scritto, puoi togliere la chiavetta: { $path }
sync-may-pull = Puoi togliere la chiavetta.
sync-stopped =
    Fermato. { $n ->
        [0] Non è cambiato niente.
        [one] Una voce nuova è dentro e resta.
        *[other] { $n } voci nuove sono dentro e restano.
    } Il resto viene con lo stesso file.
watch-title = Quando in { $name } arriva un pacchetto
watch-offer = Dimmelo, lo prendo io
watch-take = Prendilo da solo
watch-off = Non guardare
watch-is-off = Non guardo più la cartella.
watch-is-offer = Guardo la cartella: quando arriva un pacchetto te lo dico.
watch-is-take = Guardo la cartella: quello che arriva lo prendo.
needs-folder = Prima scegli la cartella, con f.
needs-work = Non c'è niente da fermare.
needs-file-row = Punta un pacchetto.
needs-clash-row = Punta una riga da decidere.
sync-laptop-own = { $name }, questo
sync-laptop-now = adesso
sync-laptop-never = mai
sync-laptop-forked = doppio: due storie
sync-laptop-unheard = nessun pacchetto
sync-laptop-all-here = tutto qui
sync-laptop-complete = completo
sync-laptop-silent = muto dalle { $at }
sync-laptop-apart-state = da ammettere
sync-laptop-retired = ritirato
sync-laptop-working = al lavoro
sync-laptop-lacks-sheets =
    { $n ->
        [one] manca 1 scheda
        *[other] mancano { $n } schede
    }
sync-laptop-lacks-entries =
    { $n ->
        [one] manca 1 voce
        *[other] mancano { $n } voci
    }
sync-laptop-and-apart = { $state }, { $n } a parte
sync-laptop-and-waiting =
    { $state }, { $n ->
        [one] 1 aspetta
        *[other] { $n } aspettano
    }
sync-laptop-way-out = Ci sono due storie sotto il nome { $name }: il portatile è stato copiato o ripristinato. Le tengo tutte e due. Fai scambiare i dati a tutti e due i portatili: chi trova voci sue che non ha scritto continua da sé con un nome nuovo. Poi decidi qui sotto dove le due storie dicono cose diverse.
sync-laptop-this-one = È questo portatile: quello che si vede qui è salvato qui.
sync-laptop-as-of = Quello che si sa è delle { $at }.
sync-laptop-never-heard = Di { $name } non è ancora arrivato niente.
sync-laptop-behind-says =
    { $n ->
        [one] Una sua voce non è ancora qui
        *[other] { $n } sue voci non sono ancora qui
    }: le aveva { $who } alle { $at }.
sync-laptop-needs = Mancano le sue voci da { $from } a { $to }.
sync-laptop-waiting-for =
    { $n ->
        [one] Una sua voce è qui e aspetta:
        *[other] { $n } sue voci sono qui e aspettano:
    } mancano quelle da { $from } a { $to }. Entrano da sole quando arriva quel pacchetto.
sync-laptop-waiting =
    { $n ->
        [one] Una sua voce è qui e aspetta voci
        *[other] { $n } sue voci sono qui e aspettano voci
    } di un altro portatile.
sync-laptop-apart =
    { $n ->
        [one] Una sua voce è tenuta a parte:
        *[other] { $n } sue voci sono tenute a parte:
    } { $why }.
sync-laptop-later =
    { $n ->
        [one] Una sua voce è di una versione successiva.
        *[other] { $n } sue voci sono di una versione successiva.
    }
sync-laptop-safe-there = I dati di { $name } sono al sicuro sul suo portatile: chiedi un pacchetto.
sync-laptop-sheet-open = { $who } su { $about }: non ancora chiusa
sync-laptop-sheet-unheard = { $who } su { $about }: mai sentita
clash-title = Due portatili dicono cose diverse
clash-value = { $value } ({ $laptop }, { $at })
clash-or = { $a } o { $b }
clash-soft = Intanto vale la più recente.
clash-own = Le ha scritte la stessa persona su due portatili: finché non si sceglie non ne vale nessuna.
clash-hard = Finché non si sceglie non ne vale nessuna.
clash-settle = Con a scegli quale vale; l'altra resta leggibile.
clash-lead-settles = Sceglie chi coordina.
file-found = da guardare
file-arriving = sta arrivando
file-ready = { $from }: { $brings }, pronto
file-known = { $from }: niente di nuovo
file-taken = { $from }: { $brings }, dentro
file-taken-waiting = { $from }: dentro, { $n } in attesa
file-refused = rifiutato: { $why }
file-other-day = altra giornata, { $day }
file-skipped-shadow = lasciato: è il file provvisorio di un altro programma
file-skipped-link = lasciato: è un rimando a un altro file
file-skipped-not-a-file = lasciato: non è un file normale
brings-entries =
    { $n ->
        [one] una voce nuova
        *[other] { $n } voci nuove
    }
brings-sheets =
    { $n ->
        [one] una scheda nuova
        *[other] { $n } schede nuove
    }
file-found-long = Non l'ho ancora guardato: v lo verifica, i mostra che cosa porta.
file-arriving-long = La copia non è finita: lo guardo quando sta fermo.
contents-from = Di { $from }, scritto alle { $at }.
contents-nothing-new = Tutto quello che contiene è già qui.
contents-more = e altre { $n }
contents-adds = Porta: { $list }.
contents-people = Riguarda: { $list }.
contents-clashes =
    { $n ->
        [one] Una cosa poi è da decidere:
        *[other] { $n } cose poi sono da decidere:
    }
contents-changes =
    { $n ->
        [one] Una cosa cambia:
        *[other] { $n } cose cambiano:
    }
contents-waiting =
    { $n ->
        [one] Una voce dovrà aspettare un altro pacchetto.
        *[other] { $n } voci dovranno aspettare un altro pacchetto.
    }
contents-apart =
    { $n ->
        [one] Una voce resta a parte.
        *[other] { $n } voci restano a parte.
    }
contents-later =
    { $n ->
        [one] Una voce è di una versione successiva: tenuta, non letta.
        *[other] { $n } voci sono di una versione successiva: tenute, non lette.
    }
contents-need = Mancano le voci di { $laptop } da { $from } a { $to }.
contents-change = { $before } → { $after }
contents-forked = Mostra due storie sotto il nome { $laptop }.
contents-goes-on-as = Conteneva voci di questo portatile che qui non c'erano: una copia è in giro, o si è persa la fine. Le ho prese; da ora questo portatile si chiama { $name }.
contents-left-out = Di { $laptop } ho lasciato fuori { $n } voci: sono troppe per un portatile che nessuno ha ammesso. Il file si può rileggere dopo.
contents-clock = L'orologio di { $laptop } va avanti di { $n } minuti, o il tuo indietro: gli orari possono ingannare, i valori no.
join-under-way = Sto ancora aprendo il pacchetto: Esc lo ferma.
sync-broke = Il lavoro sui pacchetti si è fermato per un difetto di colloquio.
sync-broke-next = Riprova; quello che era entrato resta.
work-looking = Guardo
work-verifying = Verifico
work-taking = Prendo
work-writing = Scrivo
work-entries = { $file }, { $done } voci di { $total }
work-megabytes = { $file }, { $done } di { $total } MB
work-at = { $what } { $far }. Esc ferma.
work-stopping = Mi fermo appena posso: niente resta a metà. ({ $what })
review-nothing = Niente di nuovo da prendere. Esc torna indietro.
review-sum =
    { $n ->
        [one] Un pacchetto porta
        *[other] { $n } pacchetti portano
    } { $new ->
        [one] una voce nuova
        *[other] { $new } voci nuove
    }. Invio prende, Esc lascia tutto com'è.
adds-seals =
    { $n ->
        [one] una scheda chiusa
        *[other] { $n } schede chiuse
    }
adds-agreements =
    { $n ->
        [one] un accordo
        *[other] { $n } accordi
    }
adds-people =
    { $n ->
        [one] una persona
        *[other] { $n } persone
    }
adds-states =
    { $n ->
        [one] un arrivo o stato
        *[other] { $n } arrivi o stati
    }
adds-interviews =
    { $n ->
        [one] un colloquio
        *[other] { $n } colloqui
    }
adds-decisions =
    { $n ->
        [one] una decisione
        *[other] { $n } decisioni
    }
adds-others =
    { $n ->
        [one] un'altra voce
        *[other] { $n } altre voci
    }
apart-payload = contenuto che non va
apart-founder = non è di chi ha aperto la giornata
apart-unknown = portatile da ammettere
apart-refused = portatile rifiutato
apart-retired = portatile ritirato
apart-role = non è compito di quel portatile
apart-other = non conta qui
sync-own =
    { $complete ->
        [one] Un portatile su { $of } completo
        *[other] { $complete } portatili su { $of } completi
    }. Di questo portatile { $lacks }.
review-file-of = { $name }, { $n } di { $of }
review-lines = righe da { $from } a { $to } di { $of }, PagSu e PagGiù
