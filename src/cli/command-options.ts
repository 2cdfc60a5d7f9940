import { Option } from 'commander';
import { CERTAINTIES } from '../core/types.js';
import { FIX_FORMATS } from './fix-command.js';
import { collect, parseGlob, parseRule, parseSize } from './option-values.js';
import { FORMATS } from './scan-command.js';

export function scanOptions(): Option[] {
  return [
    new Option('-f, --format <format>', 'how to report').choices([...FORMATS]).default('text'),
    ...sharedOptions('scan'),
    new Option('--stdin', 'scan standard input'),
    new Option('--stdin-filename <name>', 'what standard input is called'),
    ...reportOptions('print only findings'),
  ];
}

export function fixOptions(): Option[] {
  return [
    new Option('-w, --write', 'write the files (default: show a diff, write nothing)'),
    new Option('--review', 'also rewrite what a person has to review afterwards'),
    new Option('-i, --interactive', 'ask about each finding, and write what is agreed to'),
    new Option('--target <name>', 'only rewrites that call this, such as axios or fetch (repeatable)').argParser(
      collect,
    ),
    new Option('--allow-dirty', 'write even where git could not take the rewrites back'),
    new Option('-f, --format <format>', 'how to report').choices([...FIX_FORMATS]).default('text'),
    ...sharedOptions('fix'),
    ...reportOptions('print only the diff'),
  ];
}

function sharedOptions(verb: string): Option[] {
  return [
    new Option('-o, --output <file>', 'write the report to a file'),
    new Option('--rule <id>', 'run only this rule (repeatable)').argParser(parseRule),
    new Option('--include <glob>', 'only files that match (repeatable)').argParser(parseGlob),
    new Option('--ignore <glob>', 'no files that match (repeatable)').argParser(parseGlob),
    new Option('--no-gitignore', `also ${verb} what .gitignore leaves out`),
    new Option('--max-file-size <size>', 'leave out larger files, such as 500k or 2MB (default: 1MB)').argParser(
      parseSize,
    ),
    new Option('--min-certainty <certainty>', 'the least certain findings to report: certain, likely, or dead (all)')
      .choices([...CERTAINTIES])
      .default('dead'),
    new Option('--config <file>', 'use this configuration instead of the nearest auth0-relink.json'),
  ];
}

function reportOptions(quiet: string): Option[] {
  return [
    new Option('-q, --quiet', quiet),
    new Option('-v, --verbose', 'name every file that was not looked into'),
    new Option('--color', 'use colours (default: on a terminal, unless NO_COLOR is set)'),
    new Option('--no-color', 'use no colours'),
  ];
}
