import assert from 'node:assert/strict';
import { ENGLISH } from '../../src/messages/english/index.js';
import type { MessageId } from '../../src/messages/message.js';
import { CATALOGUES } from '../support/catalogues.js';

const ids = Object.keys(ENGLISH) as MessageId[];

function holesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].sort();
}

function idsWhere(isWrong: (id: MessageId) => boolean): MessageId[] {
  return ids.filter(isWrong);
}

describe('the catalogue', () => {
  for (const [language, texts] of Object.entries(CATALOGUES)) {
    it(`has no empty text and no broken hole in ${language}`, () => {
      const isBroken = (text: string): boolean => /\{\{|\}\}/.test(text.replace(/\{\{\w+\}\}/g, ''));
      assert.deepEqual(
        idsWhere((id) => texts[id].trim() === '' || isBroken(texts[id])),
        [],
      );
    });

    it(`ends sentences in a full stop, and no reason, in ${language}`, () => {
      const isSentence = (text: string): boolean => text.endsWith('.') || text.endsWith('{{finding}}');
      assert.deepEqual(
        idsWhere((id) => /^(?:finding|problem|related|todo)\./.test(id) && !isSentence(texts[id])),
        [],
      );
      assert.deepEqual(
        idsWhere((id) => id.startsWith('reason.') && /[.:;,]$/.test(texts[id])),
        [],
      );
    });

    it(`has the holes of the English texts in ${language}`, () => {
      assert.deepEqual(
        idsWhere((id) => holesOf(ENGLISH[id]).join() !== holesOf(texts[id]).join()),
        [],
      );
    });
  }

  it('starts reasons like the middle of a sentence', () => {
    assert.deepEqual(
      idsWhere((id) => id.startsWith('reason.') && !/^(?:[a-z`]|Relink |Lock |AngularJS )/.test(ENGLISH[id])),
      [],
    );
  });

  it('fits a todo on a line of code', () => {
    assert.deepEqual(
      idsWhere((id) => id.startsWith('todo.') && ENGLISH[id].length > 115),
      [],
    );
  });
});
