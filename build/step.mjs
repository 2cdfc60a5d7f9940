/** Runs a test program with a time limit, collects its output, and ends all processes that it started. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Milliseconds in which a program that is told to end can end what it has started itself, and its output come to its end. */
const GRACE = 10_000;

const patience = () => new Promise((resolve) => setTimeout(resolve, GRACE).unref());

const running = new Set();

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await Promise.all([...running].map((stop) => stop()));
    process.exit(130);
  });
}

/**
 * Runs a Node script.
 * @param {readonly string[]} args a script and its arguments
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, limit: number }} options the limit in milliseconds
 * @returns {Promise<{ passed: boolean, output: string, time: number }>} the time in milliseconds
 */
export async function runStep(args, { cwd, env = {}, limit }) {
  const start = performance.now();
  const isGroup = process.platform !== 'win32';
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: isGroup,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  }
  const kill = (signal) => {
    try {
      if (isGroup) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch {
      // It has ended.
    }
  };
  const ended = once(child, 'exit');
  const closed = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    kill('SIGTERM');
    const hard = setTimeout(() => kill('SIGKILL'), GRACE);
    await ended.catch(() => undefined);
    clearTimeout(hard);
    kill('SIGKILL');
  };
  running.add(stop);
  const timer = setTimeout(() => {
    output += `\nIt was ended after ${limit / 60_000} minutes.\n`;
    void stop();
  }, limit);
  let passed = false;
  let why = '';
  try {
    const [status, signal] = await ended;
    passed = status === 0;
    if (signal !== null) why = `It was ended by ${signal}.\n`;
  } catch (error) {
    why = `${error.message}\n`;
  }
  clearTimeout(timer);
  running.delete(stop);
  // Of the group, whatever it left.
  kill('SIGKILL');
  // What it printed last may still be on its way, unless something outside the group holds its output open.
  await Promise.race([closed, patience()]);
  output += why;
  return { passed, output, time: performance.now() - start };
}

/**
 * Runs a function on each item, up to `width` at a time, starting in order.
 * @template T
 * @param {readonly T[]} items
 * @param {number} width
 * @param {(item: T) => Promise<void>} run
 */
export async function inLanes(items, width, run) {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, waiting.length) }, lane));
}

/** @returns {string} `12 s`, `3 min 4 s` */
export function inWords(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
