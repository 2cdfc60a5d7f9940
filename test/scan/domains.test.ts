import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDomainLookup } from '../../src/scan/domains.js';
import { rawFromText } from '../../src/scan/raw-path.js';
import { domainsIn } from '../../src/scan/settings-file.js';

describe('domains in settings', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'relink-domains-'));
    mkdirSync(path.join(folder, 'app/src'), { recursive: true });
    writeFileSync(path.join(folder, '.env'), 'AUTH0_DOMAIN=outside.example\n');
    writeFileSync(path.join(folder, 'app/package.json'), '{}');
    writeFileSync(
      path.join(folder, 'app/.env.production'),
      'AUTH0_CLIENT_SECRET=hush\nexport REACT_APP_AUTH0_DOMAIN="login.shop.example" # ours\nDB_HOST=db.example\n',
    );
    writeFileSync(path.join(folder, 'app/src/auth_config.json'), '{ "domain": "id.shop.example", "clientId": "C" }');
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const domains = (name: string): readonly string[] => createDomainLookup()(rawFromText(path.join(folder, name)));

  it('are read from Auth0 settings, and from no others', () => {
    assert.deepEqual(domains('app'), ['login.shop.example']);
  });

  it('are found in long lines, which take no longer than others', () => {
    assert.deepEqual(domainsIn('.env', `\uFEFF${'\n'.repeat(99)} AUTH0_DOMAIN = 'a.example'\r\nauth0Host=b.example`), [
      'a.example',
      'b.example',
    ]);
    for (const text of [
      '\n'.repeat(200_000),
      'AUTH0'.repeat(40_000),
      `${'AUTH0_DOMAIN'.repeat(20_000)}=`,
      ' '.repeat(200_000),
    ]) {
      assert.deepEqual(domainsIn('.env', text), []);
    }
  });

  it('include the issuer, and not the address of the application itself', () => {
    const text =
      'AUTH0_BASE_URL=http://localhost:3000\nAUTH0_ISSUER_BASE_URL=https://a.example\nISSUER_BASE_URL=b.example';
    assert.deepEqual(domainsIn('.env.local', text), ['https://a.example', 'b.example']);
  });

  it('apply to folders below, inside their package', () => {
    assert.deepEqual(domains('app/src'), ['id.shop.example', 'login.shop.example']);
  });

  it('are empty without settings', () => {
    assert.deepEqual(createDomainLookup()(rawFromText(path.join(folder, 'missing/deep'))).includes('hush'), false);
  });
});
