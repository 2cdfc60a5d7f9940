import type { PROBLEMS as ENGLISH } from '../english/problems.js';
import type { Translation } from '../render.js';

export const PROBLEMS: Translation<typeof ENGLISH> = {
  'problem.unparsed': 'Dieser Code ließ sich nicht parsen und wurde daher nicht geprüft.',
  'problem.failure': 'Relink konnte diesen Code nicht prüfen ({{error}}). Bitte melden Sie diesen Fehler.',
  'problem.over-budget': 'Diese Datei ist zu komplex für eine vollständige Prüfung. Befunde können fehlen.',
  'problem.unknown-rule': 'Unbekannte Regel „{{rule}}“. Verfügbare Regeln: {{rules}}.',
  'problem.unused-suppression': 'Unnötige Unterdrückung: {{rule}} meldet hier nichts.',
  'problem.unused-suppressions': 'Unnötige Unterdrückung: {{rules}} melden hier nichts.',
  'problem.unused-suppression-of-all': 'Unnötige Unterdrückung: Keine Regel meldet hier etwas.',
};
