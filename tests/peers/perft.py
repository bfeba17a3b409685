"""Chess perft, one thread, both programs counting in bulk at the last ply: processor time of `go perft` alone, in processes that are warm."""

import re
import shutil

from common import Engine, Row, Skip

POSITIONS = [
    ("start position", "startpos", 6, 119_060_324),
    ("Kiwipete", "fen r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1", 5, 193_690_690),
    ("rook ending", "fen 8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1", 7, 178_633_661),
    ("CPW position 5", "fen rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ - 1 8", 5, 89_941_194),
]


def count(engine, position, depth):
    """Leaves and processor seconds."""
    engine.send(f"position {position}")
    engine.ask("isready", "readyok")
    before = engine.cpu()
    answer = engine.ask(f"go perft {depth}", "Nodes searched")
    return int(re.search(r"(\d+)\s*$", answer[-1]).group(1)), engine.cpu() - before


def measure(options):
    path = options.stockfish or shutil.which("stockfish", path="/usr/games:/usr/local/games") or shutil.which("stockfish")
    if path is None:
        raise Skip("stockfish is not installed: apt-get install stockfish, or --stockfish PATH")
    ours, peer = Engine([*options.ours.command, "uci"]), Engine([path])
    rows = []
    for name, position, depth, nodes in POSITIONS:
        depth, expected = (depth - 1, None) if options.quick else (depth, nodes)
        row = Row("perft", f"perft, {name}, depth {depth}", "M leaves/s", "Stockfish", bar=1.0)
        count(ours, position, depth), count(peer, position, depth)  # warm
        for _ in range(options.pairs):
            (n, seconds), (m, others) = count(ours, position, depth), count(peer, position, depth)
            if n != m or expected not in (None, n):
                raise RuntimeError(f"{name} at depth {depth}: {n} by us, {m} by the peer, published {expected}")
            row.add(n / seconds / 1e6, m / others / 1e6)
        rows.append(row)
        options.report(row)
    ours.quit()
    peer.quit()
    return rows
