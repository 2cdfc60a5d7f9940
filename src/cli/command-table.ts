import type { Argument, Command, Option } from 'commander';
import { REPORT_FORMATS } from '../report/scan-formats.js';
import { ruleMetas } from '../rules/metadata.js';

/** A command as help, completions and the manual page show it. */
export interface CommandRow {
  readonly name: string;
  readonly description: string;
  /** Such as `[paths...]`. */
  readonly usage: string;
  /** The only values of its arguments; none if they can be anything. */
  readonly choices: readonly string[];
  readonly options: readonly OptionRow[];
  /** Further help, such as examples. */
  readonly more: string;
}

export interface OptionRow {
  /** With dashes: `-f`, `--format`. */
  readonly names: readonly string[];
  /** Such as `<file>`; empty for a flag. */
  readonly value: string;
  readonly description: string;
  /** The only values, or those to complete. */
  readonly choices: readonly string[];
}

/** The values of options that also take others, or check them by their own. */
const VALUES: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['--format', REPORT_FORMATS],
  ['--rule', ruleMetas.map(({ id }) => id)],
]);

/**
 * Returns the commands of a program, from the same options that it parses.
 * @param moreOf the text that follows a command's help
 */
export function commandTable(program: Command, moreOf: (name: string) => string): CommandRow[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    usage: command.registeredArguments.map(usageOf).join(' '),
    choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    options: command.options.filter(({ hidden }) => !hidden).map(rowOf),
    more: moreOf(command.name()),
  }));
}

function usageOf(argument: Argument): string {
  const text = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${text}>` : `[${text}]`;
}

function rowOf({ short, long, flags, description, argChoices }: Option): OptionRow {
  const value = flags.split(' ').at(-1) ?? '';
  return {
    names: [short, long].flatMap((name) => name ?? []),
    value: /^[<[]/.test(value) ? value : '',
    description,
    choices: argChoices ?? VALUES.get(long ?? '') ?? [],
  };
}
