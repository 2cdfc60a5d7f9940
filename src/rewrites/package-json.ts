/** Edits of a package.json that leave everything else byte for byte. All offsets are UTF-16 code units in its text. */
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { Edit } from '../core/types.js';

/** A parsed package.json. */
export interface Manifest {
  readonly text: string;
  readonly root: Node;
}

/** A place that declares a dependency. */
export interface Declared {
  readonly section: (typeof SECTIONS)[number];
  readonly range: string;
  /** The string with the range. */
  readonly node: Node;
}

const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** Parses a package.json; undefined if npm could not read it. */
export function parseManifest(text: string): Manifest | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  return root?.type === 'object' && errors.length === 0 ? { text, root } : undefined;
}

/** Returns the string at a path. */
export function stringAt({ root }: Manifest, ...path: readonly string[]): string | undefined {
  const value: unknown = findNodeAtLocation(root, [...path])?.value;
  return typeof value === 'string' ? value : undefined;
}

/** Returns the keys of the object at a path. */
export function keysAt({ root }: Manifest, ...path: readonly string[]): string[] {
  const object = findNodeAtLocation(root, [...path]);
  return object?.type === 'object' ? namesIn(object) : [];
}

function namesIn({ children = [] }: Node): string[] {
  return children.map((property) => String(property.children?.[0]?.value));
}

/** Whether a manifest is that of a package: one with only `{"type": "module"}` belongs to the package around it. */
export function declaresPackage({ root }: Manifest): boolean {
  return ['name', ...SECTIONS].some((key) => findNodeAtLocation(root, [key]) !== undefined);
}

/** Returns every place that declares a dependency. */
export function declarationsOf({ root }: Manifest, name: string): Declared[] {
  return SECTIONS.flatMap((section): Declared[] => {
    const node = findNodeAtLocation(root, [section, name]);
    const range: unknown = node?.value;
    return node && typeof range === 'string' ? [{ section, range, node }] : [];
  });
}

/** Returns the edit that replaces the range of a dependency. */
export function withRange({ node: { offset, length } }: Declared, range: string): Edit {
  return { start: offset, end: offset + length, text: JSON.stringify(range) };
}

/**
 * Returns the edits that set a string at a path, and create the objects on the way. They take white space from the
 * properties around them.
 * @returns undefined if something else is in the way
 */
export function withString(manifest: Manifest, path: readonly string[], value: string): Edit[] | undefined {
  const { root } = manifest;
  if (stringAt(manifest, ...path) === value) return [];
  const depth = path.findLastIndex((_, index) => findNodeAtLocation(root, path.slice(0, index + 1)) !== undefined) + 1;
  const parent = depth === 0 ? root : findNodeAtLocation(root, path.slice(0, depth));
  const [key, ...inner] = path.slice(depth);
  if (parent?.type !== 'object' || key === undefined) return undefined;
  return [insertion(manifest, parent, depth, key, inner, value)];
}

function insertion(
  manifest: Manifest,
  parent: Node,
  depth: number,
  key: string,
  inner: readonly string[],
  value: string,
): Edit {
  const { text } = manifest;
  const layout = layoutOf(manifest);
  const properties = parent.children ?? [];
  const [first] = properties;
  const start = parent.offset + 1;
  // New properties get the same white space as the first one.
  const space = first ? text.slice(start, first.offset) : layout.line(depth + 1);
  const property = `${JSON.stringify(key)}${layout.colon}${written(layout, inner, value, depth + 1)}`;
  if (first === undefined) {
    return { start, end: parent.offset + parent.length - 1, text: space + property + layout.line(depth) };
  }
  const names = namesIn(parent);
  const isSorted = depth > 0 && names.every((name, index) => index === 0 || (names[index - 1] ?? '') <= name);
  const next = isSorted ? names.findIndex((name) => name > key) : -1;
  const before = properties[(next < 0 ? properties.length : next) - 1];
  if (before === undefined) return { start: first.offset, end: first.offset, text: `${property},${space}` };
  const end = before.offset + before.length;
  return { start: end, end, text: `,${space}${property}` };
}

/** Returns the source of a value in nested objects. */
function written(layout: Layout, path: readonly string[], value: string, depth: number): string {
  const [key, ...inner] = path;
  if (key === undefined) return JSON.stringify(value);
  const property = `${JSON.stringify(key)}${layout.colon}${written(layout, inner, value, depth + 1)}`;
  return `{${layout.line(depth + 1)}${property}${layout.line(depth)}}`;
}

/** How a manifest is formatted. */
interface Layout {
  readonly colon: string;
  /** Returns what is in front of a property at a depth. */
  readonly line: (depth: number) => string;
}

function layoutOf({ text, root }: Manifest): Layout {
  const [first] = root.children ?? [];
  const [key, value] = first?.children ?? [];
  const colon = key && value ? text.slice(key.offset + key.length, value.offset) : ': ';
  const space = first ? text.slice(root.offset + 1, first.offset) : '\n  ';
  const [, lineBreak, indent = ''] = /(\r?\n)([ \t]*)$/.exec(space) ?? [];
  return { colon, line: (depth) => (lineBreak === undefined ? space : lineBreak + indent.repeat(depth)) };
}
