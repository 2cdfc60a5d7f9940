/**
 * Runs in VS Code's extension host, like a test suite: measures the extension and prints one line of JSON. Its options are
 * in a file with this file's name, but with `.json` instead of `.cjs`.
 */
const { readFileSync } = require('node:fs');
const { monitorEventLoopDelay, performance } = require('node:perf_hooks');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const vscode = require('vscode');

/** How often, in ms, the event loop is checked for delays. */
const GLANCE = 2;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

exports.run = async () => {
  const { files, keystrokes, scans } = JSON.parse(readFileSync(__filename.replace(/cjs$/, 'json'), 'utf8'));
  const api = await vscode.extensions.getExtension('auth0-relink.auth0-relink').activate();
  const result = { version: vscode.version, node: process.version, ...api.measured, files: [] };
  for (const file of files) result.files.push(await typeInto(file, api, keystrokes));
  if (scans > 0) result.scan = await scanAgainAndAgain(scans);
  console.log(`[relink] ${JSON.stringify(result)}`);
};

/** Measures the cost of one keystroke, repeatedly. */
async function typeInto(file, api, times) {
  const document = await vscode.workspace.openTextDocument(file);
  const editor = await vscode.window.showTextDocument(document);
  await api.analysed(document.uri);
  const middle = new vscode.Position(document.lineCount >> 1, 0);
  const [work, shown] = [[], []];
  for (let i = 0; i < times; i++) {
    await editor.edit((builder) => builder.insert(middle, i % 2 === 0 ? '\n' : ' '));
    const { handled } = api.lastKeystroke();
    const started = performance.now();
    const findings = await api.analysed(document.uri);
    work.push(handled + performance.now() - started);
    if (findings === undefined) throw new Error(`${file} is not analysed`);
  }
  // Also measure what a user experiences, including the extension's delay. Without a finding, nothing appears.
  const findings = api.store.of(document.uri)?.items.length ?? 0;
  for (let i = 0; findings > 0 && i < Math.ceil(times / 3); i++) {
    const arrived = changed(api.store, document.uri);
    await editor.edit((builder) => builder.insert(middle, i % 2 === 0 ? '\n' : ' '));
    shown.push((await arrived) - api.lastKeystroke().at);
  }
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return { file, work, shown, findings };
}

function changed(store, uri) {
  return new Promise((resolve) => {
    const subscription = store.onDidChange((uris) => {
      if (uris?.some((each) => each.toString() === uri.toString()) === false) return;
      subscription.dispose();
      resolve(performance.now());
    });
  });
}

async function scanAgainAndAgain(times) {
  const scan = () => vscode.commands.executeCommand('auth0Relink.scanWorkspace');
  await pause(3000);
  const idle = await watched(() => pause(3000));
  const memory = [memoryNow()];
  const rounds = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    let results;
    const delays = await watched(async () => {
      results = await scan();
      // Include the work after the scan: storing and drawing.
      await pause(1000);
    });
    const files = results.flatMap((result) => result.files).length;
    rounds.push({ ...delays, seconds: (performance.now() - started) / 1000 - 1, files });
    memory.push(memoryNow());
  }
  return { idle, rounds, memory };
}

/**
 * Returns how long the extension host was blocked during an action, in ms: `longest` by wall time, which includes other
 * processes' CPU use, and `work` by its own thread's CPU time between two checks.
 */
async function watched(run) {
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let work = 0;
  let last = used();
  const timer = setInterval(() => {
    const now = used();
    work = Math.max(work, now - last);
    last = now;
  }, GLANCE);
  const histogram = monitorEventLoopDelay({ resolution: GLANCE });
  histogram.enable();
  await run();
  histogram.disable();
  clearInterval(timer);
  const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - GLANCE);
  return { work, longest: late(histogram.max), p99: late(histogram.percentile(99)) };
}

function memoryNow() {
  collectGarbage();
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, rss };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
