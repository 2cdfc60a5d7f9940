/** How helper modules export their functions. */
import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../../core/syntax/node-types.js';
import type { Edit } from '../../../core/types.js';
import { isEsModule } from '../../es-module.js';
import { inStyle } from '../../style.js';
import type { Style } from '../../style.js';
import { commonExports } from './commonjs.js';
import { insertAfterItem } from './insert-after-item.js';
import type { ModuleKind } from './module-kind.js';

/** Returns the kind of an existing module; undefined for a script. */
export function kindOfModule(program: TSESTree.Program): ModuleKind | undefined {
  if (isEsModule(program)) return 'es';
  return commonExports(program).length > 0 ? 'commonjs' : undefined;
}

/** Whether a module exports its function `name` under that name. */
export function isExported(program: TSESTree.Program, name: string, kind: ModuleKind): boolean {
  if (kind === 'commonjs') {
    return commonExports(program).some((each) =>
      each.name === undefined
        ? each.value.type === T.ObjectExpression && each.value.properties.some((property) => isProperty(property, name))
        : each.name === name && each.value.type === T.Identifier && each.value.name === name,
    );
  }
  return program.body.some(
    (statement) =>
      statement.type === T.ExportNamedDeclaration &&
      ((statement.declaration?.type === T.FunctionDeclaration && statement.declaration.id?.name === name) ||
        statement.specifiers.some(({ exported }) => exported.type === T.Identifier && exported.name === name)),
  );
}

function isProperty(property: TSESTree.ObjectLiteralElement, name: string): boolean {
  return (
    property.type === T.Property &&
    property.value.type === T.Identifier &&
    property.value.name === name &&
    property.key.type === T.Identifier &&
    property.key.name === name
  );
}

/** Returns the statement that exports the functions of a new CommonJS module. */
export function exportStatement(names: readonly string[], style: Style): string {
  return inStyle(['module.exports = {', ...names.map((name) => `  ${entry(name, style)},`), '};'].join('\n'), style);
}

/**
 * Returns the edits that add functions to a CommonJS module and export them.
 * @param code of the functions
 * @returns undefined if the module exports something else than a list of names
 */
export function addCommonExports(
  text: string,
  program: TSESTree.Program,
  names: readonly string[],
  code: string,
  style: Style,
): Edit[] | undefined {
  const exported = commonExports(program);
  const whole = exported.findLast(({ name }) => name === undefined);
  if (whole === undefined) {
    const end = text.trimEnd().length;
    const lines = names.map((name) => inStyle(`exports.${name} = ${name};`, style));
    return [
      { start: end, end, text: [code, lines.join(style.eol)].map((part) => style.eol.repeat(2) + part).join('') },
    ];
  }
  const last = whole.value.type === T.ObjectExpression ? whole.value.properties.at(-1) : undefined;
  if (last?.type !== T.Property) return undefined;
  const [start] = whole.statement.range;
  const entries = names.map((name) => entry(name, style));
  return [{ start, end: start, text: code + style.eol + style.eol }, insertAfterItem(text, last, entries, style)];
}

function entry(name: string, { modern }: Style): string {
  return modern ? name : `${name}: ${name}`;
}
