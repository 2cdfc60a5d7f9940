import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { textsIn } from '../../src/lsp/server-texts.js';
import { entryFor } from '../../src/messages/languages.js';
import { message } from '../../src/messages/message.js';
import { LANGUAGES } from '../support/catalogues.js';

const ROOT = path.join(import.meta.dirname, '../..');

/** The tags of the languages that the editors' texts are translated to. */
const tags = readdirSync(path.join(ROOT, 'l10n')).map((file) => /^bundle\.l10n\.(.+)\.json$/.exec(file)?.[1] ?? file);

describe('a language', () => {
  it('is that of the tag, or of its first part', () => {
    const byLanguage = new Map([
      ['pt', 'Portuguese'],
      ['pt-br', 'Brazilian'],
    ]);
    assert.deepEqual(
      ['pt', 'pt-BR', 'pt-PT', 'pt_PT', 'ptx', ''].map((tag) => entryFor(byLanguage, tag)),
      ['Portuguese', 'Brazilian', 'Portuguese', 'Portuguese', undefined, undefined],
    );
  });

  for (const tag of tags) {
    it(`has texts for the language server, and for package.json: ${tag}`, () => {
      const [spoken, english] = [textsIn(tag), textsIn('en')];
      const title = message('guide.title');
      const hint = 'src/lsp/server-texts.ts lacks the language';
      assert.notEqual(spoken.say(title), english.say(title), hint);
      assert.notEqual(spoken.t('1 file'), english.t('1 file'), hint);
      assert.ok(existsSync(path.join(ROOT, `package.nls.${tag}.json`)), `package.nls.${tag}.json is missing`);
    });
  }

  it('can be loaded by the extension, and has texts of the editors', () => {
    const loader = readFileSync(path.join(ROOT, 'src/extension/engine-texts.ts'), 'utf8');
    const translated = LANGUAGES.filter((language) => language !== 'english');
    for (const language of translated) {
      assert.ok(loader.includes(`'../messages/${language}/index.js'`), `engine-texts.ts doesn't load ${language}`);
    }
    assert.equal(tags.length, translated.length, 'src/messages/ and l10n/ have different languages');
  });
});
