/**
 * A path as the operating system stores it: one character (U+0000 to U+00FF) per byte. So names that are not valid
 * UTF-8 can be split, compared and opened like any other.
 */
import path from 'node:path';
import type { FileName } from '../report/result.js';

declare const brand: unique symbol;
export type RawPath = string & { readonly [brand]: true };

const isWindows = process.platform === 'win32';

/**
 * @param bytes an absolute path from ripgrep or the file system
 * @param windows whether it is a path of Windows; so everywhere in this file
 */
export function rawFromBytes(bytes: Uint8Array, windows = isWindows): RawPath {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return (windows ? text.replaceAll('\\', '/') : text) as RawPath;
}

/** @param file an absolute path as readable text */
export function rawFromText(file: string, windows = isWindows): RawPath {
  return rawFromBytes(Buffer.from(file, 'utf8'), windows);
}

/** @returns the path for functions of `node:fs` */
export function toBytes(file: RawPath): Buffer {
  return Buffer.from(file, 'latin1');
}

/** @returns readable text; bytes that are not UTF-8 become U+FFFD */
export function toText(file: RawPath): string {
  return toBytes(file).toString('utf8');
}

/** @returns the folder of `file`; a root such as `/`, `C:/` or `//host/share/` is its own parent */
export function parentOf(file: RawPath, windows = isWindows): RawPath {
  return (windows ? path.win32 : path.posix).dirname(file) as RawPath;
}

export function join(folder: RawPath, name: string): RawPath {
  return (folder.endsWith('/') ? folder + name : `${folder}/${name}`) as RawPath;
}

/** @returns `file` relative to `folder`, or undefined if it is not inside */
export function relativeTo(folder: RawPath, file: RawPath, windows = isWindows): RawPath | undefined {
  const [outer, inner] = windows ? [withCapitalDrive(folder), withCapitalDrive(file)] : [folder, file];
  const prefix = outer.endsWith('/') ? outer : `${outer}/`;
  if (inner === outer) return '.' as RawPath;
  return inner.startsWith(prefix) ? (inner.slice(prefix.length) as RawPath) : undefined;
}

/** Terminals, editors and Windows itself write the same drive in either case. */
function withCapitalDrive(file: string): string {
  return file.replace(/^[a-z]:/, (drive) => drive.toUpperCase());
}

/**
 * Characters to escape: RFC 3986 allows all others in a path segment, and `:`, which would turn a relative URI into a
 * scheme.
 */
const NOT_IN_URI = /[^A-Za-z0-9\-._~!$&'()*+,;=@/]/g;

function encode(file: string): string {
  return file.replace(NOT_IN_URI, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** @returns an absolute `file:` URI that keeps every byte of the path */
export function fileUri(file: RawPath, windows = isWindows): string {
  // A share's host is that of the URI.
  if (windows && file.startsWith('//')) return `file:${encode(file)}`;
  return `file://${encode(windows ? `/${file}` : file)}`;
}

/** @returns the `file:` URI of a folder, with a slash at its end, so relative URIs can follow it */
export function folderUri(folder: RawPath): string {
  return fileUri(folder).replace(/(?<!\/)\/*$/, '/');
}

/** @returns the name of a folder that other names start from */
export function folderName(folder: RawPath): FileName {
  return { path: toText(folder), uri: folderUri(folder) };
}

/** @returns the name of `file` in reports: relative to `base` if it is inside */
export function nameOf(file: RawPath, base: RawPath): FileName {
  const inside = relativeTo(base, file);
  return inside === undefined
    ? { path: toText(file), uri: fileUri(file) }
    : { path: toText(inside), uri: encode(inside) };
}

/** @returns the file with a name that `nameOf` gave with this base */
export function fileNamed({ uri }: Pick<FileName, 'uri'>, base: RawPath): RawPath {
  const decoded = uri.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  if (!uri.startsWith('file://')) return join(base, decoded);
  return decoded.slice(isWindows ? 'file:///'.length : 'file://'.length) as RawPath;
}

/** Orders paths by their bytes, so reports don't depend on the machine's locale. */
export function compareRaw(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
