### Le azioni: parole dei suggerimenti, titoli e frasi

## Gli atti, come li dicono i suggerimenti

act-open = apri
act-take = prendi
act-mark = vota
act-not-assessed = non osservato
act-step-aside = mi astengo
act-is-here = è qui
act-undo = annulla
act-export = esporta
act-import = importa
act-accept = accetta
act-later = dopo
act-back = indietro
act-seal = chiudi la scheda
act-pass = passa la tastiera
act-reveal = confronta
act-agree = accordo
act-second-look = secondo sguardo
act-put-in = dentro
act-put-out = fuori
act-reserve = riserva
act-close-day = chiudi la giornata
act-leave = esci
act-help = aiuto
act-commands = comandi
act-search = cerca
