import { entriesOf, joinEntries } from '../git/run-git.js';
import type { GitRunner } from '../git/run-git.js';
import type { TrackedFile } from '../git/tracked-files.js';
import { toText } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';

/** What explains that files differ from what git keeps. */
interface Conversion {
  /** Files that are the same, apart from what git itself converts: line ends, `$Id$` or the encoding. */
  readonly converted: readonly RawPath[];
  /** Files that a program has to convert before they can be compared. */
  readonly filtered: readonly { readonly name: RawPath; readonly filter: string }[];
}

/** Asks git to convert files, except where it would run a program. */
export function conversionOf(files: readonly TrackedFile[], run: GitRunner): Conversion {
  if (files.length === 0) return { converted: [], filtered: [] };
  const filtered = filteredAmong(files, run);
  const skipped = new Set(filtered.map(({ name }) => name));
  const rest = files.filter(({ name }) => !skipped.has(name));
  if (rest.length === 0) return { converted: [], filtered };
  const names = rest.map(({ name }) => quoted(name));
  const ids = run(['hash-object', '--stdin-paths'], joinEntries(names, '\n')).toString('latin1').split('\n');
  return { converted: rest.filter(({ id }, index) => ids[index] === id).map(({ name }) => name), filtered };
}

function filteredAmong(files: readonly TrackedFile[], run: GitRunner): Conversion['filtered'] {
  const keys = entriesOf(run(['config', '--name-only', '-z', '--get-regexp', '^filter[.]'], undefined, 1));
  const filters = new Set(keys.map((key) => toText(key).replace(/^filter\.|\.[^.]*$/g, '')));
  if (filters.size === 0) return [];
  const names = joinEntries(
    files.map(({ name }) => name),
    '\0',
  );
  const values = entriesOf(run(['check-attr', '--stdin', '-z', 'filter'], names));
  return files.flatMap(({ name }, index) => {
    // Three entries a file: name, attribute, value. A filter may be named "unspecified", like a missing value.
    const filter = toText(values[3 * index + 2] ?? name);
    return filters.has(filter) ? [{ name, filter }] : [];
  });
}

/** Quotes a name as git does, so any byte can be part of a line. */
function quoted(name: RawPath): string {
  const escaped = name.replace(/[^\w./ -]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return `"${escaped}"`;
}
