import type { EDITING_REASONS as ENGLISH } from '../../english/reasons/editing.js';
import type { Translation } from '../../render.js';

export const EDITING_REASONS: Translation<typeof ENGLISH> = {
  'reason.code-not-found': 'Relink findet den umgebenden Code nicht',
  'reason.not-in-script': 'dieser Code steht nicht in einem Skript, das Relink ändern kann',
  'reason.syntax-error': 'der umgebende Code hat einen Syntaxfehler',
  'reason.in-attribute': 'dieser Code steht in einem Attribut',
  'reason.script-in-pieces': 'das Skript enthält Zeichenreferenzen oder besteht aus mehreren Teilen',
  'reason.template-block': 'ein Template entscheidet, ob dieser Code auf der Seite steht',
  'reason.script-not-contiguous': 'das Skript ist kein zusammenhängender Abschnitt dieser Datei',
  'reason.no-token': 'hier wird kein Token übergeben',
  'reason.other-file-not-editable': 'Relink kann die Datei {{file}} nicht bearbeiten, die ebenfalls zu ändern ist',
  'reason.other-file': 'die Datei {{file}}, die ebenfalls zu ändern ist, hat sich inzwischen geändert',
  'reason.edits-overlap': 'die Änderungen würden sich überschneiden',
  'reason.new-code-broken': 'der neue Code ließe sich nicht parsen',
  'reason.new-finding': 'der neue Code hätte einen weiteren Befund ({{rule}})',
  'reason.finding-stays': 'der Befund bliebe bestehen',
  'reason.name-taken': 'der Name `{{name}}` wird in dieser Datei schon verwendet',
  'reason.helper-called-differently': 'diese Datei ruft `{{name}}` schon mit anderen Argumenten auf',
  'reason.no-imports': 'diese Datei importiert nichts',
  'reason.package-not-installed': 'das Paket hängt nicht von {{name}} ab',
  'reason.module-not-loaded': 'Relink erkennt nicht, wie dieses Skript {{module}} lädt',
  'reason.no-statement-for-import': 'es gibt keine Anweisung, vor der ein Import stehen könnte',
  'reason.no-statement-for-function': 'es gibt keine Anweisung, nach der eine Funktion stehen könnte',
  'reason.comment-before-comma': 'zwischen einer Eigenschaft und ihrem Komma steht ein Kommentar',
  'reason.comment-in-empty-object': 'ein leeres Objekt enthält einen Kommentar',
};
