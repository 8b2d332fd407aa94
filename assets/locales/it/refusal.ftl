### Perché una cosa non si può fare
