### La rosa proposta, e i file che pongono il problema

proposal-optimal = { $places ->
    [one] Un posto, { $points } punti: nessun'altra scelta vale di più, ed è dimostrato.
   *[other] { $places } posti, { $points } punti: nessun altro gruppo vale di più, ed è dimostrato.
    }
proposal-bounded = { $places ->
    [one] Un posto
   *[other] { $places } posti
    }, { $points } punti: il meglio trovato finora. Un gruppo migliore varrebbe al più { $bound } ({ $gap } in più).
proposal-open = Nessun gruppo trovato finora, e non è dimostrato che non ce ne siano: uno varrebbe al più { $bound } punti.
proposal-infeasible = { $places ->
    [one] Nessuno può avere il posto: le regole si contraddicono.
   *[other] Nessun gruppo di { $places } rispetta tutte le regole: si contraddicono.
    }
proposal-clash = Si contraddicono, e nessuna è di troppo: { $rules }.
proposal-mends = Basta togliere una di queste: { $rules }.
proposal-no-single-mend = Togliere una sola regola non basta: la contraddizione non è l'unica.
proposal-reserves = Riserve, nell'ordine in cui chiamarle: { $codes }.
proposal-ties = Pari merito al limite, un gruppo altrettanto buono decide diversamente: { $codes }.
proposal-alternative = In alternativa: { $change }, { $points } punti.
proposal-instead = fuori { $out }, dentro { $into }
proposal-lock-in = Tenere dentro { $code } costa { $points }.
proposal-lock-out = Tenere fuori { $code } costa { $points }.
proposal-in = dentro
proposal-reserve = riserva
proposal-out = fuori
proposal-no-team = Nessun gruppo.
proposal-impossible = mai
proposal-how-to-read = Scarto: punti persi decidendo il contrario (0 è un pari merito, «mai»: nessun gruppo lo permette). Sostituto: punti persi se la persona rinuncia e gli altri restano. Costo: punti guadagnati senza quel limite.
proposal-column-state = decisione
proposal-column-value = valore
proposal-column-gap = scarto
proposal-column-replacement = sostituto
proposal-column-quota = quota
proposal-column-chosen = dentro
proposal-column-min = minimo
proposal-column-max = massimo
proposal-column-price = costo
problem-too-large = { $file } ha più di { $megabytes } MB: non è un problema di questo tipo.
problem-not-json = { $file }, riga { $line }, colonna { $column }: qui il file smette di essere JSON.
problem-at = { $file }, { $place }: { $what }
problem-missing = manca.
problem-want-object = ci vuole un oggetto, tra parentesi graffe.
problem-want-list = ci vuole un elenco, tra parentesi quadre.
problem-want-text = ci vuole un testo, tra virgolette.
problem-want-pair = ci vogliono due codici, come ["C001","C002"].
problem-want-kind = può essere "area" o "tag".
problem-want-count = ci vuole un numero intero, da 0 in su.
problem-want-value = ci vuole un numero intero di millesimi, tra -{ $limit } e { $limit }.
problem-no-seats = ci vuole almeno un posto.
problem-few-candidates = i posti sono { $seats }, le persone { $candidates }.
problem-too-many = sono { $count }, più di { $limit }.
problem-twice = { $id } c'è già.
problem-unknown = nessuno ha il codice { $id }.
problem-one-person = { $id } non può fare coppia con sé.
problem-mend = Correggi il file lì e riprova.
