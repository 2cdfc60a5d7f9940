/** Preloaded by a test: sends SIGNAL to the process once it has written a part of a file. */
const fs = require('node:fs');

const real = fs.writeSync;
let isFirst = true;
fs.writeSync = (descriptor, ...rest) => {
  const written = real(descriptor, ...rest);
  if (descriptor > 2 && isFirst) {
    isFirst = false;
    process.kill(process.pid, process.env.SIGNAL);
  }
  return written;
};
