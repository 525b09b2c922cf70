/* odds: logarithms of odds and the probabilities that belong to them, in whole numbers that are the
 * same on every machine. */
#ifndef ODDS_H
#define ODDS_H

/* Logarithms of odds are hundredths of natural ones. */
enum { ODDS_UNIT = 100 };

/* The probability, per cent from 0 to 99, that belongs to a logarithm of odds. */
unsigned odds_per_cent(int sum);

/* The logarithm that belongs to a probability, per cent from 1 to 99: the least that is not below it. */
int odds_of_per_cent(unsigned p);

#endif
