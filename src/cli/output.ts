import { once } from 'node:events';
import { realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rawFromText } from '../scan/raw-path.js';
import { replaceFile } from './replace-file.js';

/**
 * Checks that a report can be written to a file, before a long scan starts.
 * @throws {Error} with a sentence that names the file
 */
export function checkOutput(file: string): void {
  const folder = path.dirname(path.resolve(file));
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats?.isDirectory() !== true) throw new Error(`--output ${file}: no such folder: ${folder}`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`--output ${file}: is a folder`);
}

/**
 * Writes a whole report or nothing: no reader sees half a report, and after a failure the old file is unchanged.
 * @throws {Error} with a sentence that names the file
 */
function writeOutput(file: string, text: string): void {
  const existing = statSync(file, { throwIfNoEntry: false });
  // A device or pipe such as /dev/stdout can't be replaced, and a partial write to it can't be undone.
  const replaced = existing === undefined ? path.resolve(file) : existing.isFile() ? realpathSync(file) : undefined;
  try {
    if (replaced === undefined) writeFileSync(file, text);
    else replaceFile(rawFromText(replaced), Buffer.from(text), existing);
  } catch (error) {
    throw new Error(`--output ${file}: cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`, {
      cause: error,
    });
  }
}

/**
 * Writes a report to stdout or to the --output file.
 * @param content a short summary, printed if the report itself goes to a file
 */
export async function deliver(
  report: string,
  content: string,
  { output, quiet }: { output?: string; quiet?: boolean },
): Promise<void> {
  if (output === undefined) {
    await print(report);
    return;
  }
  writeOutput(output, report);
  if (!quiet) process.stderr.write(`${content}. Report written to ${output}\n`);
}

/** Prints to stdout. A closed pipe (`| head`) is not an error. */
async function print(text: string): Promise<void> {
  if (text === '') return;
  const failed = once(process.stdout, 'error').then(([error]) => error as NodeJS.ErrnoException);
  const written = new Promise<undefined>((resolve) =>
    process.stdout.write(text, () => {
      resolve(undefined);
    }),
  );
  const error = await Promise.race([written, failed]);
  if (error !== undefined && error.code !== 'EPIPE') throw error;
}

/** Reads stdin to its end, as bytes because the encoding is not known yet. */
export async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
