import type { BASELINES as ENGLISH } from '../english/baselines.js';
import type { Translation } from '../render.js';

export const BASELINES: Translation<typeof ENGLISH> = {
  'baseline.conflict': 'enthält einen Merge-Konflikt; lösen Sie ihn auf',
  'baseline.not-json': 'kein gültiges JSON ({{error}})',
  'baseline.no-version':
    'diese Version von Relink kann die Datei nicht lesen: Sie nennt keine Version statt {{wanted}}',
  'baseline.version': 'diese Version von Relink kann die Datei nicht lesen: Sie hat Version {{given}} statt {{wanted}}',
  'baseline.no-list': '"findings" muss eine Liste sein',
  'baseline.entry': 'ein Befund hat "file", "rule", "id" und eventuell "reason", alles Texte',
};
