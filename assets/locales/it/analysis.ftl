# Che cosa dicono i voti, e perché dubitare di una cifra.

analysis-no-sheet = Nessuna scheda ha voti a sufficienza.
analysis-all-equal = Tutti i voti sono uguali: nulla distingue i candidati.
analysis-one-interviewer = Un solo intervistatore: la severità non ha termine di paragone.
analysis-no-overlap = Nessun candidato ha i voti di due intervistatori.
analysis-too-few = Troppo poche schede per un margine d'errore.
analysis-no-disagreement = Gli intervistatori non si scostano mai: il margine d'errore non si può stimare.
analysis-not-connected = Questi gruppi non hanno intervistatori in comune: i punteggi non sono confrontabili.
analysis-apart = { $n ->
    [one] Una persona è stata vista da un gruppo a sé: nessuna correzione.
   *[other] { $n } candidati sono stati visti da un gruppo a sé: nessuna correzione.
    }
analysis-flat = I voti non separano le persone: sono tutte in bilico.
analysis-unscored = { $n ->
    [one] Una persona non ha schede che contano: { $names }.
   *[other] { $n } persone non hanno schede che contano: { $names }.
    }
analysis-lone = { $n ->
    [one] Il punteggio di una persona viene da una scheda sola: { $names }.
   *[other] Il punteggio di { $n } persone viene da una scheda sola: { $names }.
    }
analysis-too-little = { $n ->
    [one] Una scheda ha troppi criteri non osservati e non conta.
   *[other] { $n } schede hanno troppi criteri non osservati e non contano.
    }
analysis-unassessed = { $n ->
    [one] Un criterio non ha nessun voto e non pesa: { $names }.
   *[other] { $n } criteri non hanno nessun voto e non pesano: { $names }.
    }
analysis-quotas = Nessuna scelta rispetta insieme tutti i minimi e i massimi per area.
analysis-empty-area = Nell'area «{ $area }» non c'è nessuno.
analysis-minimum-cut = L'area «{ $area }» chiede almeno { $min }, ma ha { $people } persone.
analysis-cut = ── fin qui { $places } posti ──
analysis-chart = Attorno al taglio: punteggio corretto, margine, probabilità di entrare.
analysis-best-among-out = Tra chi è fuori ci si aspettano { $n } dei veri migliori: fuori non è un verdetto.
analysis-remain = Le probabilità parlano di come sono andati i colloqui. Se un terzo delle differenze fosse la giornata, dei { $places } ne resterebbero in media { $n }.
analysis-agreement = Accordo (1 pieno, 0 nessuno oltre il caso): la media di una coppia { $pair }, una scheda sola { $sheet }.
analysis-no-agreement = Accordo: nessuno oltre il caso (la media di una coppia { $pair }).
analysis-severity-costs = Le differenze di severità tolgono { $points } di accordo.
analysis-marks-agree = Sui singoli voti: alfa ordinale { $alpha }, kappa quadratico { $kappa }.
analysis-two-areas = { $candidate } ha più di un'area ({ $areas }): vale la prima.
analysis-ignored = Colonne non usate: { $columns }.
table-adjusted = corretto
table-adjusted-se = ±
table-adjusted-rank = rango c.
table-p-in = prob.
table-p-in-quota = con quote
table-zone = zona
zone-in = dentro
zone-contested = in bilico
zone-out = fuori
