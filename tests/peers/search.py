"""What a simulation costs without a network: chess, one thread, one large tree from each of several positions. lc0 answers by hashing the planes (its backend random), or says
the same of every position (uniform), as our search benchmark does. It runs with one search thread, no helpers, no early stop, the best of several batch sizes."""

from common import Engine, Row, Skip

POSITIONS = [
    "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1",
    "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 10",
    "r1bq1rk1/pp2bppp/2n1pn2/2pp4/3P1B2/2PBPN2/PP1N1PPP/R2QK2R w KQ - 0 8",
    "4rrk1/pp1n3p/3q2pQ/2p1pb2/2PP4/2P3N1/P2B2PP/4RRK1 b - - 7 19",
    "2r3k1/1q1nbppp/r3p3/3pP3/pPpP4/P1Q2N2/2RN1PPP/2R4K b - b3 0 23",
    "8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1",
]
BATCHES = [16, 64, 256]
HOW = "lc0 is not there: build it from its public source (LeelaChessZero/lc0: meson setup build --buildtype=release -Dbuild_backends=false -Dgtest=false; ninja -C build lc0; " \
      "abseil, eigen and zlib may come from the distribution) and give --lc0 PATH"


def start(path, batch, uniform):
    engine = Engine([path])
    options = {
        "Backend": "random", "Threads": 1, "TaskWorkers": 0, "MinibatchSize": batch, "SmartPruningFactor": 0, "RamLimitMb": 0,
        **({"BackendOptions": "uniform=true"} if uniform else {}),
    }
    for name, value in options.items():
        engine.send(f"setoption name {name} value {value}")
    engine.ask("isready", "readyok")
    return engine


def simulate(engine, nodes):
    """Simulations per processor second over all positions."""
    done, before = 0, engine.cpu()
    seconds = 0
    for position in POSITIONS:
        engine.send("ucinewgame")
        engine.send(f"position fen {position}")
        engine.ask("isready", "readyok")
        before = engine.cpu()
        lines = engine.ask(f"go nodes {nodes}", "bestmove")
        seconds += engine.cpu() - before
        last = [line for line in lines if line.startswith("info") and " nodes " in line][-1].split()
        done += int(last[last.index("nodes") + 1])
    return done / seconds


def measure(options):
    if not options.lc0:
        raise Skip(HOW)
    nodes = 20_000 if options.quick else options.nodes
    rows = []
    for uniform in (True, False):
        tuned = {}
        for batch in BATCHES:  # the peer's best
            engine = start(options.lc0, batch, uniform)
            simulate(engine, nodes // 10)
            tuned[batch] = simulate(engine, nodes)
            engine.quit()
        batch = max(tuned, key=tuned.get)
        peer = start(options.lc0, batch, uniform)
        kind = "uniform" if uniform else "random"
        row = Row("search", f"simulations, {kind} answers, {nodes:,} a position", "/s", f"lc0 (batch {batch})", bar=1.0, notes={"tuned": tuned})
        speed, processors = ("analysis (simulations/s)", "processors used") if uniform else ("of arbitrary answers (simulations/s)", "processors used for these")
        simulate(peer, nodes // 10)
        for _ in range(options.pairs):
            figures = ours(options, nodes)
            row.add(figures[speed] / min(1, figures[processors]), simulate(peer, nodes))
            row.notes.setdefault("allocated bytes a simulation", []).append(figures["allocated (bytes a simulation)"])
        peer.quit()
        rows.append(row)
        options.report(row)
    worst = max(max(row.notes["allocated bytes a simulation"]) for row in rows)
    print(f"  allocated by us: {worst:g} bytes a simulation at most", flush=True)
    return rows


def ours(options, nodes):
    positions = [word for position in POSITIONS for word in ("--position", position)]
    return options.ours.bench("search", *positions, "--nodes", nodes, "--threads", 1, "--seconds", 1 if options.quick else 2 * options.seconds, "--rounds", 3)
