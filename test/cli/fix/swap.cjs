/**
 * Preloaded by a test: when a file is about to be written, another program moves its folder away and puts a link to
 * SWAP_TARGET in its place. SWAP_AT names the function of `node:fs` in front of which that happens.
 */
const fs = require('node:fs');

const { SWAP_AT, SWAP_FOLDER, SWAP_TARGET } = process.env;
const { renameSync, symlinkSync } = fs;
const real = fs[SWAP_AT];
let isDone = false;

fs[SWAP_AT] = (...args) => {
  const isWriting = SWAP_AT !== 'openSync' || args[1] === 'wx';
  if (isWriting && !isDone) {
    isDone = true;
    renameSync(SWAP_FOLDER, `${SWAP_FOLDER}-moved`);
    symlinkSync(SWAP_TARGET, SWAP_FOLDER);
  }
  return real(...args);
};
