/**
 * Returns the fields of package.json that lead to the source. npm's provenance requires that `repository` is the one
 * that the workflow runs in, so a release takes it from there and no file has to be edited in a fork.
 * @param {string | undefined} repository OWNER/NAME on GitHub, or a URL
 */
export function repositoryFields(repository) {
  if (repository === undefined) return {};
  const url = (/^[\w.-]+\/[\w.-]+$/.test(repository) ? `https://github.com/${repository}` : repository).replace(
    /(?:\.git)?\/?$/,
    '',
  );
  return {
    repository: { type: 'git', url: `git+${url}.git` },
    bugs: { url: `${url}/issues` },
    homepage: `${url}#readme`,
  };
}
