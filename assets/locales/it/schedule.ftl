### Il calendario: chi incontra chi, dove e quando

## La griglia

schedule-block = blocco { $n }
schedule-later-day = giorno { $day }, { $time }
schedule-legend = . libera   + libera, di riserva   x non si usa
schedule-time = ora
schedule-slot = casella
schedule-nobody = Nessun candidato.

## Quanto costa

schedule-placed =
    { $of ->
        [one] Un candidato
       *[other] { $of } candidati
    }: { $n } con un posto.
schedule-cost = Costo { $cost }: preferenze e spostamenti { $arcs }, persone senza posto { $unassigned }, carico dei blocchi { $blocks }, carico dei banchi { $desks }, legami mancanti { $link }.
schedule-optimal = Nessun piano costa meno: è dimostrato.
schedule-optimal-rota = Nessun piano costa meno, con nessuna rotazione dei partner: è dimostrato.
schedule-bounded = Provate solo alcune rotazioni dei partner; con nessuna rotazione si scende sotto { $bound }.

## Chi resta senza posto

schedule-left-out =
    { $n ->
        [one] Una persona senza posto:
       *[other] { $n } persone senza posto:
    }
schedule-left-out-helped = { "  " }{ $who }: { $why }; avrebbe un posto { $helps }.
schedule-left-out-unhelped = { "  " }{ $who }: { $why }; nessuna regola da sola cambierebbe la cosa.
schedule-relax-window = se potesse venire alle { $time } (banco { $desk })
schedule-relax-notice = se bastasse meno preavviso (banco { $desk }, { $time })
schedule-relax-presence = se potesse venire prima (banco { $desk }, { $time })
schedule-relax-cell = se si aprisse la casella del banco { $desk } alle { $time }
schedule-relax-extra-cell = se il banco { $desk } vedesse una persona in più alle { $time }, nella pausa
schedule-relax-area = se { $who } giudicasse l'area { $area } (banco { $desk }, { $time })
schedule-relax-stay = se { $who } non si assentasse (banco { $desk }, { $time })
schedule-relax-conflict = se { $who } potesse vederla, malgrado il conflitto (banco { $desk }, { $time })
schedule-why-no_area = nessun banco copre la sua area
schedule-why-conflict = un conflitto con tutti i banchi che coprono la sua area
schedule-why-window = nessun posto adatto nel suo orario
schedule-why-full = i posti adatti sono tutti presi

## Chi si sposta

schedule-moves =
    { $n ->
        [0] Nessuno si sposta.
        [one] Una persona si sposta:
       *[other] { $n } persone si spostano:
    }
schedule-at = { $desk }, { $time }
schedule-from = da
schedule-to = a
schedule-nowhere = senza posto
schedule-move-pinned = fissata altrove
schedule-move-past = la casella è già passata
schedule-move-closed = la casella è chiusa
schedule-move-shut = al banco non c'è più nessuno
schedule-move-away = qualcuno al banco è assente
schedule-move-taken = la casella è fissata per un'altra persona
schedule-move-no_area = al banco nessuno giudica più la sua area
schedule-move-conflict = un conflitto con chi siede al banco
schedule-move-window = fuori dal suo orario
schedule-move-makes_room = fa posto a un'altra persona
schedule-move-cheaper = il piano intero costa meno

## Confrontare chi intervista

schedule-comparable = Chi intervista si può confrontare: la differenza di severità fra due persone si conoscerà in media con un errore di { $se } volte quello di un voto.
schedule-not-comparable = Non confrontabili fra questi gruppi, che non hanno candidati in comune: { $groups }

## Nessuna risposta

schedule-no-rota = Ci sono più blocchi che banchi: qualche coppia si incontrerebbe due volte, e una rotazione non esiste.
schedule-no-rota-next = Togli un blocco o aggiungi un banco, oppure dai tu la rotazione ("kind": "plan").
schedule-problem = { $file }: { $what }
schedule-problem-at = { $file }, { $place }: { $what }
schedule-problem-next = Correggi il file e riprova.
schedule-file-too-large = il file supera i { $megabytes } MB
schedule-wrong-syntax = non è JSON, riga { $line }, colonna { $column }
schedule-wrong-missing = manca
schedule-wrong-unknown-kind = "{ $kind }" non è plan, replan o joint
schedule-wrong-unknown = "{ $name }" non c'è in questo problema
schedule-wrong-twice = "{ $name }" c'è due volte
schedule-wrong-outside = deve stare fra { $least } e { $most }
schedule-wrong-length = servono { $wanted } elementi, ce ne sono { $found }
schedule-wrong-too-many = troppi per un problema solo
schedule-wrong-backwards = il tempo va all'indietro
schedule-wrong-too-large = numeri così grandi che la somma non sarebbe esatta
schedule-wanted-whole = serve un numero intero
schedule-wanted-text = serve un testo
schedule-wanted-choice = serve true o false
schedule-wanted-list = serve una lista
schedule-wanted-object = serve un oggetto con nomi e valori
schedule-wanted-cell = serve una casella: [banco, numero]
schedule-wanted-span = serve un intervallo in minuti: [da, a]
