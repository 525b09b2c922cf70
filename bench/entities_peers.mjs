// entities_peers.mjs ROWS: the names that compromise finds in sentence rows, as rows of doc,
// date, sent, start, end, type and text; $PEERS is the folder that has node_modules/.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const nlp = createRequire(process.env.PEERS + "/")("compromise");
const bytes = (text) => Buffer.byteLength(text);

// A title is part of the person to it, and to no gold standard here.
const people = (parsed) => parsed.people().match("!#Honorific+");

// Its spans carry the marks around a name, and the 's; its offset is that of the first letter.
function bare(found) {
	const name = found.text.replace(/^[^\p{L}\p{N}]+/u, "").replace(/[^\p{L}\p{N}.]+$/u, "");
	return name.replace(/['’]s$/, "");
}

// A period at the end is the sentence's, but in "U.S."
const period = (name) => (/\.\p{L}\.$/u.test(name) ? name : name.replace(/\.$/, ""));

const kinds = {
	PER: people,
	ORG: (parsed) => parsed.organizations(),
	LOC: (parsed) => parsed.places(),
};
for (const line of readFileSync(process.argv[2], "utf8").split("\n")) {
	const [doc, date, sent, , start, , text] = line.split("\t");
	if (!text) continue;
	const parsed = nlp(text);
	for (const [type, names] of Object.entries(kinds))
		for (const found of names(parsed).json({ offset: true, terms: false })) {
			const name = period(bare(found));
			const at = text.indexOf(name, found.offset.start - 1);
			const from = Number(start) + bytes(text.slice(0, at));
			console.log([doc, date, sent, from, from + bytes(name), type, name].join("\t"));
		}
}
