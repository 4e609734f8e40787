"""Draws the package's icon: python icon.py writes icon.png, 128 by 128. It needs Python alone."""

import math
import struct
import zlib

SIZE = 128
BACKGROUND, LINE, NODE, LIT = (38, 33, 84), (118, 110, 196), (226, 224, 250), (255, 184, 77)

# Columns of nodes from the input to the output, and the path that is lit.
COLUMNS = [(26, (38, 64, 90)), (64, (25, 51, 77, 103)), (102, (46, 82))]
RADIUS = 9
PATH = [(26, 64), (64, 77), (102, 46)]


def coverage(distance):
    """How much of a pixel lies inside an edge that is `distance` away."""
    return min(1.0, max(0.0, 0.5 - distance))


def to_square(x, y, corner=26):
    dx, dy = abs(x - SIZE / 2) - SIZE / 2 + corner, abs(y - SIZE / 2) - SIZE / 2 + corner
    return math.hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - corner


def to_line(x, y, a, b, width):
    (ax, ay), (bx, by) = a, b
    t = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
    t = min(1.0, max(0.0, t))
    return math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)) - width / 2


def blend(below, above, alpha):
    return tuple(b + (a - b) * alpha for b, a in zip(below, above))


def pixel(x, y):
    color = BACKGROUND
    for (left, from_rows), (right, to_rows) in zip(COLUMNS, COLUMNS[1:]):
        for a in from_rows:
            for b in to_rows:
                color = blend(color, LINE, 0.8 * coverage(to_line(x, y, (left, a), (right, b), 1.6)))
    for a, b in zip(PATH, PATH[1:]):
        color = blend(color, LIT, coverage(to_line(x, y, a, b, 4)))
    for column, rows in COLUMNS:
        for row in rows:
            color = blend(color, LIT if (column, row) in PATH else NODE, coverage(math.hypot(x - column, y - row) - RADIUS))
    return bytes(round(c) for c in color) + bytes([round(255 * coverage(to_square(x, y)))])


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


rows = b"".join(b"\0" + b"".join(pixel(x + 0.5, y + 0.5) for x in range(SIZE)) for y in range(SIZE))
with open("icon.png", "wb") as file:
    file.write(b"\x89PNG\r\n\x1a\n")
    file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)))
    file.write(chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))
