#!/usr/bin/env python3
"""Text into PDFs and back: how many of its sentences come back whole. What groff and LibreOffice
make of it, by the book, in columns, with heads and feet, is read by pdftotext and sentsplit.

usage: trip.py [--bin BIN] [--least PERCENT] [--way WAY]... [TEXT...]

TEXT has a blank line between its paragraphs; the files make one document. Without one it is
made of the examples in the tables of data/. A row a way goes out: way, sentences, whole, per cent,
rows that are none of them (titles, heads, pieces). A way whose tools are missing is told as such.
The exit status is 1 if a way was below --least."""
import argparse
import collections
import html
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

GROFF = {"\\": "\\e", "'": "\\[aq]", '"': "\\[dq]", "`": "\\[ga]", "^": "\\[ha]", "~": "\\[ti]"}
HEAD = ".ds LH Records of the Council\n.ds CH\n.ds RH Third Session\n.ds CF Page %\n"
FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-bottom="0.2cm"%(justify)s/></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2cm">%(columns)s</style:page-layout-properties>
<style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">%(edges)s
</style:master-page></office:master-styles>
<office:body><office:text>%(body)s</office:text></office:body></office:document>
"""
EDGES = """<style:header><text:p>Records of the Council</text:p></style:header>
<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>"""

WAYS = {  # by whom, and what is special
    "groff": ("groff", "-ms", ""),
    "groff ragged": ("groff", "-ms", ".ad l\n"),
    "groff heads": ("groff", "-ms", HEAD),
    "groff columns": ("groff", "-ms", HEAD + ".2C\n"),
    "office": ("soffice", "", ""),
    "office justified": ("soffice", ' fo:text-align="justify"', ""),
    "office heads": ("soffice", "", EDGES),
}


def fits(text):
    """The fonts of all ways have its characters."""
    return text.isprintable() and text.encode("cp1252", "ignore").decode("cp1252") == text


def examples(root):
    """Paragraphs of the sentences that the tables show rows at work with."""
    seen = {}
    for name in ("cues", "cue_exclusions", "cue_frames", "clause_words", "when", "adjuncts"):
        with open(os.path.join(root, "data", name + ".tsv"), encoding="utf-8") as f:
            lines = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
        at = lines[0].index("example")
        for cells in lines[1:]:
            text = cells[at] if at < len(cells) else ""
            if " | " not in text and re.fullmatch(r"[A-Z].{30,}[a-z]\.", text):
                seen[text] = None
    sentences, rng, out = list(seen), random.Random(1), []
    rng.shuffle(sentences)
    while sentences:
        n = rng.randint(2, 7)
        out.append(" ".join(sentences[:n]))
        sentences = sentences[n:]
    return out


def paragraphs(paths):
    out = []
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as f:
            out += [" ".join(p.split()) for p in re.split(r"\n\s*\n", f.read().replace("\r", ""))]
    return [p for p in out if p and fits(p)]


def groff(text, how, special, folder):
    body = "".join(".LP\n\\&" + "".join(GROFF.get(c, c) for c in p) + "\n" for p in text)
    with open(os.path.join(folder, "it.pdf"), "wb") as out:
        subprocess.run(["groff", "-k", "-Tpdf", how], input=(special + body).encode(), stdout=out,
                       stderr=subprocess.DEVNULL, check=True)


def without_pdf(by):
    """groff without what it makes PDFs by, as small installations have it."""
    test = ["groff", "-Tpdf"]
    if by != "groff" or not shutil.which(by) or not subprocess.run(test, input=b"", capture_output=True).returncode:
        return []
    return [" ".join(test)]


def soffice(text, justify, edges, folder):
    body = "".join(f'<text:p text:style-name="P">{html.escape(p)}</text:p>\n' for p in text)
    with open(os.path.join(folder, "it.fodt"), "w", encoding="utf-8") as f:
        f.write(FODT % {"justify": justify, "columns": "", "edges": edges, "body": body})
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, os.path.join(folder, "it.fodt")],
                   env=os.environ | {"HOME": folder}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def whole(text):
    """What counts: neither how letters are set, nor the hyphens at line ends, of which pdftotext drops
    those of compounds too, nor blanks."""
    text = re.sub("[\u00ad\u2060]", "", text)
    text = re.sub("[\u058a\u2010\u2011\u2212]", "-", unicodedata.normalize("NFKC", text))
    return re.sub("[\\s-]", "", text)


def sentences(program, text):
    rows = subprocess.run([program, "--doc", "it", "-"], input=text, capture_output=True, check=True).stdout
    return collections.Counter(whole(r.split("\t")[6]) for r in rows.decode().splitlines())


def trip(args, way, text):
    """The sentences of the text, how many come back, and what else does."""
    program = os.path.join(args.bin, "sentsplit")
    by, how, special = WAYS[way]
    with tempfile.TemporaryDirectory() as folder:
        {"groff": groff, "soffice": soffice}[by](text, how, special, folder)
        back = subprocess.run(["pdftotext", os.path.join(folder, "it.pdf"), "-"], capture_output=True, check=True).stdout
    want = sentences(program, "\n\n".join(text).encode())
    got = sentences(program, back)
    if args.show:
        for s in got - want:
            print(f"{way}: {s}", file=sys.stderr)
    return want.total(), (want & got).total(), (got - want).total()


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--bin", default="bin")
    p.add_argument("--least", type=float, default=0)
    p.add_argument("--way", action="append", choices=WAYS)
    p.add_argument("--show", action="store_true", help="rows that are no sentence of the text")
    p.add_argument("text", nargs="*")
    args = p.parse_args()
    text = paragraphs(args.text) or examples(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    below = False
    for way in args.way or WAYS:
        missing = [t for t in (WAYS[way][0], "pdftotext") if not shutil.which(t)] + without_pdf(WAYS[way][0])
        if missing:
            print(f"{way}\tno {missing[0]}")
            continue
        n, back, others = trip(args, way, text)
        print(f"{way}\t{n}\t{back}\t{100 * back / n:.1f}\t{others}", flush=True)
        below = below or 100 * back < args.least * n
    sys.exit(1 if below else 0)


main()
