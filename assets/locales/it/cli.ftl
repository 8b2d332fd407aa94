### La riga di comando
