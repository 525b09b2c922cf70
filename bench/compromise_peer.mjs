// compromise_peer.mjs LINES: the people, places and organisations that compromise finds in a
// sentence a line.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const nlp = createRequire(process.env.PEERS + "/")("compromise");
for (const line of readFileSync(process.argv[2], "utf8").split("\n")) {
	const doc = nlp(line);
	for (const kind of ["people", "places", "organizations"])
		for (const name of doc[kind]().out("array")) console.log(kind + "\t" + name);
}
