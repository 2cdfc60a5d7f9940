import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');
const FOLDERS = [
  'src',
  'test',
  'build',
  'bench',
  'docs',
  'examples',
  'l10n',
  'media',
  'schemas',
  'syntaxes',
  '.github',
];

/** Windows refuses these characters and endings, and opens a device by the names. */
const REFUSED = /[<>:"|?*\\\0-\x1f]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const files = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
    [folder, ...file.split(path.sep)].join('/'),
  ),
);

describe('the names of all files', () => {
  it('can be those of files in Windows', () => {
    assert.ok(files.includes('src/engine.ts'));
    const refused = files.filter((file) => file.split('/').some((part) => REFUSED.test(part)));
    assert.deepEqual(refused, []);
    // A checkout in a folder of 100 characters stays below the 260 that Windows allows.
    assert.deepEqual(
      files.filter((file) => file.length > 150),
      [],
    );
  });

  it('differ in more than the case, and are composed', () => {
    const folded = files.map((file) => file.toLowerCase());
    assert.equal(new Set(folded).size, files.length);
    assert.deepEqual(
      files.filter((file) => file !== file.normalize('NFC')),
      [],
    );
  });

  it('have the line ends that they were committed with, on every system', () => {
    assert.match(readFileSync(path.join(ROOT, '.gitattributes'), 'utf8'), /^\* -text$/m);
  });
});
