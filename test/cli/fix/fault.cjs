/**
 * Preloaded by a test: lets one of the operations by which files are written go wrong, the one numbered FAULT_AT.
 * FAULT_KIND: `kill` ends the process in front of it, `error` makes it fail, `interrupt` sends Ctrl-C behind it.
 */
const fs = require('node:fs');

const { FAULT_AT, FAULT_KIND } = process.env;
const { writeSync } = fs;
let count = 0;
let isWriting = false;

for (const name of ['openSync', 'writeSync', 'fchmodSync', 'fsyncSync', 'closeSync', 'renameSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    // A file is opened for writing by these flags; everything up to the rename belongs to it.
    if (name === 'openSync') isWriting = args[1] === 'wx';
    if (!isWriting) return real(...args);
    if (name === 'renameSync') isWriting = false;
    if (++count !== Number(FAULT_AT)) return real(...args);
    writeSync(2, 'fault\n');
    if (FAULT_KIND === 'kill') process.kill(process.pid, 'SIGKILL');
    if (FAULT_KIND === 'error') throw Object.assign(new Error('EIO: on purpose'), { code: 'EIO' });
    const result = real(...args);
    process.kill(process.pid, 'SIGINT');
    return result;
  };
}
