import type { TITLES as ENGLISH } from '../english/titles.js';
import type { Translation } from '../render.js';

export const TITLES: Translation<typeof ENGLISH> = {
  'title.angularjs-signin': 'Zweites Konto anmelden, ohne die Sitzung zu ersetzen, und verknüpfen ({{client}})',
  'title.lock-to-popup': 'Dieses Lock in ein Verknüpfungs-Popup umwandeln',
  'title.separate-lock': 'Im Popup mit einem separaten Lock verknüpfen (ab Lock 11)',
  'title.popup': 'Zweites Konto im Popup anmelden und verknüpfen',
  'title.popup-callback': 'Im Callback des Popups verknüpfen ({{client}})',
  'title.redirect-page': 'Weiterleitung behalten; auf der Callback-Seite verknüpfen',
  'title.redirect-parse-hash': 'Weiterleitung behalten; verknüpfen, wo `parseHash` die Anmeldung liest',
  'title.redirect-server': 'Weiterleitung behalten; im Callback auf dem Server verknüpfen',
  'title.server-callback': 'Auf dem Server verknüpfen, mit eigenem Callback, der die Sitzung behält ({{client}})',
  'title.server-route': 'Auf dem Server verknüpfen, mit eigener Route ({{client}})',
  'title.server-shared-route': 'Auf dem Server verknüpfen, über die vorhandene Verknüpfungsanmeldung dieser Datei',
  'title.server-second-auth':
    'Auf dem Server verknüpfen, mit einem zweiten `auth()`, das die Sitzung behält ({{client}})',
  'title.unlink': 'Mit DELETE /api/v2/users/{id}/identities/… trennen',
  'title.unlink-management-client': 'Mit {{client}} trennen, dem ManagementClient dieser Datei',
};
