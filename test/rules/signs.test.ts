import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnalyze } from '../../src/core/engine/analyze.js';
import { concernedRules } from '../../src/core/engine/concerned-rules.js';
import { mayMatch } from '../../src/core/engine/needles.js';
import type { RuleMeta } from '../../src/core/types.js';
import { vocabulary } from '../../src/rules/auth0/auth0-vocabulary.js';
import { authorizeForms } from '../../src/rules/auth0/authorize-forms.js';
import { lockForms } from '../../src/rules/auth0/lock-forms.js';
import { meta as authorizeMeta } from '../../src/rules/authorize-access-token.js';
import { ruleSet } from '../../src/rules/index.js';
import { meta as lockMeta } from '../../src/rules/lock-access-token.js';
import { ruleMetas } from '../../src/rules/metadata.js';
import { fixtures } from '../support/fixtures.js';

const SEED = 20170301;

/** Analyses every document that has the needles. */
const analyze = createAnalyze({
  ...ruleSet,
  rules: ruleSet.rules.map((rule) => {
    const meta: RuleMeta = { ...rule.meta };
    delete (meta as { signs?: unknown }).signs;
    return { ...rule, meta };
  }),
});

/** Returns a text with parts of its evidence taken away. */
function weakened(text: string): string[] {
  const lines = text.split('\n');
  const drops = fc.sample(fc.array(fc.nat(lines.length), { minLength: 1, maxLength: 6 }), { seed: SEED, numRuns: 3 });
  return [
    text,
    text.replaceAll(/auth0/gi, 'garden'),
    lines.filter((line) => !/auth0/i.test(line)).join('\n'),
    lines.filter((line) => !/import|require/.test(line)).join('\n'),
    ...drops.map((drop) => lines.filter((_, index) => !drop.includes(index)).join('\n')),
  ];
}

describe('needles', () => {
  it('are in every call of a form whose client and options may be in another file', () => {
    for (const [meta, forms] of [
      [authorizeMeta, authorizeForms],
      [lockMeta, lockForms],
    ] as const) {
      for (const call of forms.flatMap(({ calls = [] }) => calls)) {
        assert.ok(mayMatch(meta, `import { client, options } from './client';\n${call}options);`), call);
      }
    }
  });
});

describe('signs of the service', () => {
  it('are in every document with a finding', () => {
    let decided = 0;
    for (const { name, text, options } of fixtures()) {
      for (const variant of weakened(text)) {
        const candidate = { text: variant, fileName: name, options, reader: undefined };
        const concerned = concernedRules(ruleMetas, candidate, vocabulary);
        // Where the signs leave a rule out, it must have nothing to find.
        const left = ruleMetas.filter((meta) => mayMatch(meta, variant) && !concerned.includes(meta));
        if (left.length === 0) continue;
        decided++;
        const rules = left.map(({ id }) => id);
        assert.deepEqual(analyze(variant, name, { ...options, rules }).findings, [], `${name}:\n${variant}`);
      }
    }
    assert.ok(decided > 100, String(decided));
  });

  it("are not in another service's client that has locks, text messages and passkeys", () => {
    const text = `export class Client {
  async verify({ phone, params }) {
    await this.lock(() => this.request('/verify', { type: 'sms', phone, ...params }));
    // Social providers, passkeys and codes by email.
    return this.webAuthn.challenge(\`\${this.url}/user/identities/\${this.user.id}\`);
  }
  get session() {
    return { access_token: this.token, id_token: this.idToken };
  }
}
`;
    const candidate = { text, fileName: 'client.js', options: {}, reader: undefined };
    assert.notDeepEqual(
      ruleMetas.filter((meta) => mayMatch(meta, text)),
      [],
      'it has the needles',
    );
    assert.deepEqual(concernedRules(ruleMetas, candidate, vocabulary), []);
  });
});
