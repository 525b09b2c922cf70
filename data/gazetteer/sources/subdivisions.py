#!/usr/bin/env python3
"""Build subdivisions.tsv from ISO 3166-2 and the English names in subdivisions-english.txt.

usage: subdivisions.py [iso_3166-2.json] > ../subdivisions.tsv
The JSON is the one of Debian's iso-codes (/usr/share/iso-codes/json).
"""
import json
import os
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
JSON = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/iso-codes/json/iso_3166-2.json"

# state: (alpha-3, kinds of ISO subdivision taken over, forms made from each name)
STATES = {
    "US": ("USA", {"State"}, ["State of {}", "{} State", "Commonwealth of {}"]),
    "CA": ("CAN", {"Province", "Territory"}, ["Province of {}"]),
    "MX": ("MEX", {"State"}, ["State of {}", "{} State"]),
    "BR": ("BRA", {"State"}, ["State of {}", "{} State"]),
    "GB": ("GBR", {"Country", "Province"}, []),
    "DE": ("DEU", {"Land"}, []),
    "FR": ("FRA", {"Metropolitan region", "Metropolitan collectivity with special status"}, []),
    "IT": ("ITA", {"Region", "Autonomous region"}, []),
    "ES": ("ESP", {"Autonomous community", "Autonomous city in north africa"}, []),
    "RU": ("RUS", {"Republic", "Administrative region", "Administrative territory", "Autonomous district",
                   "Autonomous region"}, ["{} Oblast", "{} Region"]),
    "CN": ("CHN", {"Province", "Autonomous region"}, ["{} Province"]),
    "IN": ("IND", {"State", "Union territory"}, ["State of {}"]),
    "AU": ("AUS", {"State", "Territory"}, ["State of {}"]),
    "JP": ("JPN", {"Prefecture"}, ["{} Prefecture"]),
    "UA": ("UKR", {"Region", "Republic", "City"}, ["{} Oblast", "{} Region"]),
    "IQ": ("IRQ", {"Governorate"}, ["{} Governorate", "{} Province"]),
    "IR": ("IRN", {"Province"}, ["{} Province"]),
    "SY": ("SYR", {"Province"}, ["{} Governorate", "{} Province"]),
    "AF": ("AFG", {"Province"}, ["{} Province"]),
    "PK": ("PAK", {"Province", "Pakistan administered area"}, ["{} Province"]),
    "TR": ("TUR", {"Province"}, ["{} Province"]),
    "KR": ("KOR", {"Province", "Special self-governing province"}, ["{} Province"]),
    "KP": ("PRK", {"Province", "Special city"}, ["{} Province"]),
    "ID": ("IDN", {"Province", "Special region"}, ["{} Province"]),
    "NG": ("NGA", {"State"}, ["{} State"]),
    "ZA": ("ZAF", {"Province"}, ["{} Province"]),
    "AR": ("ARG", {"Province"}, ["{} Province", "Province of {}"]),
    "CO": ("COL", {"Department"}, ["{} Department", "Department of {}"]),
}
# The standard's names that are people's names, words or some other place at the same time
NEAR = set("""Adana Alborz Aydın Bolu Bingöl Burdur Rize Sivas Siirt Tokat Uşak Kars Kilis Karaman Osmaniye Aksaray
 Gombe Kogi Kano Benue Ogun Ondo Osun Abia Borno Yobe Kebbi Akita Chiba Fukui Gifu Kochi Nara Saga Shiga Oita Aichi
 Niigata Toyama Mendoza Salta Huila Tolima Cauca Nariño Neuquén Formosa Misiones Arauca Vichada Sergipe Ceará Sonora
 Sinaloa Colima Campeche Zacatecas Durango Riau Jambi Lampung Banten Ilam Assam Sikkim Ontario Manitoba Alberta
 """.split()) - set("Kano Borno Sinaloa Alberta Ontario Manitoba Assam Niigata Chiba Sonora Zacatecas Durango".split())
FULL_ONLY = {"Georgia"}  # its bare name stands in countries.tsv, beside the country's
SUFFIXES = (" Province", " State", " Oblast", " Region", " Prefecture", " Governorate", " Krai", " Okrug", " Republic",
            " Department", " Territory", " Islands", " Capital Territory")
