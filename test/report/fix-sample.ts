import type { Rewrite } from '../../src/core/types.js';
import { message } from '../../src/messages/message.js';
import type { FixedFile, FixedFinding, FixResult } from '../../src/report/fix-result.js';
import { fileWith, fullResult } from './sample.js';

const DOCS = 'https://auth0.com/docs/manage-users/user-accounts/user-account-linking';

function rewrite(more: Partial<Rewrite> = {}): Rewrite {
  const what = { target: 'fetch', title: message('title.unlink'), applicability: 'review' as const, docs: DOCS };
  const edits = [{ start: 0, end: 1, text: '' }];
  return { ...what, edits, files: [], placeholders: [], todos: [message('todo.request-access-token')], ...more };
}

const guide: Rewrite = rewrite({ target: 'guide', title: message('guide.title'), applicability: 'guide', edits: [] });

const proof = [
  { id: 'lock/a.js', section: 'lock', versions: ['auth0-lock 11.35.1', 'auth0-lock 14.3.0'], failures: ['403'] },
  { id: 'lock/b.js', section: 'lock', versions: [], failures: ['403', 'closed popup'] },
];

/** Returns a fix with most kinds of files, findings and errors. */
export function fixSample(): FixResult {
  const text = 'one(access_token);\ntwo(access_token, access_token);\n';
  const a = fixed('src/a.js', text, 'uno();\ntwo(access_token);\n', [
    { outcome: 'rewritten', rewrite: rewrite({ proof }), offers: [] },
    { outcome: 'rewritten', offers: [] },
    {
      outcome: 'review',
      offers: [rewrite(), rewrite({ target: 'axios', title: message('title.popup-callback', { client: 'axios' }) })],
    },
  ]);
  const b = fixed('b.js', 'access_token + access_token', 'access_token + access_token', [
    { outcome: 'guide', offers: [{ ...guide, reason: message('reason.http-client-unknown') }] },
    {
      outcome: 'guide',
      offers: [
        {
          ...guide,
          snippet: {
            language: 'javascript',
            code: "// Fill in.\nunlink('\u001b[2J');",
            functions: ['function unlink() {}'],
          },
        },
      ],
    },
  ]);
  return { scan: fullResult(), write: true, installs: [], files: [a, b] };
}

function fixed(
  path: string,
  text: string,
  newText: string,
  fates: readonly Omit<FixedFinding, 'finding'>[],
): FixedFile {
  const { uri, findings } = fileWith(text, path);
  const entries = findings.flatMap((finding, index) => {
    const fate = fates[index];
    return fate ? [{ finding, ...fate }] : [];
  });
  return { path, uri, text, newText, bom: false, change: newText === text ? 'none' : 'written', findings: entries };
}
