import type { EVIDENCE as ENGLISH } from '../english/evidence.js';
import type { Translation } from '../render.js';

/** Why a finding is certain, likely or dead, step by step. */
export const EVIDENCE: Translation<typeof ENGLISH> = {
  'evidence.created-here': '{{sdk}} wird hier erzeugt.',
  'evidence.imported': '{{sdk}} wird in einer anderen Datei erzeugt und gelangt hier in diese.',
  'evidence.known': 'Ein Import, eine globale Variable oder ein Typ zeigt, dass dies {{sdk}} ist.',
  'evidence.named': 'Nur der Name deutet auf {{sdk}} hin: Nichts zeigt, was dies ist.',
  'evidence.open': 'Nichts zeigt, was dies ist, aber die Optionen sind die von {{sdk}}.',
  'evidence.version': '{{package}} {{version}} wird verwendet.',
  'evidence.sent': 'Das SDK sendet diesen Parameter an Auth0, das damit keine Konten mehr verknüpft.',
  'evidence.not-sent': 'Das SDK sendet diesen Parameter nicht: {{ignored}}.',
  'evidence.host-auth0': 'Der Host ist eine Auth0-Domain oder eine, die dieses Projekt einem Auth0-SDK übergibt.',
  'evidence.host-named': 'Der Name des Hosts deutet auf Auth0 hin, aber sein Wert ist unbekannt.',
  'evidence.host-unknown': 'Der Host ist unbekannt, aber Pfad und Parameter sind die von Auth0.',
  'evidence.post': 'Die Anfrage ist ein POST.',
  'evidence.method-unknown': 'Die Methode der Anfrage ist unbekannt.',
  'evidence.fields': 'Die Anfrage enthält die Felder `access_token` und `user_id`.',
  'evidence.id-token': 'Dem Namen nach ist dies ein ID-Token.',
  'evidence.certain': 'Damit ist es sicher: Dies ist Auth0-Code, der nicht mehr funktioniert.',
  'evidence.likely': 'Damit ist es wahrscheinlich: Es sieht nach Auth0-Code aus, ließ sich aber nicht bestätigen.',
  'evidence.dead': 'Damit ist es wirkungslos: Der Code sollte Konten verknüpfen, tat es aber nie.',
};