FIRST = {"Georgia", "Virginia", "Carolina", "Montana", "Alberta", "Victoria", "Dakota", "Indiana"}
OLD_ABBREVIATIONS = {
    "AL": "Ala", "AZ": "Ariz", "AR": "Ark", "CA": "Calif", "CO": "Colo", "CT": "Conn", "DE": "Del", "FL": "Fla",
    "GA": "Ga", "IL": "Ill", "IN": "Ind", "KS": "Kan", "KY": "Ky", "LA": "La", "MD": "Md", "MA": "Mass", "MI": "Mich",
    "MN": "Minn", "MS": "Miss", "MO": "Mo", "MT": "Mont", "NE": "Neb", "NV": "Nev", "OK": "Okla", "OR": "Ore",
    "PA": "Pa", "TN": "Tenn", "TX": "Tex", "VT": "Vt", "VA": "Va", "WA": "Wash", "WI": "Wis", "WY": "Wyo",
}


def plain(s):
    s = s.replace("ı", "i").replace("’", "'")
    return "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))


def english():
    names, extra = {}, []
    with open(os.path.join(HERE, "subdivisions-english.txt"), encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if not line or line[0] == "#":
                continue
            key, name, more, when = (line.split("|") + ["", ""])[:4]
            if "-" in key:
                names[key] = (name, more, when)
            else:
                extra.append((key, name, more, when))
    return names, extra


def row(ident, country, name, names, case="", when="", note=""):
    forms, seen = [], {name}
    for n in names:
        if n and n not in seen:
            seen.add(n)
            forms.append(n)
    return "\t".join((plain(ident), "GPE", country, name, ";".join(forms), case, when, note))


def main():
    with open(JSON, encoding="utf-8") as f:
        iso = json.load(f)["3166-2"]
    names, extra = english()
    print("id\ttype\tcountry\tname\tnames\tcase\twhen\tnote")
    print("# Provinces, states and regions of states. Made by sources/subdivisions.py; edit sources/subdivisions-english.txt.")
    out, codes = [], []
    for s in iso:
        cc = s["code"][:2]
        if cc not in STATES or s["type"] not in STATES[cc][1] or (cc == "FR" and s.get("parent")):
            continue
        country, _, patterns = STATES[cc]
        name, more, when = names.get(s["code"], (s["name"], "", ""))
        if name == "-":
            continue
        if cc in ("AF", "IN"):
            name = plain(name)
        if not when and name in NEAR:
            when = "near:" + country
        if s["type"] in ("Republic", "Autonomous district", "Autonomous region") or name.endswith(SUFFIXES):
            patterns = []
        if cc == "AU" and s["type"] != "State" or cc == "CA" and s["type"] == "Territory":
            patterns = []
        full = [p.format(n) for n in [name] for p in patterns]
        if cc == "US":
            codes.append((s["code"][3:], name))
            # "X State" is mostly a university; only where it is the way to tell the state from something else
            full = ["State of " + name]
            if name == "New York":
                full.append(name + " State")
            if name in ("Virginia", "Pennsylvania", "Massachusetts", "Kentucky"):
                full.append("Commonwealth of " + name)
        note = "first" if name in FIRST else ""
        if name in FULL_ONLY:
            out.append((country, name, row(name, country, "State of " + name, full)))
        elif when:
            if full or more:
                if full:
                    out.append((country, name, row(name, country, full[0], full[1:])))
                    out.append((country, name, row(name, country, name, more.split(";") if more else [], "", when, note)))
                else:
                    out.append((country, name, row(name, country, name, more.split(";"), "", when, note)))
            else:
                out.append((country, name, row(name, country, name, [], "", when, note)))
        else:
            out.append((country, name, row(name, country, name, (more.split(";") if more else []) + full, "", "", note)))
    for country, name, more, when in extra:
        out.append((country, name, row(name, country, name, more.split(";") if more else [], "", when)))
    for _, _, line in sorted(out, key=lambda o: (o[0], plain(o[1]))):
        print(line)
    codes.append(("WA", "Washington State"))
    print("# Abbreviations of American states, only after a place and a comma")
    for code, name in sorted(codes):
        print(row(name, "USA", name, [code], "x", "comma"))
        if code in OLD_ABBREVIATIONS:
            print(row(name, "USA", name, [OLD_ABBREVIATIONS[code]], "", "comma"))


main()
