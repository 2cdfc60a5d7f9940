import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findOffers } from '../src/engine.js';
import { PROOFS } from '../src/rewrites/proof-table.js';
import { proofLines, proofTable, TABLE, writeTable } from './proof/table.js';

const PAGE = readFileSync(path.join(import.meta.dirname, '../docs/proof.md'), 'utf8');

/** With UPDATE=1 the table is written again. */
describe('the table of proofs', () => {
  it('is what the cases and docs/proof.md say', async () => {
    if (process.env['UPDATE'] !== undefined) await writeTable();
    const text = await proofTable();
    assert.equal(readFileSync(TABLE, 'utf8'), text);
  });

  it('names only lines of docs/proof.md, below a heading that is there', () => {
    const lines = proofLines();
    assert.ok(PROOFS.size > 20);
    for (const { id, section, versions } of [...PROOFS.values()].flat()) {
      const own = lines.filter((line) => line.name === id && line.section === section);
      assert.ok(own.length > 0, id);
      assert.ok(existsSync(path.join(import.meta.dirname, 'proof/cases', id)), id);
      for (const version of versions) assert.ok(own.some(({ label }) => label === version) && PAGE.includes(version));
    }
  });
});

describe('a rewrite', () => {
  it('says which programs were run with it, on its side', () => {
    const [offer] = findOffers(
      `import axios from 'axios';
export const unlink = (token, id) => axios.post('https://shop.eu.auth0.com/unlink', { access_token: token, user_id: id });
document.title = 'Accounts';
`,
      'unlink.js',
    );
    const [rewrite] = offer?.rewrites ?? [];
    assert.equal(rewrite?.target, 'axios');
    assert.deepEqual([...new Set(rewrite.proof?.map(({ section }) => section))], ['unlinking-in-a-browser']);
    assert.ok(rewrite.proof?.some(({ versions }) => versions.some((version) => version.startsWith('axios 1.'))));
  });

  it('admits that it was not run', () => {
    const [offer] = findOffers(
      `import { CapacitorHttp } from '@capacitor/core';
export const unlink = (token, id) =>
  CapacitorHttp.post({ url: 'https://shop.eu.auth0.com/unlink', data: { access_token: token, user_id: id } });
`,
      'unlink.js',
    );
    assert.deepEqual(offer?.rewrites[0]?.proof, []);
  });
});
