import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readStdin } from '../files/standard-input.js';
import { decode } from '../scan/decode.js';
import { messageOf } from '../scan/error-message.js';
import { join, relativeTo, toBytes, toText } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { realPathOf } from '../scan/real-path.js';
import { NOTHING_CHANGED, textLinesOf } from './changed-lines.js';
import type { FindChanges, SourceText } from './changes.js';
import { DiffError, readUnifiedDiff } from './unified-diff.js';
import type { FileDiff } from './unified-diff.js';

/** In bytes. */
const LARGEST = 512 * 1024 * 1024;

/** A diff that the user named. */
export interface GivenDiff {
  /** For errors: its name, or `standard input`. */
  readonly shown: string;
  /** One character per byte, as in a `RawPath`. */
  readonly text: string;
}

/**
 * Reads the file of `--diff`, or standard input for `-`.
 * @throws {Error} with a sentence for the user
 */
export async function readDiff(given: string): Promise<GivenDiff> {
  const shown = given === '-' ? 'standard input' : given;
  let bytes: Buffer;
  try {
    bytes = given === '-' ? await readStdin(LARGEST) : readFileSync(given);
  } catch (error) {
    throw new Error(`--diff ${given}: ${messageOf(error)}`, { cause: error });
  }
  if (bytes.length > LARGEST) throw new Error(`--diff ${given}: larger than ${LARGEST} bytes`);
  // PowerShell writes UTF-16 to files.
  const isWide = /^(?:fffe|feff)/.test(bytes.subarray(0, 2).toString('hex'));
  const text = (isWide ? Buffer.from(decode(bytes)?.text ?? '') : bytes).toString('latin1');
  return { shown, text: text.replace(/^\xef\xbb\xbf/, '') };
}

/**
 * Returns what a diff says about files.
 * @param root the folder that its names start from, without symbolic links
 * @throws {Error} with the line of the diff, if it is none, or names files that are not there
 */
export function changesInDiff({ shown, text }: GivenDiff, root: RawPath): FindChanges {
  const at = (line: number, message: string) => new Error(`${shown}:${line}: ${message}`);
  const diffs = new Map<RawPath, FileDiff>();
  try {
    for (const diff of readUnifiedDiff(text)) {
      const file = placeOf(diff, root);
      if (diffs.has(file)) throw new DiffError(diff.line, `${nameOf(diff)} again; make one diff of all commits`);
      diffs.set(file, diff);
    }
  } catch (error) {
    throw error instanceof DiffError ? at(error.line, error.message) : error;
  }
  return (sources) =>
    sources.map((source) => {
      const diff = diffs.get(realPathOf(source.file));
      if (diff === undefined) return NOTHING_CHANGED;
      const wrong = firstDifference(diff, source);
      if (wrong === undefined) return diff;
      throw at(
        wrong.at,
        `line ${wrong.line} of ${nameOf(diff)} is another one; make the diff of the files as they are`,
      );
    });
}

function placeOf(diff: FileDiff, root: RawPath): RawPath {
  const places = diff.names.map((name) => path.posix.normalize(join(root, name)) as RawPath);
  if (places.some((place) => relativeTo(root, place) === undefined)) {
    throw new DiffError(diff.line, `${nameOf(diff)} is outside of ${toText(root)}`);
  }
  const found = places.find((place) => lstatSync(toBytes(place), { throwIfNoEntry: false }) !== undefined);
  if (found !== undefined) return realPathOf(found);
  const rule = `names start from ${toText(root)}, so use git diff without --relative`;
  throw new DiffError(diff.line, `no such file: ${nameOf(diff)}; ${rule}`);
}

function nameOf({ names }: FileDiff): string {
  return toText(names[0] ?? ('' as RawPath));
}

/** Returns the first line that a file does not have. Only ASCII looks the same in every encoding. */
function firstDifference({ shown }: FileDiff, { text }: SourceText) {
  const lines = textLinesOf(text);
  return shown.find((each) => /^[\0-\x7f]*$/.test(each.text) && lines[each.line - 1] !== each.text);
}
