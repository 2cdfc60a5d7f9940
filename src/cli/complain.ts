import { oneLine } from '../report/display.js';
import type { ScanError } from '../report/result.js';

/** Tells the user, on stderr, what went wrong. */
export function complain(message: string): void {
  process.stderr.write(`auth0-relink: ${oneLine(message)}\n`);
}

/** @returns `path:line:column: message`, as far as these are known */
export function describe({ message, file, line, column }: ScanError): string {
  const place = [file?.path, line, column].filter((part) => part !== undefined).join(':');
  return place === '' ? message : `${place}: ${message}`;
}
