import assert from 'node:assert/strict';
import type { AnalyzeOptions } from '../src/core/types.js';
import { manifest, parsed, rewrite, UPGRADE } from './support/upgrades.js';

const REACT: AnalyzeOptions = { packages: { '@auth0/auth0-react': '^2.2.0' }, upgrade: UPGRADE };

describe('a rewrite that imports auth0-spa-js', () => {
  const code = `import { useAuth0 } from '@auth0/auth0-react';

export function Connect({ token }) {
  const { loginWithPopup } = useAuth0();
  return <button onClick={() => loginWithPopup({ authorizationParams: { access_token: token } })}>Connect</button>;
}
`;
  const flat = code.replace('authorizationParams: { access_token: token }', 'access_token: token');
  const TASK = 'Add @auth0/auth0-spa-js to your dependencies, in the version your SDK depends on.';
  const fix = (text: string, options = REACT, source = code) =>
    rewrite({ 'package.json': text, 'src/link.jsx': source }, options, ['src/link.jsx']);

  it('leaves a task if nobody asks for an upgrade', () => {
    const { todos, after } = fix(manifest({ '@auth0/auth0-react': '^2.2.0' }), { packages: REACT.packages ?? {} });
    assert.ok(todos.includes(TASK));
    assert.equal(after['package.json'], manifest({ '@auth0/auth0-react': '^2.2.0' }));
  });

  it('adds it beside the SDK that brings it along', () => {
    const { after, todos } = fix(manifest({ '@auth0/auth0-react': '^2.2.0', react: '^18.0.0' }));
    assert.equal(
      after['package.json'],
      manifest({ '@auth0/auth0-react': '^2.2.0', '@auth0/auth0-spa-js': '^2.0.0', react: '^18.0.0' }),
    );
    assert.ok(!todos.includes(TASK));
    assert.doesNotMatch(after['src/link.jsx'] ?? '', /to your dependencies/);
    const { devDependencies } = parsed(fix(manifest({}, { devDependencies: { '@auth0/auth0-react': '^2.2.0' } })));
    assert.deepEqual(Object.keys(devDependencies ?? {}), ['@auth0/auth0-react', '@auth0/auth0-spa-js']);
  });

  it('adds version 1 for code of version 1', () => {
    const packages = { '@auth0/auth0-react': '^1.9.0' };
    const result = fix(manifest(packages), { packages, upgrade: UPGRADE }, flat);
    assert.equal(parsed(result)['dependencies']?.['@auth0/auth0-spa-js'], '^1.7.0');
    assert.match(result.after['src/link.jsx'] ?? '', /client_id/);
  });

  it('raises version 1 to one that exports Auth0Client', () => {
    const packages = { '@auth0/auth0-spa-js': '1.2.2' };
    for (const [range, expected] of [
      ['^1.2.2', '^1.22.6'],
      ['1.2.2', '1.22.6'],
    ] as const) {
      const own = manifest({ '@auth0/auth0-spa-js': range });
      const source = flat.replace('@auth0/auth0-react', '@auth0/auth0-spa-js');
      const { after, todos } = fix(own, { packages, upgrade: UPGRADE }, source);
      assert.equal(after['package.json'], manifest({ '@auth0/auth0-spa-js': expected }));
      assert.deepEqual(
        todos.filter((todo) => todo.includes('1.7')),
        [],
      );
      const alone = fix(own, { packages }, source);
      assert.equal(alone.after['package.json'], own);
      assert.equal(alone.todos.filter((todo) => todo.includes('1.7')).length, 1);
    }
  });

  it('adds it once for several findings', () => {
    const early = 'if (token) loginWithPopup({ authorizationParams: { access_token: token } });';
    const source = code.replace('return ', `${early}\n  return `);
    const result = fix(manifest({ '@auth0/auth0-react': '^2.2.0' }), REACT, source);
    assert.equal(result.rewritten, 2);
    assert.ok(!result.todos.includes(TASK));
    assert.equal(parsed(result)['dependencies']?.['@auth0/auth0-spa-js'], '^2.0.0');
  });

  it('leaves a task where package.json can not simply be changed', () => {
    for (const text of [
      manifest({}, { peerDependencies: { '@auth0/auth0-react': '^2.2.0' } }),
      manifest({ '@auth0/auth0-react': 'workspace:^' }),
      manifest({ '@auth0/auth0-react': 'catalog:' }),
      manifest({ '@auth0/auth0-react': '^2.2.0' }, { peerDependencies: { '@auth0/auth0-spa-js': '^2.0.0' } }),
      manifest({ react: '^18.0.0' }),
    ]) {
      const { todos, after } = fix(text);
      assert.ok(todos.includes(TASK), text);
      assert.equal(after['package.json'], text);
    }
  });
});
