import { closeSync, constants, openSync, readSync } from 'node:fs';

/** A pipe must not be waited for. Windows lacks this flag. */
const { O_NONBLOCK: NO_WAITING } = constants as Readonly<Record<string, number | undefined>>;

/** Returns whether a file contains a needle. @throws the file system's error if the file can't be read */
export type NeedleSearch = (file: Buffer) => boolean;

/**
 * The size of the pieces that are read. As in ripgrep, a piece with a NUL byte marks a binary file and ends the search.
 */
const CHUNK = 64 * 1024;

/**
 * Searches files for literals without decoding them. The needles' bytes are the same in UTF-8 and Latin-1; files with a
 * UTF-16 byte order mark are searched for the UTF-16 bytes.
 * @param needles ASCII texts
 */
export function createNeedleSearch(needles: readonly string[]): NeedleSearch {
  const plain = needles.map((needle) => Buffer.from(needle, 'latin1'));
  const little = needles.map((needle) => Buffer.from(needle, 'utf16le'));
  const big = little.map((needle) => Buffer.from(needle).swap16());
  const overlap = Math.max(0, ...little.map((needle) => needle.length - 1));
  const buffer = Buffer.alloc(overlap + CHUNK);

  return (file) => {
    const descriptor = openSync(file, constants.O_RDONLY | (NO_WAITING ?? 0));
    try {
      let wanted: readonly Buffer[] | undefined;
      for (let kept = 0; ;) {
        const read = readSync(descriptor, buffer, kept, CHUNK, null);
        if (read === 0) return false;
        const piece = buffer.subarray(0, kept + read);
        wanted ??=
          piece[0] === 0xff && piece[1] === 0xfe ? little : piece[0] === 0xfe && piece[1] === 0xff ? big : plain;
        if (wanted === plain && piece.includes(0, kept)) return false;
        if (wanted.some((needle) => piece.includes(needle))) return true;
        kept = Math.min(overlap, piece.length);
        piece.copy(buffer, 0, piece.length - kept);
      }
    } finally {
      closeSync(descriptor);
    }
  };
}
