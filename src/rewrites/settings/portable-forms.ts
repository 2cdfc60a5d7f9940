import { ALL } from '../../core/values/exports.js';
import { moduleKey } from '../helpers/module/specifier.js';
import type { Style } from '../style.js';
import type { GlobalSetting } from './global-settings.js';

/** An import that an expression needs. */
export interface Need {
  /** The specifier in the file that has the expression, and that file. */
  readonly module: string;
  readonly from: string;
  /** The export, `default`, or `ALL` for the module itself. */
  readonly member: string;
  /** The local name in that file. */
  readonly local: string;
  readonly kind: 'es' | 'commonjs';
}

/** The value of a setting that can be written in another place. */
export interface Portable {
  /** Whether it needs a bundler: a variable of the environment. */
  readonly environment?: 'process.env' | 'import.meta.env';
  /** Whether the new place needs a variable with the settings of Nuxt. */
  readonly isRuntimeConfig?: boolean;
  /** The global that the new place needs. */
  readonly global?: GlobalSetting;
  readonly needs: readonly Need[];
  /** Equal for equal values. */
  readonly key: string;
  /**
   * @param localOf returns the name that an import has in the new place
   * @param runtimeConfig the variable with the settings of Nuxt
   */
  readonly write: (style: Style, localOf: (need: Need) => string, runtimeConfig?: string) => string;
}

/** `parameter`: whoever calls the code sets it. */
export type Portability = Portable | 'parameter' | undefined;

/** Matches what must not be copied to other files. */
export const SECRET = /secret|passw|private/i;

/** Whether a variable of the environment may be repeated in other places. */
export function isEnvironmentName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !SECRET.test(name);
}

/** Whether a name can follow a dot. */
export function isPlainName(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

/** Returns a text as a setting; undefined if quotes could not hold it unchanged. */
export function literalSetting(text: string): Portable | undefined {
  if (/['"\\\r\n]/.test(text) || text === '') return undefined;
  return { needs: [], key: `'${text}'`, write: ({ quote }) => quote + text + quote };
}

/** The value of a setting that is missing, as it pleases TypeScript: `import.meta.env.VITE_DOMAIN || ''`. */
export const EMPTY_SETTING: Portable = { needs: [], key: "''", write: ({ quote }) => quote + quote };

/**
 * Returns a variable of the environment.
 * @param isAsserted whether the code already says that the variable is set
 */
export function environmentVariable(
  environment: 'process.env' | 'import.meta.env',
  name: string,
  isAsserted = false,
): Portable {
  const code = `${environment}.${name}`;
  // Node's types say that any variable may be missing; those of Vite only if the project declares it so.
  const isOptional = isAsserted || environment === 'process.env';
  return {
    environment,
    needs: [],
    key: code,
    write: ({ typescript }) => (typescript && isOptional ? `${code}!` : code),
  };
}

/** Returns a setting that is one value or, without it, another: `a || b`. */
export function eitherSetting(operator: string, left: Portability, right: Portability): Portability {
  if (left === undefined || right === undefined || left === 'parameter' || right === 'parameter') return undefined;
  if (left.isRuntimeConfig === true || right.isRuntimeConfig === true) return undefined;
  // So a place that can't import one of them does not import the other either.
  if (left.needs.length > 0 && right.needs.length > 0) return undefined;
  const environment = left.environment ?? right.environment;
  if (left.global && right.global) return undefined;
  const global = left.global ?? right.global;
  const key = `${left.key} ${operator} ${right.key}`;
  return {
    ...(environment && { environment }),
    ...(global && { global }),
    needs: [...left.needs, ...right.needs],
    key,
    write: (style, localOf) =>
      [left.write({ ...style, typescript: false }, localOf), operator, right.write(style, localOf)].join(' '),
  };
}

/** Returns what another file exports by a name, with the path to a member of it. */
export function importedMember(fileName: string, [member = ALL, ...path]: readonly string[]): Portable {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  const module = `./${base.replace(/\.[cm]?[jt]sx?$/, '')}`;
  const local = member === 'default' ? nameForModule(module) : member;
  return importedSetting({ module, from: fileName, member, local, kind: 'es' }, path);
}

/** Returns a member of an import. */
export function importedSetting(need: Need, path: readonly string[]): Portable {
  const member = path.map((name) => `.${name}`).join('');
  return {
    needs: [need],
    key: keyOfNeed(need) + member,
    write: (_style, localOf) => localOf(need) + member,
  };
}

/** Returns a text that is equal for equal imports of a project. */
export function keyOfNeed(need: Need): string {
  return `${moduleKey(need)}\0${need.member}`;
}

/** Returns what brings a whole CommonJS module into a file. */
export function requiredNeed(module: string, from: string, local: string): Need {
  return { module, from, member: ALL, local, kind: 'commonjs' };
}

/** Returns a variable's name for a module: `authConfig` for `../auth-config.js`. */
export function nameForModule(module: string): string {
  const [base = ''] = module.split('/').at(-1)?.split('.') ?? [];
  const name = base.replace(/[^\w$]+(\w?)/g, (_, next: string) => next.toUpperCase());
  return isPlainName(name) ? name : 'settings';
}
