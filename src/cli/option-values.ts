import { InvalidArgumentError } from 'commander';
import { REPORT_FORMATS } from '../report/scan-formats.js';
import type { ReportFormat } from '../report/scan-formats.js';
import { ruleMetas } from '../rules/metadata.js';
import { messageOf } from '../scan/error-message.js';
import { compileGlob } from '../scan/globs.js';
import { didYouMean } from '../scan/suggest.js';

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 1024],
  ['m', 1024 ** 2],
  ['g', 1024 ** 3],
]);

/**
 * Parses a size in bytes.
 * @param value such as `500000`, `500k`, `1.5MB`, `2MiB`; k and M are 1024 and 1024²
 * @throws {InvalidArgumentError}
 */
export function parseSize(value: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?$/i.exec(value.trim()) ?? [];
  const factor = UNITS.get(unit?.toLowerCase() ?? '');
  if (amount === undefined || factor === undefined) {
    throw new InvalidArgumentError('Must be a number of bytes, optionally with k, M or G, such as 500k or 2MB.');
  }
  return Math.floor(Number(amount) * factor);
}

/** Appends a value to those given before. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** Appends a glob to those given before. @throws {InvalidArgumentError} */
export function parseGlob(value: string, before: readonly string[] = []): string[] {
  try {
    compileGlob(value);
  } catch (error) {
    throw new InvalidArgumentError(`Not a valid glob: ${messageOf(error)}.`);
  }
  return [...before, value];
}

/** Appends a rule id to those given before. @throws {InvalidArgumentError} */
export function parseRule(value: string, before: readonly string[] = []): string[] {
  const ids: string[] = ruleMetas.map((rule) => rule.id);
  if (ids.includes(value)) return [...before, value];
  throw new InvalidArgumentError(`Unknown rule${didYouMean(value, ids)}. Rules: ${ids.join(', ')}.`);
}

/** Returns a date or a time of ISO 8601 as a time in UTC. @throws {InvalidArgumentError} */
export function parseTime(value: string): string {
  const time = new Date(value);
  if (!/^\d{4}-\d\d-\d\d(?:$|[T ])/.test(value) || Number.isNaN(time.getTime())) {
    throw new InvalidArgumentError('Must be a date or a time such as 2030-12-31 or 2030-12-31T23:59:59Z.');
  }
  return time.toISOString();
}

/** The value of --format: `FORMAT` or `FORMAT=FILE`. */
export interface GivenFormat {
  readonly format: ReportFormat;
  readonly file?: string;
}

/** Appends `FORMAT` or `FORMAT=FILE` to those given before. @throws {InvalidArgumentError} */
export function parseFormat(value: string, before: readonly GivenFormat[] = []): GivenFormat[] {
  const [name, file] = splitOnce(value, '=');
  const format = REPORT_FORMATS.find((each) => each === name);
  if (format === undefined) {
    throw new InvalidArgumentError(
      `Unknown format${didYouMean(name, REPORT_FORMATS)}. Formats: ${REPORT_FORMATS.join(', ')}.`,
    );
  }
  if (file === '') throw new InvalidArgumentError(`Name a file after "${name}=".`);
  return [...before, { format, ...(file !== undefined && { file }) }];
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
