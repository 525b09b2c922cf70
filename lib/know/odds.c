#include "know/odds.h"

#include <stdint.h>

/* The logarithm of the odds of each per cent from 1 on, in hundredths. */
static const int16_t odds[] = {
	-460, -389, -348, -318, -294, -275, -259, -244, -231, -220, -209, -199, -190, -182, -173, -166, -159,
	-152, -145, -139, -132, -127, -121, -115, -110, -105, -99, -94, -90, -85, -80, -75, -71, -66, -62, -58,
	-53, -49, -45, -41, -36, -32, -28, -24, -20, -16, -12, -8, -4, 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 41,
	45, 49, 53, 58, 62, 66, 71, 75, 80, 85, 90, 94, 99, 105, 110, 115, 121, 127, 132, 139, 145, 152, 159,
	166, 173, 182, 190, 199, 209, 220, 231, 244, 259, 275, 294, 318, 348, 389, 460,
};
enum { N_ODDS = sizeof odds / sizeof *odds };

unsigned odds_per_cent(int sum)
{
	unsigned low = 0, high = N_ODDS;

	while (low < high) {
		const unsigned middle = (low + high) / 2;

		if (sum >= odds[middle])
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int odds_of_per_cent(unsigned p)
{
	return odds[p < 1 ? 0 : p > N_ODDS ? N_ODDS - 1 : p - 1];
}
