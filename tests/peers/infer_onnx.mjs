// Positions a second of onnxruntime on a network; writes JSON.
//   node infer_onnx.mjs FILE.onnx ROWS THREADS SECONDS ROUNDS MODE
// MODE: one (all threads on one batch; they wait for work busily), calm (the same, they sleep instead) or own (a batch each thread).
// onnxruntime-node is looked for in the folder of the file.
import { createRequire } from 'node:module';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { dirname, resolve } from 'node:path';

const [file, rows, threads, seconds, rounds, mode] = isMainThread ? parse(process.argv.slice(2)) : workerData;
const { InferenceSession, Tensor } = createRequire(resolve(dirname(file), 'package.json'))('onnxruntime-node');

function parse([path, ...rest]) {
    return [resolve(path), ...rest.slice(0, 4).map(Number), rest[4]];
}

async function load(intraOpNumThreads) {
    const session = await InferenceSession.create(file, {
        executionProviders: ['cpu'], graphOptimizationLevel: 'all', executionMode: 'sequential', intraOpNumThreads, interOpNumThreads: 1,
        extra: { session: { set_denormal_as_zero: '1', intra_op: { allow_spinning: mode === 'calm' ? '0' : '1' } } },
    });
    const values = new Float32Array(rows * 13 * 64);
    for (let i = 0, state = 1; i < values.length; i++) {
        state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
        values[i] = state % 25 === 0 ? 1 : 0;
    }
    const planes = new Tensor('float32', values, [rows, 13, 8, 8]);
    return () => session.run({ planes });
}

/** Positions a second within `length` seconds. */
async function repeat(run, length) {
    let done = 0;
    const began = performance.now();
    let now = began;
    for (; now - began < 1000 * length; now = performance.now()) {
        await run();
        done += rows;
    }
    return 1000 * done / (now - began);
}

async function rest(pool, length) {
    const cpu = process.cpuUsage(), began = performance.now();
    const speeds = await Promise.all(pool.map(measure => measure(length)));
    const used = process.cpuUsage(cpu);
    return { speed: speeds.reduce((sum, speed) => sum + speed, 0), processors: (used.user + used.system) / 1000 / (performance.now() - began) };
}

function startWorker() {
    const worker = new Worker(new URL(import.meta.url), { workerData: [file, rows, threads, seconds, rounds, mode] });
    return length => new Promise((found, failed) => {
        worker.once('message', found);
        worker.once('error', failed);
        worker.postMessage(length);
    });
}

const median = values => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1];

if (!isMainThread) {
    const run = await load(1);
    parentPort.on('message', async length => parentPort.postMessage(await repeat(run, length)));
} else {
    let pool;
    if (mode === 'own') {
        pool = Array.from({ length: threads }, startWorker);
    } else {
        const run = await load(threads);
        pool = [length => repeat(run, length)];
    }
    await rest(pool, 0.001);
    await rest(pool, seconds / 4);
    const measured = [];
    for (let round = 0; round < rounds; round++) measured.push(await rest(pool, seconds / rounds));
    console.log(JSON.stringify({ speed: median(measured.map(one => one.speed)), processors: median(measured.map(one => one.processors)) }));
    process.exit(0);
}
