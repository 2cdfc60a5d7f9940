import { oneLine } from '../report/display.js';
import type { ScanError } from '../report/result.js';

/** Prints an error or warning to stderr. */
export function complain(message: string): void {
  process.stderr.write(`auth0-relink: ${oneLine(message)}\n`);
}

/** @returns `path:line:column: message`, without the parts that are unknown */
export function describe({ message, file, line, column }: ScanError): string {
  const place = [file?.path, line, column].filter((part) => part !== undefined).join(':');
  return place === '' ? message : `${place}: ${message}`;
}
