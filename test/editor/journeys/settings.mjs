import assert from 'node:assert/strict';

/** Runs in the page. @returns the messages of a row whose first sentence does not fit */
function verdictsCutIn(row) {
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const cut = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const end = node.data.indexOf('. ');
    if (end < 0) continue;
    const range = document.createRange();
    range.setStart(node, 0);
    range.setEnd(node, end + 1);
    let box = node.parentElement;
    while (box !== row && getComputedStyle(box).overflowX === 'visible') box = box.parentElement;
    if (range.getBoundingClientRect().right > box.getBoundingClientRect().right) cut.push(node.data);
  }
  return cut;
}

/** Changes settings as a person would: in the Settings editor. */
export const settings = [
  {
    title: 'sets the severity of a rule from a drop-down',
    async run(person) {
      const { page } = person;
      await person.command('Preferences: Open Settings (UI)');
      const editor = page.locator('.settings-editor');
      await editor.locator('.settings-header .monaco-editor').first().waitFor();
      await page.keyboard.type('@ext:auth0-relink.auth0-relink severity');
      const rule = editor.locator('.setting-item-contents').filter({ hasText: 'Unlink-endpoint' }).first();
      const level = rule.locator('select').first();
      await level.waitFor({ state: 'attached' });
      assert.equal(await editor.getByText('Edit in settings.json').count(), 0);
      await person.picture('severities');
      await level.selectOption('Warning');
      await person.open('backoffice/src/unlink.ts', 7);
      await page.locator('.squiggly-warning').first().waitFor();
    },
  },
  {
    title: 'reads what each setting does',
    async run(person) {
      const { page } = person;
      await person.command('Preferences: Open Settings (UI)');
      await page.locator('.settings-editor .settings-header .monaco-editor').first().waitFor();
      await page.keyboard.type('@ext:auth0-relink.auth0-relink');
      const shown = page.locator('.settings-editor .setting-item-contents');
      await shown.filter({ hasText: 'When to check open files.' }).first().waitFor();
      await person.picture('settings');
      const texts = await shown.locator('.setting-item-description').allInnerTexts();
      for (const text of texts)
        assert.match(text.trim(), /^[A-Z][^.\n]*(?:\.\w[^.\n]*)*\.$/, 'a description is one sentence');
    },
  },
  {
    title: 'reads the problems of a file',
    async run(person) {
      const { page } = person;
      await person.open('web/js/connections.js', 1);
      await person.finding();
      await person.command('Problems: Focus on Problems View');
      const problems = page.locator('.markers-panel .monaco-list-row');
      await problems.filter({ hasText: 'no longer links accounts' }).first().waitFor();
      await person.picture('problems');
      // The verdict is legible, whatever is cut off after it.
      const all = await problems.all();
      const cut = await Promise.all(all.map((row) => row.evaluate(verdictsCutIn)));
      assert.ok(all.length > 3);
      assert.deepEqual(cut.flat(), []);
    },
  },
];
