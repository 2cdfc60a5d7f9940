import { hostOf } from '../core/hosts/hosts.js';
import { toDocumentOffset } from '../core/hosts/region.js';
import type { Region } from '../core/hosts/region.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import type { Edit } from '../core/types.js';

/** An event handler in a component's markup. */
export interface Markup {
  /** The handler's own code. */
  readonly program: ParsedProgram;
  /**
   * What the handler sees: all names of the component's script (Svelte, Vue's `<script setup>`), what the script's
   * options declare (Vue), or the members of a class in another file (Angular).
   */
  readonly scope: 'script' | 'options' | 'class';
  /** The quote around the attribute's value, which new code can't contain; undefined if it may contain both. */
  readonly quote: string | undefined;
  /** Whether the handler is a program like a script, with comments and all globals. */
  readonly isFull: boolean;
}

/** A handler, and the program that its imports and functions go into. */
export interface Handler {
  readonly markup: Markup;
  /** The component's script with the nodes of both; for Angular, the handler itself. */
  readonly program: ParsedProgram;
}

/** How the name of an event attribute starts, by host. */
const EVENTS = {
  svelte: /^on(?::|[a-z])/,
  vue: /^(?:@|v-on:)/,
  html: /^(?:\(|on-)/,
} as const;

/**
 * Returns a program as the handler of an event in a component of Svelte, Vue or Angular. Undefined for other code, and
 * for a handler whose text differs from its code.
 */
export function handlerIn(
  programs: readonly ParsedProgram[],
  program: ParsedProgram,
  { text, fileName }: { readonly text: string; readonly fileName: string },
): Handler | undefined {
  const { region } = program;
  if (region.kind !== 'handler' || !isVerbatim(region, text)) return undefined;
  const host = hostOf(fileName)?.id;
  const start = toDocumentOffset(region, 0);
  const { name, quote } = attributeAt(text, start);
  if (host === 'html') {
    const isEvent = quote !== undefined && EVENTS.html.test(name);
    return isEvent ? { markup: { program, scope: 'class', quote, isFull: false }, program } : undefined;
  }
  if (host !== 'svelte' && host !== 'vue') return undefined;
  const scripts = programs.filter((each) => each.region.kind === 'script' && isVerbatim(each.region, text));
  const setup = scripts.find((each) => /\ssetup\b/.test(tagBefore(each.region, text)));
  const own = scripts.filter(
    (each) => host === 'vue' || !/\smodule\b|=\s*["']?module\b/.test(tagBefore(each.region, text)),
  );
  const script = setup ?? (own.length === 1 ? own[0] : undefined);
  if (!EVENTS[host].test(name) || script === undefined) return undefined;
  const markup: Markup = {
    program,
    scope: host === 'svelte' || setup ? 'script' : 'options',
    quote: host === 'svelte' ? undefined : quote,
    isFull: host === 'svelte',
  };
  return {
    markup,
    program: {
      ...script,
      nodes: [...script.nodes, ...program.nodes],
      isBroken: script.isBroken || program.isBroken,
    },
  };
}

/** Returns the name of the attribute whose value starts at an offset, and the quote around the value. */
function attributeAt(text: string, start: number): { readonly name: string; readonly quote: string | undefined } {
  const before = text
    .slice(Math.max(0, start - LONGEST), start)
    .trimEnd()
    .replace(/\{$/, '');
  const quote = /["']$/.exec(before)?.[0];
  const assigned = before.slice(0, before.length - (quote?.length ?? 0)).trimEnd();
  const name = assigned.endsWith('=') ? assigned.slice(0, -1).split(/[\s"'<>=]/) : [];
  return { name: name.at(-1) ?? '', quote };
}

/** Characters at most between the start of an attribute and its value. */
const LONGEST = 100;

function isVerbatim({ code, map, synthetic, foreign }: Region, text: string): boolean {
  const start = map[0]?.[1] ?? 0;
  const written = text.slice(start, start + code.length).replaceAll('\r', '\n');
  return map.length === 1 && !synthetic && !foreign && written === code.replaceAll('\r', '\n');
}

/** Returns the start tag of a script. */
function tagBefore(region: Region, text: string): string {
  const start = toDocumentOffset(region, 0);
  return text.slice(Math.max(0, text.lastIndexOf('<script', start)), start);
}

/** Whether a handler can contain the new code among some edits. @param text the document's text, as the edits count in it */
export function fitsIn({ program: { region }, quote, isFull }: Markup, text: string, edits: readonly Edit[]): boolean {
  const [from, to] = [toDocumentOffset(region, 0), toDocumentOffset(region, region.code.length)];
  const own = edits.filter(({ start, end }) => from <= start && end <= to);
  return own.every(({ start, text: code }) => {
    if (quote !== undefined && code.includes(quote)) return false;
    if (!/^[ \t]*\/\//m.test(code)) return true;
    // A comment is only legible on a line of the handler's own.
    return isFull && /\n[ \t]*$/.test(text.slice(from, start));
  });
}
