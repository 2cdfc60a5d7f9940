import { isCandidate } from '../core/engine/needles.js';
import { hostOf } from '../core/hosts/hosts.js';
import type { AnalyzeOptions, RuleMeta, Severity } from '../core/types.js';
import { vocabulary } from '../rules/auth0/vocabulary.js';
import { ruleMetas } from '../rules/metadata.js';
import { BINARY, IGNORED, skipByName, skipBySize } from './gates.js';
import type { Skip } from './gates.js';
import { isMinifiedText } from './minified.js';

/** A text that the engine is to analyse. */
export interface PreparedText {
  readonly text: string;
  readonly fileName: string;
  readonly options: AnalyzeOptions;
  /** Severities from the configuration, by rule id. */
  readonly levels: Readonly<Record<string, Severity>>;
}

/** What the project says about a file, wherever that was read from. */
export interface TextContext {
  /** Whether globs of the configuration or the options exclude the file. */
  readonly isIgnored: boolean;
  /** The rules that are on. */
  readonly rules: readonly RuleMeta[];
  readonly levels: Readonly<Record<string, Severity>>;
  /** Called only for a text that is analysed: finding them out reads files. */
  readonly domains: () => readonly string[];
  readonly packages: () => Readonly<Record<string, string>> | undefined;
}

/**
 * Decides about the text of a file whose name and size have passed the gates.
 * @param isNamed whether a person named this very file
 * @returns undefined when no rule can match
 */
export function prepareText(
  text: string,
  fileName: string,
  isNamed: boolean,
  { rules, levels, domains, packages }: TextContext,
): PreparedText | Skip | undefined {
  if (rules.length === 0 || !isCandidate(rules, vocabulary, text)) return undefined;
  const host = hostOf(fileName);
  // In other languages only URLs of a tenant count, and many of their files say `access_token`.
  if (host?.isForeign && !vocabulary.namesHost(text)) return undefined;
  if (!isNamed && host?.script !== undefined && isMinifiedText(text)) {
    return { reason: 'minified', detail: 'very long lines' };
  }
  const known = { domains: domains(), packages: packages() };
  return {
    text,
    fileName,
    options: {
      // Absent when every rule is on: only then can the engine call a suppression of all rules unused.
      ...(rules.length === ruleMetas.length ? {} : { rules: rules.map((rule) => rule.id) }),
      ...(known.domains.length > 0 ? { domains: known.domains } : {}),
      ...(known.packages ? { packages: known.packages } : {}),
    },
    levels,
  };
}

/**
 * Decides about a document that an editor holds, by the same gates as a scan does about a file.
 * @param maxFileSize in bytes of UTF-8
 * @returns undefined when no rule can match
 */
export function prepareDocument(
  text: string,
  fileName: string,
  maxFileSize: number,
  context: TextContext,
): PreparedText | Skip | undefined {
  if (!isCandidate(context.rules, vocabulary, text)) return undefined;
  if (context.isIgnored) return IGNORED;
  const skip = skipByName(fileName, false) ?? skipBySize(sizeOf(text), maxFileSize);
  if (skip !== undefined) return skip;
  return text.includes('\0') ? BINARY : prepareText(text, fileName, false, context);
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
