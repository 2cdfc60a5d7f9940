import assert from 'node:assert/strict';
import { placeDiff } from '../../src/report/place-diff.js';

const edit = (text: string, old: string, fresh: string) => {
  const start = text.indexOf(old);
  return { start, end: start + old.length, text: fresh };
};

describe('the diff of a place', () => {
  const text = "var a;\n  post('/unlink', {\n    id: 1\n  });\nvar b;\n";

  it('has the whole lines that change, without the indentation that they share', () => {
    const edits = [edit(text, 'post', 'remove'), edit(text, '/unlink', '/identities')];
    assert.deepEqual(placeDiff(text, edits, text.indexOf('/unlink'), 12), [
      "- post('/unlink', {",
      "+ remove('/identities', {",
    ]);
  });

  it('leaves out the changes of other places, such as inserted functions', () => {
    const edits = [{ start: 0, end: 0, text: 'function helper() {}\n' }, edit(text, 'id: 1', 'id: 2')];
    assert.deepEqual(placeDiff(text, edits, text.indexOf('id'), 12), ['- id: 1', '+ id: 2']);
  });

  it('leaves out the lines that a change starts and ends with', () => {
    const edits = [
      edit(text, "post('/unlink', {\n    id: 1\n  });", "post('/unlink', {\n    id: 1,\n    on: 2\n  });"),
    ];
    assert.deepEqual(placeDiff(text, edits, text.indexOf('post'), 12), ['- id: 1', '+ id: 1,', '+ on: 2']);
  });

  it('cuts long changes on both sides', () => {
    const long = Array.from({ length: 30 }, (_, index) => `old${index}`).join('\n');
    const fresh = long.replaceAll('old', 'new');
    const lines = placeDiff(long, [{ start: 0, end: long.length, text: fresh }], 0, 12);
    assert.deepEqual(lines, [
      ...['- old0', '- old1', '- old2', '- …'],
      ...['+ new0', '+ new1', '+ new2', '+ new3', '+ new4', '+ new5', '+ new6', '+ …'],
    ]);
  });

  it('is empty if nothing changes', () => {
    assert.deepEqual(placeDiff(text, [], 0, 12), []);
  });
});
