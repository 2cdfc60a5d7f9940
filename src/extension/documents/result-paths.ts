import type * as vscode from 'vscode';

/** The characters that results do not encode, as in src/scan/raw-path.ts. */
const KEPT = /[A-Za-z0-9\-._~!$&'()*+,;=@/]/;

/** @returns the path of a file relative to its folder, with `/` between its parts; undefined if it is elsewhere */
export function relativePath(folder: vscode.Uri, { path }: vscode.Uri): string | undefined {
  const prefix = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** @returns a relative path as in the `uri` of results: percent-encoded UTF-8 */
export function encodePath(path: string): string {
  return [...new TextEncoder().encode(path)]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return byte < 0x80 && KEPT.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
