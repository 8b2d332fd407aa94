### Errori: che cosa è successo, che cosa vuol dire per i dati, che cosa fare
