import { once } from 'node:events';
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Checks, before a long scan, that a report can go to a file.
 * @throws {Error} with a sentence that names the file
 */
export function checkOutput(file: string): void {
  const folder = path.dirname(path.resolve(file));
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats?.isDirectory() !== true) throw new Error(`--output ${file}: there is no folder ${folder}`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`--output ${file}: this is a folder`);
}

/**
 * Writes a whole report or nothing: a reader never sees half of one, and a failure leaves an older one as it was.
 * @throws {Error} with a sentence that names the file
 */
export function writeOutput(file: string, text: string): void {
  const existing = statSync(file, { throwIfNoEntry: false });
  // A device or pipe such as /dev/stdout cannot be replaced, nor half of it be taken back.
  const replaced = existing === undefined ? path.resolve(file) : existing.isFile() ? realpathSync(file) : undefined;
  const target = replaced ?? file;
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    if (replaced === undefined) writeFileSync(file, text);
    else {
      writeFileSync(temporary, text, { mode: existing?.mode ?? 0o666 });
      renameSync(temporary, replaced);
    }
  } catch (error) {
    if (replaced !== undefined) rmSync(temporary, { force: true });
    throw new Error(`--output ${file}: cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`, {
      cause: error,
    });
  }
}

/** Prints to stdout. A reader that went away (`| head`) is no failure. */
export async function print(text: string): Promise<void> {
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

/** Reads all of stdin, as bytes: its encoding is found out later. */
export async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
