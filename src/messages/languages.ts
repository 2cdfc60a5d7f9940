/**
 * Returns the entry for a language: the one of its tag, such as `de-at`, or else of the tag's first part.
 * @param byLanguage with keys in lower case
 */
export function entryFor<Entry>(byLanguage: ReadonlyMap<string, Entry>, tag: string): Entry | undefined {
  const wanted = tag.toLowerCase();
  return byLanguage.get(wanted) ?? byLanguage.get(wanted.split(/[-_]/)[0] ?? '');
}
