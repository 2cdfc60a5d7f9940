/** Preloaded by a test: the folder for temporary files can't be listed. */
const fs = require('node:fs');
const { tmpdir } = require('node:os');

const real = fs.readdirSync;
fs.readdirSync = (folder, ...rest) => {
  if (String(folder) !== tmpdir()) return real(folder, ...rest);
  throw Object.assign(new Error('EACCES: on purpose'), { code: 'EACCES' });
};
