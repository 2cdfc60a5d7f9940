import type { TSESTree } from '@typescript-eslint/types';
import { hostOf } from '../../core/hosts/hosts.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { ALL } from '../../core/values/exports.js';
import { isEsModule } from '../es-module.js';
import { insertImports } from '../helpers/module/import-helpers.js';
import { insertAfterItem } from '../helpers/module/insert-after-item.js';
import type { ModuleKind } from '../helpers/module/module-kind.js';
import { isFile, moduleKey, specifierIn } from '../helpers/module/specifier.js';
import { isRequire } from '../import-name.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Need } from './portable-forms.js';

/** Component files are bundled, unlike the scripts of other pages. */
const COMPONENTS = new Set(['astro', 'svelte', 'vue']);

/** Returns how a document imports modules that a bundler or Node resolves; undefined for the scripts of pages. */
export function bundledKind({ fileName, program }: RewriteRequest): ModuleKind | undefined {
  const host = hostOf(fileName);
  if (host === undefined || !(COMPONENTS.has(host.id) || (host.script !== undefined && !program.region.page)))
    return undefined;
  if (isEsModule(program.ast)) return 'es';
  return program.ast.body.some(isRequire) ? 'commonjs' : undefined;
}

interface Added {
  readonly need: Need;
  readonly name: string;
}

/** Adds imports to a document, each once. */
export class SettingsImports {
  readonly #request: RewriteRequest;
  readonly #kind: ModuleKind | undefined;
  readonly #names = new Map<string, string>();
  readonly #added: Added[] = [];

  constructor(request: RewriteRequest) {
    this.#request = request;
    this.#kind = bundledKind(request);
  }

  /**
   * Returns the name that an import has in the document, and adds the import if it is missing.
   * @returns undefined if the document can't import it
   */
  nameOf(need: Need): string | undefined {
    const { fileName } = this.#request;
    if (need.kind !== this.#kind || isFile(need, fileName)) return undefined;
    const key = `${moduleKey(need)}\0${need.member}`;
    const known = this.#names.get(key) ?? this.#importedName(need);
    const name = known ?? [need.local, aliasFor(need.local)].find((each) => !this.#isTaken(each));
    if (name === undefined) return undefined;
    if (known === undefined) this.#added.push({ need, name });
    this.#names.set(key, name);
    return name;
  }

  /** Returns the imports as statements, in the style of helpers. */
  lines(): string[] {
    return this.#sources().flatMap((source) => {
      const { whole, names } = this.#partsOf(source);
      return names.length > 0 ? [...whole, `import { ${names.join(', ')} } from '${source}';`] : whole;
    });
  }

