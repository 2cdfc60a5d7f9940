import assert from 'node:assert/strict';
import { analyze } from '../../src/engine.js';
import { ENGLISH } from '../../src/messages/english/index.js';
import { message } from '../../src/messages/message.js';
import type { Message, MessageId, MessageValue } from '../../src/messages/message.js';
import { render } from '../../src/messages/render.js';
import { authorizeForms } from '../../src/rules/auth0/authorize-forms.js';
import { lockForms } from '../../src/rules/auth0/lock-forms.js';
import type { SdkForm } from '../../src/rules/auth0/sdk-form.js';
import { CATALOGUES } from '../support/catalogues.js';
import { fixtures } from '../support/fixtures.js';

/** Editors cut longer messages off. */
const MOST = 90;

const ids = Object.keys(ENGLISH) as MessageId[];

const forms: readonly SdkForm[] = [...authorizeForms, ...lockForms];

/** All values that a hole of a finding's message gets, or the longest. */
const VALUES: Readonly<Record<string, readonly MessageValue[]>> = {
  name: ['access_token'],
  sdk: forms.map(({ sdk }) => sdk),
  ignored: ids.filter((id) => id.startsWith('ignored.')).map((id) => ({ id, values: {} })),
  evidence: [
    message('subject.tenant'),
    message('subject.post-request'),
    message('subject.mocked-request'),
    message('subject.sent-url'),
  ],
  path: ['/login/unlink'],
  finding: [message('finding.authorize-token'), message('finding.unlink', { path: '/login/unlink' })],
};

const FULL_NAMES = forms.map(({ sdk, fullName }) => fullName ?? sdk);

/** Only these versions and SDKs are outdated. */
const OUTDATED = [
  message('finding.legacy-sdk', { sdk: 'Lock', version: '10.24.3', major: '11' }),
  message('finding.legacy-sdk', { sdk: 'auth0.js', version: '8.12.3', major: '9' }),
];

/** Every message that a template can become. */
function messagesOf(id: MessageId): Message[] {
  if (id === 'finding.legacy-sdk') return OUTDATED;
  const holes = [...new Set([...ENGLISH[id].matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))];
  return holes.reduce<Message[]>(
    (known, name) =>
      known.flatMap(({ values }) =>
        (name === 'sdk' && id === 'finding.sdk-token-likely' ? FULL_NAMES : (VALUES[name] ?? [])).map(
          (value): Message => ({ id, values: { ...values, [name]: value } }),
        ),
      ),
    [{ id, values: {} }],
  );
}

describe('the messages of findings', () => {
  for (const [language, catalogue] of Object.entries(CATALOGUES)) {
    const tooLong = (messages: readonly Message[]) =>
      messages.map((each) => render(each, catalogue)).filter((text) => text.length > MOST);

    it(`have at most ${MOST} characters in ${language}, with every SDK and reason`, () => {
      const findings = ids.filter((id) => id.startsWith('finding.'));
      assert.deepEqual(
        findings.filter((id) => messagesOf(id).length === 0),
        [],
      );
      assert.deepEqual(tooLong(findings.flatMap(messagesOf)), []);
    });

    it(`have at most ${MOST} characters in ${language}, in every fixture`, () => {
      const found = fixtures().flatMap(({ name, text, options }) => analyze(text, name, options).findings);
      assert.deepEqual([...new Set(tooLong(found.map((finding) => finding.message)))], []);
    });

    it(`explain a rule in two sentences in ${language}`, () => {
      const descriptions = ids.filter((id) => /^rule\..*\.description$/.test(id));
      assert.deepEqual(
        descriptions.filter((id) => catalogue[id].split(/(?<=\.)(?<!\s\d{1,2}\.)\s+/).length !== 2),
        [],
      );
    });
  }
});
