import assert from 'node:assert/strict';
import pc from 'picocolors';
import { paintedDiff, unifiedDiff } from '../../src/report/diff.js';
import { fixTextReport } from '../../src/report/fix-text.js';
import { plain } from '../../src/report/text-style.js';
import { fixSample } from './fix-sample.js';
import { whole } from './sample.js';

describe('text report of a fix', () => {
  it("shows each finding's outcome, follow-up steps and a summary", () => {
    assert.equal(
      whole(fixTextReport(fixSample(), { diffs: false })),
      `src/a.js written (3 findings)

  1:5   rewritten     lock-access-token  Unlink with DELETE /api/v2/users/{id}/identities/… (fetch)
  2:5   rewritten     lock-access-token  by another finding's rewrite
  2:19  needs review  lock-access-token  Unlink with DELETE /api/v2/users/{id}/identities/… (fetch), or Link in the popup's callback (axios)
  To do:
    line 1: Request the access token with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    See https://auth0.com/docs/manage-users/user-accounts/user-account-linking

b.js (2 findings)

  1:1   manual  lock-access-token  Relink doesn't know this HTTP client
  1:16  manual  lock-access-token  Relink has no rewrite for this form

      // Fill in.
      unlink('\\x1b[2J');


Manual steps for lock-access-token:
    - Request the access token with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    See https://auth0.com/docs/manage-users/user-accounts/user-account-linking

Functions that the code above calls (JavaScript):

      function unlink() {}

5 findings in 2 files
  2  rewritten
  1  needs review  add --review to rewrite these too, then check them
  2  manual        no automatic rewrite:
       1  Relink doesn't know this HTTP client
       1  Relink has no rewrite for this form
1 file written.
1 rewrite with follow-up steps: search the code for "TODO(auth0)".
1 finding suppressed by comments.
2 findings hidden by --min-certainty.
3 candidate files skipped:
  1 unsupported file type (.lua 1)
  1 larger than --max-file-size
  1 unreadable
  Use --verbose to list them.
3 errors: see above.
Incomplete: the scan was stopped early.
`,
    );
  });

  it('shows diffs, and nothing else when quiet', () => {
    const quiet = whole(fixTextReport(fixSample(), { diffs: true, quiet: true }));
    assert.match(
      quiet,
      /^# proven by docs\/proof\.md#lock: auth0-lock 11\.35\.1, 14\.3\.0; 403, closed popup\n--- a\/src\/a\.js\n\+\+\+ b\/src\/a\.js\n@@ -1,2 \+1,2 @@\n-one/,
    );
    assert.ok(whole(fixTextReport(fixSample(), { diffs: true })).includes(quiet));
  });
});

describe('unifiedDiff', () => {
  it('is empty if nothing changes', () => {
    assert.equal(unifiedDiff('a.js', 'x', 'x'), '');
  });

  it('keeps line ends, and marks a missing final one', () => {
    const diff = unifiedDiff('a.js', 'a\r\nb', 'a\r\nc');
    assert.equal(
      diff,
      '--- a/a.js\n+++ b/a.js\n@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n',
    );
  });

  it('names files as git does', () => {
    assert.match(unifiedDiff('ä "b.js', 'x', 'y'), /^--- "a\/\\303\\244 \\"b\.js"$/m);
    assert.match(unifiedDiff('/else/b.js', 'x', 'y'), /^--- \/else\/b\.js$/m);
  });
});

describe('paintedDiff', () => {
  const colours = pc.createColors(true);

  it('colours lines by kind of change', () => {
    const lines = paintedDiff(unifiedDiff('a.js', '-- x\ny\n', '++ z\ny\n'), colours).split('\n');
    assert.deepEqual(lines, [
      colours.bold('--- a/a.js'),
      colours.bold('+++ b/a.js'),
      colours.cyan('@@ -1,2 +1,2 @@'),
      colours.red('--- x'),
      colours.green('+++ z'),
      ' y',
      '',
    ]);
  });

  it('is empty for an empty diff', () => {
    assert.equal(paintedDiff('', colours), '');
    const coloured = whole(fixTextReport(fixSample(), { diffs: true, quiet: true, style: colours }));
    assert.equal(coloured.split('\x1b[1m').length, 3, 'the two names of the only file that changes are bold');
  });

  it('escapes control characters, and shows no carriage returns', () => {
    const diff = unifiedDiff('a.js', 'a\x1b[2J\r\nb\n', 'a\x1b[2J\r\nc\n');
    assert.match(paintedDiff(diff, plain), /^ a\\x1b\[2J\n-b\n\+c$/m);
  });
});
