import type { GUIDES as ENGLISH } from '../english/guides.js';
import type { Translation } from '../render.js';

export const GUIDES: Translation<typeof ENGLISH> = {
  'guide.title': 'Keine automatische Umschreibung: manuelle Schritte anzeigen',
  'guide.title-with-reason': 'Keine automatische Umschreibung: {{reason}}',
  'guide.reason': 'Keine automatische Umschreibung: {{reason}}.',
  'guide.link-second-login':
    'Melden Sie das zweite Konto an, ohne die erste Sitzung zu ersetzen: im Popup oder über eine eigene Route.',
  'guide.link-request':
    'Senden Sie sein ID-Token als `link_with` an POST /api/v2/users/{id}/identities, mit der ID des ersten Kontos als {id}.',
  'guide.bearer':
    'Senden Sie ein Access Token als Bearer (Audience https://TENANT/api/v2/, Scope update:current_user_identities).',
  'guide.unlink-request':
    'Senden Sie DELETE /api/v2/users/{id}/identities/{provider}/{user_id}, mit der ID des primären Kontos als {id}.',
  'guide.unlink-split-id':
    'Teilen Sie die ID des verknüpften Benutzers am ersten „|“ in {provider} und {user_id}, und kodieren Sie beide für die URL.',
  'guide.id-token':
    'Senden Sie anstelle des ID-Tokens ein Access Token (Audience https://TENANT/api/v2/, Scope update:current_user_identities).',
  'guide.request-token':
    'Fordern Sie dieses Token mit Audience https://TENANT/api/v2/ und Scope update:current_user_identities an.',
  'guide.upgrade-sdk':
    'Aktualisieren Sie auf Lock 11 oder auth0.js 9 (oder neuer): Auth0 hat die Anmelde-Endpunkte älterer Versionen am 6. August 2018 abgeschaltet.',
};