  /** Returns the edits that add the imports. */
  edits(): Edit[] {
    if (this.#kind === undefined) return [];
    const { style, text } = this.#request;
    const edits: Edit[] = [];
    const lines: string[] = [];
    for (const source of this.#sources()) {
      const { whole, names, defaultName } = this.#partsOf(source);
      const brace = defaultName === undefined ? undefined : this.#braceOf(source);
      if (brace === undefined) lines.push(...whole);
      else edits.push({ start: brace, end: brace, text: `${defaultName}, ` });
      if (names.length === 0) continue;
      const last = this.#lastNameFrom(source);
      if (last) edits.push(insertAfterItem(text, last, names, style));
      else lines.push(`import { ${names.join(', ')} } from '${source}';`);
    }
    return lines.length > 0 ? [...edits, insertImports(this.#request, this.#kind, lines)] : edits;
  }

  #sources(): string[] {
    return [...new Set(this.#added.map(({ need }) => specifierIn(this.#request.fileName, need)))];
  }

  /**
   * Returns the statements that import a module's default or the module itself, and the other names from it.
   * `defaultName` is that of the default if no other statement is needed.
   */
  #partsOf(source: string): {
    readonly whole: readonly string[];
    readonly names: readonly string[];
    readonly defaultName: string | undefined;
  } {
    const { style, fileName } = this.#request;
    const added = this.#added.filter(({ need }) => specifierIn(fileName, need) === source);
    const whole: string[] = [];
    const names = added.flatMap(({ need, name }) => {
      if (need.kind === 'commonjs') whole.push(`${style.modern ? 'const' : 'var'} ${name} = require('${source}');`);
      else if (need.member === ALL) whole.push(`import * as ${name} from '${source}';`);
      else if (need.member === 'default') whole.push(`import ${name} from '${source}';`);
      else return [need.member === name ? name : `${need.member} as ${name}`];
      return [];
    });
    const only =
      whole.length === 1 ? added.find(({ need }) => need.kind === 'es' && need.member === 'default') : undefined;
    return { whole, names, defaultName: only?.name };
  }

  /** Returns the start of the braces of a statement that imports only names from a module. */
  #braceOf(source: string): number | undefined {
    const { text } = this.#request;
    const statement = this.#importsOf(source).find(
      ({ specifiers }) => specifiers.length > 0 && specifiers.every(({ type }) => type === T.ImportSpecifier),
    );
    const before = statement && /^import\s+(?=\{)/.exec(text.slice(...statement.range))?.[0];
    return statement && before !== undefined ? statement.range[0] + before.length : undefined;
  }

  /** Returns the statements that import values from a module. */
  #importsOf(source: string): TSESTree.ImportDeclaration[] {
    const { program, fileName } = this.#request;
    const key = moduleKey({ module: source, from: fileName });
    return program.ast.body
      .filter((statement) => statement.type === T.ImportDeclaration)
      .filter(
        ({ importKind, source: { value: module } }) =>
          importKind !== 'type' && moduleKey({ module, from: fileName }) === key,
      );
  }

  /** Returns the last name that the document imports from a module. */
  #lastNameFrom(source: string): TSESTree.Node | undefined {
    return this.#importsOf(source)
      .map(({ specifiers }) => specifiers.at(-1))
      .find((specifier) => specifier?.type === T.ImportSpecifier);
  }

  #importedName(need: Need): string | undefined {
    const { program, fileName } = this.#request;
    for (const statement of program.ast.body) {
      if (statement.type !== T.ImportDeclaration || statement.importKind === 'type') continue;
      if (moduleKey({ module: statement.source.value, from: fileName }) !== moduleKey(need)) continue;
      const specifier = statement.specifiers.find((each) => memberOf(each) === need.member);
      // Another variable of the same name may hide the import.
      if (specifier && this.#isOnly(specifier)) return specifier.local.name;
    }
    return undefined;
  }

  #isOnly({ local }: TSESTree.ImportClause): boolean {
    const { document, program } = this.#request;
    const own = document.values.bindingOf(local);
    return program.nodes.every((node) => {
      if (node.type !== T.Identifier || node.name !== local.name) return true;
      const binding = document.values.bindingOf(node);
      return binding === undefined || binding === own;
    });
  }

  /** Whether a variable has a name; those of properties don't matter. */
  #isTaken(name: string): boolean {
    const { document, program } = this.#request;
    return (
      [...this.#names.values()].includes(name) ||
      program.nodes.some(
        (node) =>
          (node.type === T.Identifier && node.name === name && document.values.bindingOf(node) !== undefined) ||
          (node.type === T.JSXIdentifier && node.name === name),
      )
    );
  }
}

function memberOf(specifier: TSESTree.ImportClause): string | undefined {
  if (specifier.type === T.ImportNamespaceSpecifier) return ALL;
  if (specifier.type === T.ImportDefaultSpecifier) return 'default';
  if (specifier.importKind === 'type') return undefined;
  return specifier.imported.type === T.Identifier ? specifier.imported.name : undefined;
}

function aliasFor(local: string): string {
  const capital = local.slice(0, 1).toUpperCase() + local.slice(1);
  return /^auth0/i.test(local) ? `${local}Settings` : `auth0${capital}`;
}
