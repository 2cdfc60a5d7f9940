/** Why a baseline can't be used; a face says before it which file, and where. */
export const BASELINES = {
  'baseline.conflict': 'has a merge conflict; resolve it',
  'baseline.not-json': 'not valid JSON ({{error}})',
  'baseline.no-version': "this version of Relink can't read it: it has no version, not {{wanted}}",
  'baseline.version': "this version of Relink can't read it: it has version {{given}}, not {{wanted}}",
  'baseline.no-list': '"findings" must be a list',
  'baseline.entry': 'a finding has "file", "rule", "id" and perhaps "reason", all of them texts',
} as const;
