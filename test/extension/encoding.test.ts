import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runScanJob } from '../../src/editing/thread/scan-job.js';
import { labelOf } from '../../src/extension/scan/encoding-labels.js';
import { linesIn, NO_EXCERPT } from '../../src/report/excerpt.js';

describe('files.encoding', () => {
  it('has a label for what VS Code calls by another name', () => {
    const names = [
      'windows1252',
      'iso88592',
      'iso885915',
      'shiftjis',
      'gbk',
      'gb18030',
      'big5hkscs',
      'koi8r',
      'macroman',
    ];
    assert.deepEqual(names.map(labelOf), [
      ...['windows-1252', 'iso-8859-2', 'iso-8859-15', 'shift_jis', 'gbk', 'gb18030', 'big5', 'koi8-r', 'macintosh'],
    ]);
  });

  it('has none for UTF-8 and for what nothing can decode', () => {
    assert.deepEqual(['utf8', 'utf8bom', 'cp437'].map(labelOf), [undefined, undefined, undefined]);
  });

  it('decides where a scan says that a finding stands', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'relink-encoding-'));
    try {
      // 日本 in Shift JIS: two characters of two bytes each.
      const comment = Buffer.from([0x93, 0xfa, 0x96, 0x7b]);
      const code = "*/ fetch('https://shop.eu.auth0.com/unlink', { method: 'POST' });\n";
      writeFileSync(path.join(folder, 'a.js'), Buffer.concat([Buffer.from('/*'), comment, Buffer.from(code)]));
      const job = { folder, paths: [folder], ignore: [], gitignore: true, buffers: [] };
      const { files } = await runScanJob({ ...job, encoding: 'shift_jis' }, () => undefined);
      assert.ok(
        linesIn(files[0]?.excerpt ?? NO_EXCERPT)
          .textOf(1)
          .startsWith('/*日本*/'),
      );
      assert.equal(files[0]?.findings.length, 1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('leaves no folder out that a person names, though git ignores it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'relink-named-'));
    try {
      writeFileSync(path.join(folder, '.gitignore'), 'old.js\n');
      writeFileSync(path.join(folder, 'old.js'), "fetch('https://shop.eu.auth0.com/unlink', { method: 'POST' });\n");
      const job = { folder, paths: [path.join(folder, 'old.js')], ignore: [], gitignore: true, buffers: [] };
      assert.equal((await runScanJob(job, () => undefined)).files.length, 0);
      assert.equal((await runScanJob({ ...job, named: true }, () => undefined)).files.length, 1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
