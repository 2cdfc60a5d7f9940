import assert from 'node:assert/strict';
import { ENGLISH } from '../../src/messages/english/index.js';
import { message } from '../../src/messages/message.js';
import { render } from '../../src/messages/render.js';

describe('rendering a message', () => {
  it('fills holes with texts, numbers and messages, in the language of the outer message', () => {
    const evidence = message('subject.tenant');
    const outer = message('finding.unlink-likely', { path: '/unlink', evidence });
    const shouted = { ...ENGLISH, 'finding.unlink-likely': '{{evidence}}: {{path}}!', 'subject.tenant': 'TENANT' };
    assert.equal(render(outer, shouted), 'TENANT: /unlink!');
    assert.match(render(outer), /^Likely an Auth0 tenant: POST \/unlink is deprecated\./);
  });

  it('fills every occurrence of a hole', () => {
    const legacy = message('finding.legacy-sdk', { sdk: 'Lock', version: '10.16.0', major: 11 });
    assert.equal(render(legacy), 'Lock 10.16.0 can no longer sign users in. Upgrade to Lock 11 first.');
  });

  it('leaves single braces alone, as in a path', () => {
    assert.match(render(message('title.unlink')), /\/users\/\{id\}\/identities/);
  });

  it('shows the name of a hole that nothing fills', () => {
    assert.match(render({ id: 'finding.unlink', values: {} }), /^POST \{\{path\}\} is deprecated/);
  });

  it('does not take a value from the prototype of the values', () => {
    const template = { ...ENGLISH, 'finding.unlink': '{{constructor}} {{path}}' };
    assert.equal(render(message('finding.unlink', { path: '/unlink' }), template), '{{constructor}} /unlink');
  });

  it('does not read a value as a template', () => {
    assert.match(render(message('finding.unlink', { path: '{{path}}$1' })), /^POST \{\{path\}\}\$1 is/);
  });
});
