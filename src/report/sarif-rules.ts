import type { ReportingDescriptor } from 'sarif';
import type { RuleMeta } from '../core/types.js';

/** What a service that reads SARIF shows of a rule. */
export function descriptorOf(rule: RuleMeta): ReportingDescriptor {
  const text = plainText(rule.description);
  const since = `Announced ${rule.dates.deprecated}, switched off ${rule.dates.removed}.`;
  const advice = 'Link accounts by the Management API instead: POST /api/v2/users/{id}/identities.';
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: plainText(rule.title) },
    fullDescription: { text },
    help: {
      text: `${text}\n\n${since}\n\n${advice}\n\n${rule.source}`,
      markdown: `${rule.description}\n\n${since}\n\n${advice}\n\n[Auth0's own notice](${rule.source})`,
    },
    helpUri: rule.source,
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['auth0', 'account-linking', 'deprecated'] },
  };
}

function plainText(markdown: string): string {
  return markdown.replaceAll('`', '');
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
