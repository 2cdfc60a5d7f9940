import { accessSync, constants, mkdirSync, readFileSync, statSync } from 'node:fs';
import { addFile, FolderMoved, replaceFile } from '../files/replace-file.js';
import { decode } from '../scan/decode.js';
import { encode } from '../scan/encode.js';
import { parentOf, toBytes } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';

/**
 * Writes the new text of a file, in the encoding that it has, all at once or not at all.
 * @param file no symbolic link, and in no folder that is one
 * @param before the text that was read and rewritten
 * @returns why the file was not written, as the end of a sentence about it; undefined where it was
 */
export function writeFile(file: RawPath, before: string, after: string): string | undefined {
  const path = toBytes(file);
  try {
    // A rename would replace even a file that nobody may write.
    accessSync(path, constants.W_OK);
    const stats = statSync(path);
    const bytes = readFileSync(path);
    const decoded = decode(bytes);
    if (decoded?.text !== before) return 'changed since it was read; run again';
    if (encode(decoded)?.equals(bytes) !== true) return `holds bytes that are not valid ${decoded.encoding}`;
    const encoded = encode({ ...decoded, text: after });
    if (encoded === undefined) return `its encoding, ${decoded.encoding}, lacks a character of the new code`;
    replaceFile(file, encoded, stats, true);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * Creates a file in UTF-8, and its folder, all at once or not at all.
 * @param file in no folder that is a symbolic link
 * @returns why the file was not created, as the end of a sentence about it; undefined where it was
 */
export function createFile(file: RawPath, text: string): string | undefined {
  try {
    mkdirSync(toBytes(parentOf(file)), { recursive: true });
    addFile(file, Buffer.from(text), true);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'it exists already; run again' : reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof FolderMoved) return 'its folder has moved since it was read';
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' ? 'gone since it was read' : (code ?? String(error));
}
