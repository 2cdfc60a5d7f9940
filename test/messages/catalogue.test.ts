import assert from 'node:assert/strict';
import { ENGLISH } from '../../src/messages/english/index.js';

const english = Object.entries(ENGLISH);

function idsWhere(isWrong: (text: string, id: string) => boolean): string[] {
  return english.flatMap(([id, text]) => (isWrong(text, id) ? [id] : []));
}

describe('the catalogue', () => {
  it('has no empty text and no broken hole', () => {
    assert.deepEqual(
      idsWhere((text) => text.trim() === '' || /\{\{|\}\}/.test(text.replace(/\{\{\w+\}\}/g, ''))),
      [],
    );
  });

  it('writes reasons as clauses that can end a sentence', () => {
    assert.deepEqual(
      idsWhere((text, id) => id.startsWith('reason.') && !/^(?:[a-z`]|Relink |Lock |AngularJS ).*[^.:;,]$/.test(text)),
      [],
    );
  });

  it('writes findings, problems, todos and steps as sentences', () => {
    const isSentence = (text: string): boolean => /^(?:[A-Z]|\{\{).*(?:[.]|\{\{finding\}\})$/.test(text);
    assert.deepEqual(
      idsWhere((text, id) => /^(?:finding|problem|todo|related)\./.test(id) && !isSentence(text)),
      [],
    );
  });

  it('fits a todo on a line of code', () => {
    assert.deepEqual(
      idsWhere((text, id) => id.startsWith('todo.') && text.length > 115),
      [],
    );
  });
});
