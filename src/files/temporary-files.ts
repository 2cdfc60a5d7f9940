import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join, toBytes } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { exitCodeAfter, STOP_SIGNALS } from './stop-signals.js';

const NAME = /^\.auth0-relink-[0-9a-f]{12}\.tmp$/;

/** In ms. A file that is still being written changes all the time. */
const STALE_AFTER = 10 * 60_000;

/** Files that this process has not finished yet. */
const unfinished = new Set<RawPath>();

/** Folders without stale files. */
const cleaned = new Set<RawPath>();

/**
 * Returns the path of a new temporary file in a folder. A signal removes it, unless `forgetTemporary` is called first.
 * Also removes what a killed process left in the folder earlier.
 */
export function temporaryIn(folder: RawPath): RawPath {
  removeStale(folder);
  const file = join(folder, `.auth0-relink-${randomBytes(6).toString('hex')}.tmp`);
  if (unfinished.size === 0) {
    for (const signal of STOP_SIGNALS) process.on(signal, stop);
    process.on('exit', removeUnfinished);
  }
  unfinished.add(file);
  return file;
}

/** Leaves a temporary file to the caller: it has its final name, or is gone. */
export function forgetTemporary(file: RawPath): void {
  unfinished.delete(file);
  if (unfinished.size > 0) return;
  for (const signal of STOP_SIGNALS) process.off(signal, stop);
  process.off('exit', removeUnfinished);
}

function stop(signal: (typeof STOP_SIGNALS)[number]): void {
  process.exit(exitCodeAfter(signal));
}

function removeUnfinished(): void {
  for (const file of unfinished) fs.rmSync(toBytes(file), { force: true });
}

function removeStale(folder: RawPath): void {
  if (cleaned.has(folder)) return;
  cleaned.add(folder);
  try {
    for (const name of fs.readdirSync(toBytes(folder))) if (NAME.test(name)) removeIfStale(toBytes(join(folder, name)));
  } catch {
    // Without permission to list the folder or to remove the file, it stays.
  }
}

function removeIfStale(file: Buffer): void {
  const stats = fs.lstatSync(file);
  if (stats.isFile() && Date.now() - stats.mtimeMs > STALE_AFTER) fs.unlinkSync(file);
}
