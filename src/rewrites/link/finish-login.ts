import { inOrder } from '../../core/edits.js';
import { unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit, FileChange } from '../../core/types.js';
import { completed } from '../complete-edits.js';
import { mergedChanges, projectAfter } from '../file-changes.js';
import { insertHelpers } from '../helpers/insert.js';
import { forEach, refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { DraftEdit, RewriteRequest } from '../rewriter.js';
import type { HashReader } from './hash-readers.js';
import { loginClientOf } from './receiver.js';

/**
 * Returns the edits that make a `parseHash()` callback link: `finishAuth0Link(domain, callback)`. None if it does already.
 * Refuses where the domain is unknown in another file than the rewritten one, as its placeholder would be overlooked.
 */
export function* finishing({ request, isElsewhere, callback, client }: HashReader): Attempt<Edit[]> {
  const inner = unwrap(callback);
  if (inner.type === T.CallExpression && calledName(inner) === 'finishAuth0Link') return [];
  const domain = (yield* loginClientOf(request, client, 'web-auth')).write(callback, 'domain');
  if (domain.placeholders.length > 0 && isElsewhere) return yield* refuse('reason.domain-not-found');
  const [start, end] = callback.range;
  return [
    ...domain.edits,
    { start, end: start, text: `finishAuth0Link(${domain.values.join()}, ` },
    { start: end, end, text: ')' },
  ];
}

/**
 * Adds what happens to the other files that read the login, with the helper modules of all files.
 * @param edits of the rewritten file, complete
 * @param readers in other files
 */
export function* withOtherFiles(
  request: RewriteRequest,
  edits: readonly DraftEdit[],
  readers: readonly HashReader[],
): Attempt<DraftEdit[]> {
  if (readers.length === 0) return [...edits];
  const changes: FileChange[] = edits.flatMap(({ files = [] }) => files);
  for (const document of new Set(readers.map((reader) => reader.request.document))) {
    const own = readers.filter((reader) => reader.request.document === document);
    changes.push(...(yield* changesOf(request, own, changes)));
  }
  // An edit that inserts text is kept in any case.
  const [first, ...others] = edits.map((edit): DraftEdit => ({ ...edit, files: [] }));
  return first === undefined ? [] : [{ ...first, files: mergedChanges(changes) }, ...others];
}

/** Returns the changes of a file that reads the login, and of its helper module. @param before changes so far */
function* changesOf(
  { project }: RewriteRequest,
  readers: readonly HashReader[],
  before: readonly FileChange[],
): Attempt<FileChange[]> {
  const [first] = readers;
  if (first === undefined) return [];
  const request = { ...first.request, project: projectAfter(project, before) };
  const wrapped = yield* forEach(readers, finishing);
  const edits = completed([...wrapped.flat(), ...(yield* insertHelpers(request, first.callback, ['finishAuth0Link']))]);
  const { fileName, text } = request;
  const own = inOrder(
    edits.filter((edit) => edit.text !== '').map(({ start, end, text: code }) => ({ start, end, text: code })),
  );
  return [...edits.flatMap(({ files = [] }) => files), { fileName, before: text, edits: own }];
}
