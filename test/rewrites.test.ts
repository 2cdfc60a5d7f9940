import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AnalyzeOptions, ModuleReader, Offer } from '../src/core/types.js';
import { findOffers, openSession } from '../src/engine.js';
import { render } from '../src/messages/render.js';
import { fixAll } from '../src/rewrites/session/fix-all.js';
import type { FurtherFile } from '../src/rewrites/session/session-types.js';

const ROOT = path.join(import.meta.dirname, 'rewrites');

/** A folder in `settings` is a small project, with the files that a rewrite may find in it. */
const PROJECTS = /^settings\/[\w-]+\//;

/** What is tried after a specifier, in a project. */
const ENDINGS = ['', '.ts', '.js', '.jsx', '.tsx', '.input.js', '.input.ts'];

/** Reads `./name` where `name.imported.js` is, or any file of a project. */
const reader: ModuleReader = {
  read: (from, specifier) => {
    const target = path.posix.join(path.posix.dirname(from), specifier);
    const endings = PROJECTS.test(from) ? ENDINGS : ['.imported.js'];
    const fileName = endings.map((ending) => target + ending).find((name) => existsSync(path.join(ROOT, name)));
    return fileName === undefined ? undefined : { fileName, text: readFileSync(path.join(ROOT, fileName), 'utf8') };
  },
  settingsFiles: (from) => {
    const project = PROJECTS.exec(from)?.[0];
    const own = project === undefined ? [] : files().filter((file) => file.startsWith(project));
    return own
      .filter((file) => /^[^.]*\.\w+$|\.module\.ts$|\/\.env/.test(file))
      .map((fileName) => ({ fileName, text: readFileSync(path.join(ROOT, fileName), 'utf8') }));
  },
};

/**
 * `name.input.js` is rewritten to `name.output.js` by the best offers, and to `name.TARGET.output.js` by those of one
 * target, and another file of a project to `name.changed.js`. `refused: …` in the input says why there is a guide only, and `options: {…}` what is known beside the text.
 * With UPDATE=1 the outputs are written anew, for a reviewer to read.
 */
describe('rewrites', () => {
  for (const file of inputs()) {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const options = JSON.parse(/\boptions: (\{.*\})/.exec(text)?.[1] ?? '{}') as AnalyzeOptions;
    const fileName = servedName(file);
    const offers = findOffers(text, fileName, options, reader);

    it(`${file}: says why nothing is offered where it refuses`, () => {
      const expected = [...text.matchAll(/\brefused: (.*?)\s*(?:\*\/|-->)?$/gm)].map((match) => match[1]);
      assert.deepEqual(offers.flatMap(reasons), expected);
    });

    it(`${file}: asks for everything once`, () => {
      for (const { placeholders, todos } of offers.flatMap(({ rewrites }) => rewrites)) {
        const texts = todos.map((todo) => render(todo));
        for (const list of [placeholders.map((each) => JSON.stringify(each)), texts, ...texts.map(filledIn)]) {
          assert.deepEqual(list, [...new Set(list)]);
        }
      }
    });

    for (const target of targets(offers)) {
      const output = path.join(ROOT, file.replace('.input.', `${target === undefined ? '' : `.${target}`}.output.`));
      it(`${file}: becomes ${path.basename(output)}`, () => {
        const rewritten = (before: string) => rewrite(before, fileName, target, options).text;
        const { text: result, further } = rewrite(text, fileName, target, options);
        if (process.env['UPDATE'] !== undefined) writeFileSync(output, result);
        assert.ok(
          existsSync(output),
          `${path.basename(output)} is missing: run with UPDATE=1, and read what it writes`,
        );
        assert.equal(result, readFileSync(output, 'utf8'));
        assert.equal(rewritten(withCrlf(text)), withCrlf(result));
        assert.equal(rewritten(withCr(text)), withCr(result));
        assert.equal(rewritten(result), result);
        for (const other of further) assertChanged(other);
      });
    }
  }

  it('have an input for every output', () => {
    const known = new Set(inputs().map((file) => file.replace(/\.input\..*$/, '')));
    const outputs = files().filter((file) => file.includes('.output.'));
    // Remix's routes have a dot in their names, where others have a target.
    const names = (file: string) => [/\.output\..*$/, /\.[\w-]+\.output\..*$/].map((end) => file.replace(end, ''));
    assert.deepEqual(
      outputs.filter((file) => !names(file).some((name) => known.has(name))),
      [],
    );
  });
});

/** Returns the name of a file that Next.js serves at a path of this name: `app/link/route.ts` for `app/link/route.input.ts`. */
function servedName(file: string): string {
  return file.replace(/(?<=\/(?:app|pages)\/.*)\.input(?=\.)/, '');
}

/** Compares another file of the project, `name.js`, with `name.changed.js`. */
function assertChanged({ fileName, text }: FurtherFile): void {
  const file = path.join(ROOT, fileName.replace(/(?=\.\w+$)/, '.changed'));
  if (process.env['UPDATE'] !== undefined) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(text, existsSync(file) ? readFileSync(file, 'utf8') : undefined);
}

/** Applies the rewrites of a target, and the best ones where there is none for it. */
function rewrite(text: string, fileName: string, wanted: string | undefined, options: AnalyzeOptions) {
  const session = openSession(reader);
  const document = session.open({ text, fileName, options });
  fixAll(session, document, (offer) => offer.best(({ target }) => target === wanted) ?? offer.best(() => true));
  return { text: document.text, further: session.further };
}

/** `YOUR_DOMAIN` and `YOUR_CLIENT_ID` of "Fill in YOUR_DOMAIN, YOUR_CLIENT_ID." */
function filledIn(todo: string): string[] {
  return /^Fill in ([^:]*)\.$/.exec(todo)?.[1]?.split(', ') ?? [];
}

function withCrlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

/** Line ends of the classic Mac OS. */
function withCr(text: string): string {
  return text.replace(/\r?\n/g, '\r');
}

function files(): string[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).sort();
}

function inputs(): string[] {
  return files().filter((file) => file.includes('.input.'));
}

function reasons({ rewrites }: Offer): string[] {
  return rewrites.flatMap(({ reason }) => (reason === undefined ? [] : [render(reason)]));
}

/** The best offers (undefined), and each other target that there is. */
function targets(offers: readonly Offer[]): (string | undefined)[] {
  const rewritten = offers.filter(({ rewrites }) => rewrites.some(({ edits }) => edits.length > 0));
  if (rewritten.length === 0) return [];
  const others = rewritten.flatMap(({ rewrites }) => rewrites.slice(1).map(({ target }) => target));
  return [undefined, ...new Set(others)];
}
