import { closeSync, fstatSync, openSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openReplacement, writeAll } from '../files/replace-file.js';
import { oneLine } from '../report/display.js';
import { rawFromText } from '../scan/raw-path.js';

/** How many UTF-16 units of a report are written at once. */
const BATCH = 256 * 1024;

/**
 * Checks that a report can be written to a file, before a long scan starts.
 * @param option the option that names the file, for the error
 * @throws {Error} with a sentence that names the file
 */
export function checkOutput(file: string, option = `--output ${file}`): void {
  const folder = path.dirname(path.resolve(file));
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats?.isDirectory() !== true) throw new Error(`${option}: no such folder: ${folder}`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${option}: is a folder`);
}

/**
 * Writes a report to stdout or to a file, piece by piece, so memory use doesn't depend on its length.
 * @param report its pieces
 * @param content a short summary, printed if the report itself goes to a file
 * @throws {Error} with a sentence for the user, if the report could not be written completely
 */
export async function deliver(
  report: Iterable<string>,
  content: string,
  { output, option, quiet }: { output?: string | undefined; option?: string | undefined; quiet?: boolean },
): Promise<void> {
  if (output === undefined) {
    await orComplain('standard output', () => print(report));
    return;
  }
  await orComplain(option ?? `--output ${output}`, () => writeOutput(output, report));
  if (!quiet) process.stderr.write(`${content}. Report written to ${oneLine(output)}\n`);
}

async function orComplain(target: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Error(`${target}: cannot be written (${code})`, { cause: error });
  }
}

/** Writes a whole report or nothing: no reader sees half a report, and after a failure the old file is unchanged. */
async function writeOutput(file: string, report: Iterable<string>): Promise<void> {
  const existing = statSync(file, { throwIfNoEntry: false });
  // A device or pipe such as /dev/stdout can't be replaced, and a partial write to it can't be undone.
  if (existing !== undefined && !existing.isFile()) {
    const descriptor = openSync(file, 'w');
    try {
      await inTurns(report, (bytes) => {
        writeAll(descriptor, bytes);
      });
    } finally {
      closeSync(descriptor);
    }
    return;
  }
  const replaced = existing === undefined ? path.resolve(file) : realpathSync(file);
  const replacement = openReplacement(rawFromText(replaced), existing);
  try {
    await inTurns(report, replacement.write);
    replacement.commit();
  } catch (error) {
    replacement.discard();
    throw error;
  }
}

/** Prints to stdout. A closed pipe (`| head`) is not an error. */
async function print(report: Iterable<string>): Promise<void> {
  const stats = fstatSync(process.stdout.fd);
  // Node writes to files and devices like /dev/full synchronously, and ignores that a full disk cuts a write short.
  if (!process.stdout.isTTY && !stats.isFIFO() && !stats.isSocket()) {
    await inTurns(report, (bytes) => {
      writeAll(process.stdout.fd, bytes);
    });
    return;
  }
  for (const bytes of batchesOf(report)) {
    const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
      process.stdout.write(bytes, resolve);
    });
    if (error?.code === 'EPIPE') return;
    if (error) throw error;
  }
}

/** Writes a report synchronously, but lets signals through after each batch. */
async function inTurns(report: Iterable<string>, write: (bytes: Buffer) => void): Promise<void> {
  for (const bytes of batchesOf(report)) {
    write(bytes);
    await setImmediate();
  }
}

function* batchesOf(report: Iterable<string>): Generator<Buffer> {
  let pieces: string[] = [];
  let length = 0;
  for (const piece of report) {
    pieces.push(piece);
    length += piece.length;
    if (length < BATCH) continue;
    yield Buffer.from(pieces.join(''));
    pieces = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(pieces.join(''));
}
