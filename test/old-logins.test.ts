import assert from 'node:assert/strict';
import type { ModuleReader } from '../src/core/types.js';
import { openSession } from '../src/engine.js';
import { fixAll } from '../src/rewrites/session/fix-all.js';

const login = (name: string) => `var lock = new Auth0Lock('GARDEN', 'garden.eu.auth0.com');
function ${name}() {
  lock.show({ callbackURL: '/done', responseType: 'token', authParams: { access_token: token() } });
}
`;
const FILES: Readonly<Record<string, string>> = { 'a.js': login('addOne'), 'b.js': login('addTwo') };

const reader: ModuleReader = {
  read: () => undefined,
  settingsFiles: () => Object.entries(FILES).map(([fileName, text]) => ({ fileName, text })),
};

/** Rewrites files one after another in one session, as the command line does. */
function rewrite(...names: readonly string[]): string[] {
  const session = openSession(reader);
  const documents = names.map((fileName) => session.open({ fileName, text: FILES[fileName] ?? '', options: {} }));
  for (const document of documents) fixAll(session, document, (offer) => offer.best(() => true));
  return documents.map(({ text }) => text);
}

describe('the task to change the other logins', () => {
  it('is the same whichever file is rewritten first, as an editor rewrites them alone', () => {
    const [alone = ''] = rewrite('b.js');
    assert.match(alone, /Change the other logins \(a\.js/);
    assert.equal(rewrite('a.js', 'b.js')[1], alone);
  });
});
