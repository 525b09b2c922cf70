/* version: of the programs and of their tables. */
#ifndef VERSION_H
#define VERSION_H

#define READOUT_VERSION "0.2.0"

#endif
