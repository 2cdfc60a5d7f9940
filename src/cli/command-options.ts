import { Option } from 'commander';
import { CERTAINTIES } from '../core/types.js';
import { REPORT_FORMATS } from '../report/scan-formats.js';
import { FAIL_ON } from './exit-codes.js';
import { FIX_FORMATS } from './fix-command.js';
import { MERGE_FORMATS } from './merge-command.js';
import { collect, parseFormat, parseGlob, parseRule, parseSize } from './option-values.js';
import { originOptions } from './origin-flags.js';

export function scanOptions(): Option[] {
  return [
    new Option(
      '-f, --format <format[=file]>',
      `report format, and the file to write it to (repeatable): ${REPORT_FORMATS.join(', ')} (default: text)`,
    ).argParser(parseFormat),
    ...sharedOptions('scan'),
    new Option('--fail-on <certainty>', 'least certainty of findings that end with exit code 1')
      .choices([...FAIL_ON])
      .default('any'),
    new Option('--exit-zero', 'end with exit code 0 whatever is found; the same as --fail-on none'),
    new Option('--no-fixes', 'leave out the fixes that sarif and rdjson contain, which take about as long as the scan'),
    new Option('--baseline <file>', 'report only findings that this file does not know'),
    new Option('--write-baseline [file]', 'write all findings to a baseline (default: auth0-relink-baseline.json)'),
    new Option('--prune-baseline', 'remove findings that are gone from the baseline'),
    ...changeOptions('report'),
    new Option('--staged', 'report only findings in staged lines, with all files as they are in the index'),
    ...originOptions(),
    new Option('--stdin', 'scan standard input'),
    new Option('--stdin-filename <name>', 'file name of standard input, which sets its type'),
    ...reportOptions('print only findings'),
  ];
}

export function fixOptions(): Option[] {
  return [
    new Option('-w, --write', 'write the files (default: only show a diff)'),
    new Option('--review', 'include rewrites that need a review'),
    new Option('-i, --interactive', 'ask about each finding, and write the accepted rewrites'),
    new Option('--upgrade', 'also load the newer SDK that a rewrite needs, in package.json or the page'),
    new Option('--target <name>', 'use only this target, such as axios or fetch (repeatable)').argParser(collect),
    new Option('--allow-dirty', "write even if git can't restore the files"),
    ...changeOptions('rewrite'),
    // Accepted so the error can say why not.
    new Option('--staged').hideHelp(),
    new Option('-f, --format <format>', 'report format').choices([...FIX_FORMATS]).default('text'),
    ...sharedOptions('fix'),
    ...reportOptions('print only the diff'),
  ];
}

/** The options of `merge`, which scans nothing. */
export function mergeOptions(): Option[] {
  return [
    new Option('-f, --format <format>', 'format of the merged report').choices(MERGE_FORMATS).default('markdown'),
    new Option('-o, --output <file>', 'write the merged report to a file'),
    new Option('-q, --quiet', "don't confirm that the file was written"),
  ];
}

/** The options of `explain`, which is about one rule or place. */
export function explainOptions(): Option[] {
  return [new Option('-l, --list', 'list all rules'), configOption(), ...colorOptions()];
}

/** The options of `mcp`, which talks to a program. */
export function mcpOptions(): Option[] {
  return [new Option('-w, --write', 'also offer the tool that writes files (default: only show changes)')];
}

function changeOptions(verb: string): Option[] {
  return [
    new Option('--since <revision>', `${verb} only findings in lines changed since the branch left this revision`),
    new Option('--diff <file>', `${verb} only findings in lines that this unified diff changes (-: standard input)`),
  ];
}

function sharedOptions(verb: string): Option[] {
  return [
    new Option('-o, --output <file>', 'write the report to a file'),
    new Option('--rule <id>', 'run only this rule (repeatable)').argParser(parseRule),
    new Option('--include <glob>', 'only matching files (repeatable)').argParser(parseGlob),
    new Option('--ignore <glob>', 'skip matching files (repeatable)').argParser(parseGlob),
    new Option('--no-gitignore', `also ${verb} files ignored by .gitignore`),
    new Option('--max-file-size <size>', 'skip larger files, such as 500k or 2MB (default: 1MB)').argParser(parseSize),
    new Option('--min-certainty <certainty>', 'minimum certainty to report: certain, likely, or dead (all)')
      .choices([...CERTAINTIES])
      .default('dead'),
    configOption(),
  ];
}

function reportOptions(quiet: string): Option[] {
  return [new Option('-q, --quiet', quiet), new Option('-v, --verbose', 'list every skipped file'), ...colorOptions()];
}

function configOption(): Option {
  return new Option('--config <file>', 'use this configuration instead of the nearest auth0-relink.json');
}

function colorOptions(): Option[] {
  return [
    new Option('--color', 'use colours (default: on a terminal, unless NO_COLOR is set)'),
    new Option('--no-color', "don't use colours"),
  ];
}
