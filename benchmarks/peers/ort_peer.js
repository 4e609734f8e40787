// Times ONNX models in ONNX Runtime, one command a line: see README.md for the commands and answers.
// Usage: node ort_peer.js FOLDER, with the models that export_onnx.py wrote there.
'use strict';
const fs = require('fs');
const path = require('path');
const readline = require('readline');
const ort = require('onnxruntime-node');

const folder = process.argv[2];

/** The package's native session, or null where this version keeps it elsewhere. The public one waits for a turn of the event loop on each run. */
function nativeBinding() {
  try {
    const { binding, initOrt } = require(path.join(path.dirname(require.resolve('onnxruntime-node')), 'binding.js'));
    initOrt();
    return binding;
  } catch {
    return null;
  }
}

const binding = nativeBinding();

/** One model ready to be run. */
class Job {
  static async open(name, mode, batch, threads) {
    if (mode !== 'infer') throw new Error('ONNX Runtime only runs networks here');
    const job = new Job();
    const about = JSON.parse(fs.readFileSync(path.join(folder, name + '.json')));
    const model = path.join(folder, name + '.onnx');
    const options = { intraOpNumThreads: threads, interOpNumThreads: 1, graphOptimizationLevel: 'all' };
    job.parameters = about.parameters;
    if (binding) {
      job.session = new binding.InferenceSession();
      job.session.loadModel(model, options);
    } else {
      job.session = await ort.InferenceSession.create(model, options);
    }
    const shape = [batch, ...about.shape];
    const values = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, Math.random);
    job.feeds = { x: new ort.Tensor('float32', values, shape) };
    job.fetches = { [about.output]: null };
    return job;
  }

  async run(iterations) {
    const { session, feeds, fetches } = this;
    const start = process.hrtime.bigint();
    if (binding) {
      for (let i = 0; i < iterations; i++) session.run(feeds, fetches, {});
    } else {
      for (let i = 0; i < iterations; i++) await session.run(feeds);
    }
    return Number(process.hrtime.bigint() - start) / 1e9 / iterations;
  }

  async close() {
    if (binding) this.session.dispose();
    else await this.session.release();
  }
}

async function main() {
  let job = null;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [command, ...words] = line.trim().split(/\s+/);
    let answer;
    try {
      if (command === 'open') {
        if (job) await job.close();
        job = null;
        job = await Job.open(words[0], words[1], Number(words[2]), Number(words[3]));
        answer = { parameters: job.parameters, detail: binding ? 'native session' : 'public session' };
      } else {
        answer = { seconds: await job.run(Number(words[0])) };
      }
    } catch (error) {
      answer = { error: String(error.message || error) };
    }
    console.log(JSON.stringify(answer));
  }
}

main();
