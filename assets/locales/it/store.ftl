### I dati di questo portatile: se sono interi, che cosa manca, che cosa fare

store-copy = copia
store-entries = voci
store-missing = mancano
store-damaged = guaste
store-journal = registro
store-index = seconda copia
store-day = { $name }, { $date }
store-whole = Tutto intero: le due copie dicono lo stesso.
store-mendable = Niente è perduto: quello che non va in una copia si legge nell'altra.
store-lost =
    { $n ->
        [one] Una riga non si legge più in nessuna delle due copie.
        *[other] { $n } righe non si leggono più in nessuna delle due copie.
    }
store-gap = Di «{ $laptop }» non ci sono le voci da { $from } a { $to }.
store-gap-one = Di «{ $laptop }» non c'è la voce { $n }.
hole-waits = Di «{ $laptop }» { $places ->
        [one] manca la voce { $range }
       *[other] mancano le voci { $range }
    }, e { $waiting ->
        [one] una voce venuta dopo è qui e la aspetta
       *[other] { $waiting } voci venute dopo sono qui e aspettano
    }.
store-bad-line = Registro, { $file }, riga { $line }: non si legge.
store-gone-lines = Registro: mancano le righe da { $from } a { $to }.
store-bad-seal = Registro, { $file }: la chiusura del file non torna.
store-bad-header = Registro, { $file }: l'intestazione non si legge. Non contiene niente della giornata.
store-repeated-line = Registro, { $file }, riga { $line }: un numero già usato.
store-mended =
    { $n ->
        [one] Una riga guasta del registro, già tornata dalla seconda copia: store rebuild la toglie di mezzo.
        *[other] { $n } righe guaste del registro, già tornate dalla seconda copia: store rebuild le toglie di mezzo.
    }
store-index-missing = La seconda copia non c'è.
store-index-failed = La seconda copia non si apre: è guasta.
store-index-slow = La seconda copia non risponde.
store-behind =
    { $n ->
        [one] La seconda copia è indietro di una voce.
        *[other] La seconda copia è indietro di { $n } voci.
    }
store-tail = In fondo al registro ci sono { $bytes } byte di una scrittura interrotta, mai confermata: alla prossima apertura vanno da parte.
store-no-device = Non si legge più quale portatile è questo: rifacendo i dati diventa un portatile nuovo.
store-drafts =
    { $n ->
        [one] C'è una bozza non ancora salvata come voce.
        *[other] Ci sono { $n } bozze non ancora salvate come voci.
    }
store-set-aside = Messo da parte: { $path }
store-held = Un altro programma tiene aperti questi dati: li guardo senza toccarli, com'erano in questo momento.
store-next-open = La prossima volta che apri la giornata si mette in pari da sola.
store-next-rebuild = Chiudi colloquio e scrivi: { $command }
store-next-lost = Scrivi { $command }, poi prendi un pacchetto completo da ogni altro portatile (bundle export --full): le voci che hanno loro tornano.
store-next-gap = Prendi un pacchetto completo da ogni altro portatile (bundle export --full): le voci che hanno loro tornano.
store-lost-safe = Quello che si legge è al sicuro; le parti guaste non le butto.
store-rebuilt =
    { $n ->
        [one] Rifatte le due copie, con una voce; rilette e contate.
        *[other] Rifatte le due copie, con { $n } voci; rilette e contate.
    }
store-from = Dal solo registro { $journal }, dalla sola seconda copia { $index }, da tutte e due { $both }.
store-goes-on-as = Da ora questo portatile si chiama «{ $name }»: così nessun numero viene dato due volte. Quello che aveva scritto resta.
store-backed-up =
    { $n ->
        [one] Copia scritta e riletta: { $path }, una voce.
        *[other] Copia scritta e riletta: { $path }, { $n } voci.
    } Si riapre in una cartella vuota con: bundle import FILE --laptop NOME
store-backup-waiting =
    { $n ->
        [one] Una voce ne aspetta altre che qui mancano: non è nella copia.
        *[other] { $n } voci ne aspettano altre che qui mancano: non sono nella copia.
    }
store-backup-exists = { $path } c'è già, e non ci scrivo sopra.
store-backup-other-name = Scegli un altro nome.
store-unopened = In { $path } c'è una giornata mai cominciata: la creazione fu interrotta. Dentro non c'è niente.
store-unopened-next = Se non aspetti un pacchetto per quella giornata, puoi togliere la cartella.
