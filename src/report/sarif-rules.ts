import type { ReportingDescriptor, Result } from 'sarif';
import type { RuleMeta, Severity } from '../core/types.js';
import { render } from '../messages/render.js';

/** SARIF's levels for severities. */
export const SARIF_LEVELS: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const PROBLEM_SEVERITIES = {
  error: 'error',
  warning: 'warning',
  information: 'recommendation',
  hint: 'recommendation',
} as const;

/** Returns a rule's description for services that read SARIF. */
export function descriptorOf(rule: RuleMeta): ReportingDescriptor {
  const description = render(rule.description);
  const text = plainText(description);
  const since = datesOf(rule);
  const advice = 'Use the Management API instead: POST /api/v2/users/{id}/identities.';
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: plainText(render(rule.title)) },
    fullDescription: { text },
    help: {
      text: [text, ...since, advice, rule.source].join('\n\n'),
      markdown: [description, ...since, advice, `[Auth0's deprecation notice](${rule.source})`].join('\n\n'),
    },
    helpUri: rule.source,
    defaultConfiguration: { level: SARIF_LEVELS[rule.severity ?? 'error'] },
    // GitHub filters and sorts by these.
    properties: {
      tags: ['auth0', 'account-linking', 'deprecated'],
      precision: 'very-high',
      'problem.severity': PROBLEM_SEVERITIES[rule.severity ?? 'error'],
    },
  };
}

/** Returns the dates of Auth0's announcement and removal as a sentence, if there are any. */
function datesOf({ dates: { deprecated, removed } }: RuleMeta): string[] {
  const parts = [...(deprecated ? [`announced ${deprecated}`] : []), ...(removed ? [`removed ${removed}`] : [])];
  const sentence = parts.join(', ');
  return sentence === '' ? [] : [`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`];
}

function plainText(markdown: string): string {
  return markdown.replaceAll('`', '');
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
