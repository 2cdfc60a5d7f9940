/** Runs a command and measures its wall time, CPU time and memory from outside. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** How often, in ms, a process's memory is sampled. */
const GLANCE = 5;

const isPosix = process.platform !== 'win32';
const hasProc = existsSync(`/proc/${process.pid}/task/${process.pid}/children`);

/**
 * @typedef {object} Measurement
 * @property {number} wall seconds
 * @property {number | undefined} cpu seconds of user and system time, including child processes; POSIX only
 * @property {number | undefined} memory bytes: the sum of the peak resident sizes of all its processes; Linux only
 * @property {number | null} code exit code, null if it was killed
 * @property {boolean} timedOut
 * @property {string} stderr
 */

/**
 * @param {{ file: string, args: string[], cwd?: string }} command
 * @param {{ out: string, memory?: boolean, cap?: number }} options `out`: the file for its output; `memory`: measure
 *   its memory, which costs some CPU time; `cap`: timeout in seconds
 * @returns {Promise<Measurement>}
 */
export async function measure({ file, args, cwd }, { out, memory = false, cap = 600 }) {
  const output = openSync(out, 'w');
  // The shell's `times` is the only portable way to get the CPU time of a process and its children.
  const script = '"$@"; code=$?; times >&3; exit $code';
  const [program, rest] = isPosix ? ['/bin/sh', ['-c', script, 'sh', file, ...args]] : [file, args];
  const started = performance.now();
  const child = spawn(program, rest, { cwd, stdio: ['ignore', output, 'pipe', 'pipe'], detached: isPosix });
  closeSync(output);

  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    if (isPosix) process.kill(-child.pid, 'SIGKILL');
    else child.kill();
  }, cap * 1000);
  const peaks = new Map();
  const watch = memory && hasProc ? setInterval(() => glance(child.pid, peaks), GLANCE) : undefined;
  const texts = [child.stderr, child.stdio[3]].map((stream) => textOf(stream));
  let wall = 0;
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => (wall = (performance.now() - started) / 1000));
    child.once('close', resolve);
  });
  clearTimeout(timer);
  clearInterval(watch);

  const [stderr, times] = await Promise.all(texts);
  if (isPosix && !timedOut && code > 100) throw new Error(`${file} ended with ${code}: ${stderr}`);
  peaks.delete(child.pid);
  const total = [...peaks.values()].reduce((sum, bytes) => sum + bytes, 0);
  return { wall, cpu: cpuOf(times), memory: peaks.size > 0 ? total : undefined, code, timedOut, stderr };
}

async function textOf(stream) {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}

/** The second line of `times` is about child processes: `0m1.230000s 0m0.120000s`. */
function cpuOf(times) {
  const parts = times.split('\n')[1]?.matchAll(/(\d+)m([\d.]+)s/g) ?? [];
  const seconds = [...parts].map(([, minutes, rest]) => Number(minutes) * 60 + Number(rest));
  return seconds.length === 2 ? seconds[0] + seconds[1] : undefined;
}

/** Records the peak memory so far (`VmHWM`) of a process and its descendants. */
function glance(pid, peaks) {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    if (peak) peaks.set(pid, Number(peak[1]) * 1024);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    for (const child of children.split(' ').filter(Boolean)) glance(Number(child), peaks);
  } catch {
    // The process has ended in the meantime.
  }
}
