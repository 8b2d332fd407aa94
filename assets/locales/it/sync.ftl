# Lo scambio fra portatili
error-stopped = Interrotto.
error-stopped-safe = Quello che era già entrato resta, al sicuro.
error-stopped-next = Riprendi con lo stesso file: il resto entra allora.
error-no-laptop = Nessun portatile si chiama «{ $text }».
error-list-laptops = laptops list mostra i portatili della giornata.
sync-needs = { $n ->
    [one] Di { $laptop } manca la voce { $from }.
   *[other] Di { $laptop } mancano le voci da { $from } a { $to }.
    }
sync-forked = { $laptop } è doppio: due copie degli stessi dati hanno scritto con lo stesso nome. Qui ci sono le voci di tutt'e due, niente è perso. Lavora su una copia sola; l'altra, quando si sincronizza, prende da sé un nome nuovo.
sync-goes-on-as = Attenzione: nel file c'erano voci di questo portatile che qui mancavano. O una copia di questi dati è al lavoro altrove, o qui si è persa la fine. Ora ci sono tutte. Da adesso questo portatile si chiama «{ $name }».
sync-known = { $n ->
    [one] { $n } file già preso prima.
   *[other] { $n } file già presi prima.
    }
sync-arriving = { $file } sta ancora arrivando: lo prendo la prossima volta.
sync-written = Scritto { $file }: { $n ->
    [one] { $n } voce.
   *[other] { $n } voci.
    } La chiavetta si può togliere.
sync-nothing-to-say = Tutto quello che c'è su questo portatile è già nella cartella: non ho scritto altro.
sync-unfinished = La sincronizzazione non è arrivata in fondo.
sync-several-days = In { $folder } ci sono pacchetti di più giornate.
sync-several-days-next = Apri quello della tua giornata con bundle import FILE, poi sincronizza.
sync-verified = { $file }: intero, scritto da { $from }, { $n ->
    [one] { $n } voce.
   *[other] { $n } voci.
    }
sync-verified-known = { $from } è un portatile di questa giornata.
sync-verified-new = { $from } qui non si conosce ancora.
sync-progress = { $stage ->
    [copying] Copio
    [reading] Leggo
    [checking] Controllo
   *[taking] Prendo
    } { $done } di { $total } { $unit ->
    [bytes] MB
   *[lines] voci
    }, Ctrl-C ferma
status-complete = { $of ->
    [one] { $n ->
        [0] L'unico portatile non è completo.
       *[other] L'unico portatile è completo.
    }
   *[other] { $n ->
        [one] 1 portatile su { $of } completo.
       *[other] { $n } portatili su { $of } completi.
    }
    }
status-missing = { $laptop }: { $n ->
    [0] non manca nessuna scheda
    [one] manca 1 scheda
   *[other] mancano { $n } schede
    }, sentito alle { $heard }.
status-working = { $laptop }: al lavoro, { $n ->
    [0] nessuna scheda in sospeso
    [one] manca 1 scheda
   *[other] mancano { $n } schede
    }, sentito alle { $heard }.
status-silent = { $laptop }: muto dalle { $heard }, { $n ->
    [one] manca 1 scheda.
   *[other] mancano { $n } schede.
    }
status-behind = { $laptop }: { $n ->
    [one] manca 1 voce.
   *[other] mancano { $n } voci.
    }
status-behind-at = { $laptop }: { $n ->
    [one] manca 1 voce (la ha { $who }).
   *[other] mancano { $n } voci (le ha { $who }).
    }
status-only-spoken-of = { $letter }: nessuno qui lo conosce. Altri dicono che ha scritto { $n ->
    [one] 1 voce, che qui non c'è: se non è dei vostri, non manca niente.
   *[other] { $n } voci, che qui non ci sono: se non è dei vostri, non manca niente.
    }
status-never = { $laptop }: mai sentito.
laptop-silent = muto
sync-left-out = { $laptop } non è ammesso e manda troppo: { $n ->
    [one] { $n } sua voce lasciata
   *[other] { $n } sue voci lasciate
    } fuori. Ammesso il portatile, lo stesso file le porta.
sync-rescued = { $marks ->
    [one] { $marks } voto scritto
   *[other] { $marks } voti scritti
    } in { $path }, anche quelli non ancora rivelati: sono i voti che il file mostra, e niente li prova. { $lost ->
    [0] Tutte le righe si leggevano.
    [one] Una riga non si legge.
   *[other] { $lost } righe non si leggono.
    }
sync-rescued-nothing = Questo file non mostra nessun voto, e non ho scritto niente. { $lost ->
    [0] { "" }
    [one] Una riga non si legge.
   *[other] { $lost } righe non si leggono.
    }
sync-rescued-doubtful = { $n ->
    [one] Un voto non è certo
   *[other] { $n } voti non sono certi
    }: niente nel file lo conferma, o aveva più di un valore e ho preso il più recente. Confronta con la carta o con chi ha votato.
sync-rescued-covered = Il foglio può contenere voti ancora coperti: non farlo vedere a chi valuta prima che le due schede siano rivelate.
sync-rescued-withheld = { $n ->
    [one] Un voto è ancora coperto e sta già, al sicuro, su questo portatile: nel foglio non c'è.
   *[other] { $n } voti sono ancora coperti e stanno già, al sicuro, su questo portatile: nel foglio non ci sono.
    }
sync-rescue-other-name = Scegli un altro nome per il file da scrivere.
marks-line = Riga { $line }, { $whose }: { $what }
marks-taken = preso { $value }.
marks-same = sta già qui così.
marks-doubted = lasciato fuori, il foglio stesso lo dà per incerto: verificato il voto, svuota la cella “doubt” e importa di nuovo.
marks-not-a-level = lasciato fuori, “{ $value }” non è un voto intero.
marks-standing = lasciato fuori, lì c'è già qualcosa, e resta.
marks-left = lasciato fuori. { $why }
marks-other-person = Il colloquio { $interview } non è di { $candidate }.
marks-no-interview = { $candidate } non ha un colloquio con { $interviewer }.
marks-rows = Righe lette { $read }: prese { $new }, già qui { $same }, lasciate fuori { $left }.
sync-adds = Porterebbe: persone { $people }, in sala { $room }, voti e schede { $sheets }, decisioni { $decisions }, giornata { $day }, altro { $others }.
sync-concerns = Riguarda: { $codes }.
sync-changes = { $n ->
    [one] Cambierebbe un dato che qui c'è già.
   *[other] Cambierebbe { $n } dati che qui ci sono già.
    }
status-sheets = { "  " }Mancano: { $list }.
