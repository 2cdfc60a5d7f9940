/** What a person does in the workbench. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LIMIT, until } from '../../support/until.mjs';
import { remote, workbenchUrl } from '../harness/workbench.mjs';

const slowness = process.env.RELINK_EDITOR_SLOW;

/** VS Code's own colour themes: what RELINK_EDITOR_THEME calls them, the picker, settings, and the window's class. */
const THEMES = {
  dark: { label: 'Dark 2026', setting: 'Default Dark Modern', shown: 'vs-dark' },
  light: { label: 'Light 2026', setting: 'Default Light Modern', shown: 'vs' },
  contrast: { label: 'Dark High Contrast', setting: 'Default High Contrast', shown: 'hc-black' },
  'contrast-light': { label: 'Light High Contrast', setting: 'Default High Contrast Light', shown: 'hc-light' },
};

export async function openWorkbench({ browser, context, server, workspace, opened, root, pictures }) {
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT);
  if (slowness) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: Number(slowness) });
  }
  await page.exposeFunction('codeAutomationLog', () => undefined);
  await page.goto(workbenchUrl(server, opened, { extensionDevelopmentPath: remote(server, root) }));
  await page.getByRole('treeitem', { name: 'package.json' }).first().waitFor();
  // Only then are its commands in the palette.
  await page.locator('.activitybar .action-label[aria-label*="Relink"]').first().waitFor();
  const editorText = () => page.locator('.editor-instance .view-lines').first().innerText();

  return {
    page,
    workspace,
    /** The text of a file on disk. */
    read: (file) => readFileSync(path.join(workspace, file), 'utf8'),
    editorText,
    write(file, text) {
      const target = path.join(workspace, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    },
    /** Waits until a file on disk is as it should be. @returns its text */
    saved(file, isSaved) {
      const target = path.join(workspace, file);
      return until(() => {
        const text = existsSync(target) ? readFileSync(target, 'utf8') : '';
        return isSaved(text) && text;
      }, `${file} is saved as expected`);
    },
    /** Waits until a file is no longer on disk. */
    gone(file) {
      return until(() => !existsSync(path.join(workspace, file)), `${file} is deleted`);
    },
    /** Opens a box at the top and types into it; it closes when what was done before takes the focus late. */
    async ask(key, text) {
      const input = page.locator('.quick-input-widget input').first();
      for (let tries = 0; ; tries++) {
        await page.keyboard.press(key);
        try {
          await input.fill(text, { timeout: tries < 3 ? 5000 : LIMIT });
          return;
        } catch (error) {
          if (tries === 3) throw error;
        }
      }
    },
    /** Opens such a box, types and takes a row of its list, once more where the box closed meanwhile. */
    async take(key, text, row) {
      const input = page.locator('.quick-input-widget input').first();
      for (let tries = 0; tries < 20; tries++) {
        await this.ask(key, text);
        try {
          await row.waitFor({ timeout: 10_000 });
        } catch (error) {
          if (tries === 19) throw error;
          await page.keyboard.press('Escape');
          continue;
        }
        if (!(await input.evaluate((box) => box === box.ownerDocument.activeElement))) continue;
        await page.keyboard.press('Enter');
        return;
      }
      throw new Error(`The box for "${text}" closes again and again.`);
    },
    async open(file, line) {
      const rows = page.locator('.quick-input-list .monaco-list-row');
      await this.take('Control+P', file, rows.filter({ hasText: path.basename(file) }).first());
      await page.locator(`.tab.active[data-resource-name="${path.basename(file)}"]`).waitFor();
      await page.locator('.editor-instance .view-line').first().waitFor();
      if (line !== undefined) await this.goTo(line);
    },
    /** Opens a file that may be outside of the workspace. @param file its absolute path */
    async openPath(file) {
      const dialog = page.locator('.quick-input-widget .quick-input-title').filter({ hasText: 'Open File' }).first();
      const tab = page.locator(`.tab.active[data-resource-name="${path.basename(file)}"]`);
      await this.command('File: Open File...');
      await dialog.waitFor();
      // It takes the key only once it has read the folder.
      await until(async () => {
        if (await dialog.isVisible()) {
          const input = page.locator('.quick-input-widget input').first();
          await input.fill(file, { timeout: 5000 }).catch(() => undefined);
          await page.keyboard.press('Enter');
        }
        return tab.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
      }, `${file} is opened`);
    },
    /** @param place `26` or `26:9` */
    async goTo(place) {
      await this.take('Control+G', `:${place}`, page.locator('.quick-input-list .monaco-list-row').first());
      await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
    },
    async command(name) {
      // Highlighted letters and the category stand in elements of their own: the accessible name has it all.
      const row = page.locator(`.quick-input-list .monaco-list-row[aria-label*="${name}"]`).first();
      await this.take('F1', `>${name}`, row);
    },
    /** Picks a colour theme. A workbench in a browser does not take it from the settings. */
    async theme(name = 'light') {
      assert.ok(THEMES[name], `RELINK_EDITOR_THEME: there is no ${name}`);
      const { label } = THEMES[name];
      if (name === 'light') return;
      await page.keyboard.press('Control+K');
      const row = page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: label }).first();
      await this.take('Control+T', label, row);
      await page.locator('.monaco-workbench:not(.vs)').waitFor();
      await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
    },
    /** Waits until Relink asks something at the top. */
    async asked(question) {
      await page.locator('.quick-input-widget .quick-input-title').filter({ hasText: question }).first().waitFor();
    },
    /** Picks an answer there by the keyboard. */
    async choose(answer) {
      await page.keyboard.type(answer);
      await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: answer }).first().waitFor();
      await page.keyboard.press('Enter');
    },
    /** Waits for the refactor preview; VS Code unfolds its files one after the other. */
    async previewed() {
      const files = page.locator('.bulk-edit-panel .monaco-list-row[aria-level="1"]');
      await files.first().waitFor();
      await files.and(page.locator('[aria-expanded="false"]')).first().waitFor({ state: 'detached' });
    },
    async finding() {
      await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first().waitFor();
    },
    /** Opens the hover at the cursor until it has a text: the first one may come before the rewrites are known. */
    async hovers(hover, text) {
      for (let tries = 0; ; tries++) {
        await this.command('Show or Focus Hover');
        try {
          await hover.filter({ hasText: text }).waitFor({ timeout: 5000 });
          return;
        } catch (error) {
          if (tries === 5) throw error;
        }
        await page.keyboard.press('Escape');
      }
    },
    /**
     * Takes steps in a menu, and again from the start if they fail: the menu closes when another extension's entries come
     * in late.
     * @param steps gets how long each may take, in ms
     */
    async inMenu(steps) {
      for (let tries = 1; ; tries++) {
        try {
          return await steps(10_000 * tries);
        } catch (error) {
          if (tries === 5) throw error;
          await page.keyboard.press('Escape');
        }
      }
    },
    /** Opens the light bulb's menu. @returns an entry of it */
    async quickFix(title) {
      const entry = page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first();
      return await this.inMenu(async (timeout) => {
        await page.keyboard.press('Control+.');
        await entry.waitFor({ timeout });
        return entry;
      });
    },
    /** What axe finds in a page of the workspace, as a browser shows it. @returns rules and the elements that break them */
    async barriers(file, options) {
      // The page allows no script but its own.
      const context = await browser.newContext({ ...options, bypassCSP: true });
      try {
        const shown = await context.newPage();
        await shown.goto(pathToFileURL(path.join(workspace, file)).href);
        await shown.addScriptTag({ path: fileURLToPath(import.meta.resolve('axe-core')) });
        const { violations, passes } = await shown.evaluate('axe.run()');
        assert.notEqual(passes.length, 0);
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
      } finally {
        await context.close();
      }
    },
    picture: (name) => page.screenshot({ path: path.join(pictures, `${name}.png`) }),
    /** A picture of the upper left part of the window, which is legible where pages show it smaller. */
    detail: (name, [width, height]) =>
      page.screenshot({ path: path.join(pictures, `${name}.png`), clip: { x: 0, y: 0, width, height } }),
    /** Pictures of the same in a dark, a light and two high-contrast themes. */
    async pictures(name) {
      const settings = path.join(workspace, '.vscode/settings.json');
      mkdirSync(path.dirname(settings), { recursive: true });
      for (const [kind, { setting, shown }] of Object.entries(THEMES)) {
        writeFileSync(settings, JSON.stringify({ 'workbench.colorTheme': setting }));
        await page.locator(`.monaco-workbench.${shown}`).first().waitFor();
        await this.picture(`${name}-${kind}`);
      }
    },
    /**
     * Opens the notification centre, as nothing pops up in a workbench that tests drive. It closes by itself when the
     * last notification goes, and another extension's progress is one. A list that others scrolled starts at its top
     * when it is opened again.
     * @param again does once more what leads to the notification: a busy machine loses a key, or starts a watcher late
     */
    async notification(text, again = () => undefined) {
      const center = page.locator('.notifications-center.visible');
      const entry = center.locator('.monaco-list-row').filter({ hasText: text }).first();
      for (let tries = 0; ; tries++) {
        if (!(await center.isVisible())) await this.command('Notifications: Show Notifications');
        try {
          await entry.waitFor({ timeout: 5000 });
          return entry;
        } catch (error) {
          if (tries === 30) throw error;
        }
        if (tries % 3 !== 2) continue;
        const hide = center.getByRole('button', { name: 'Hide Notifications' }).first();
        await hide.click({ timeout: 5000 }).catch(() => undefined);
        await again();
      }
    },
  };
}
