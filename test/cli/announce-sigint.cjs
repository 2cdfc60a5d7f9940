/** Preloaded by a test: says on stderr when the command line is ready for Ctrl-C. */
const { writeSync } = require('node:fs');

process.on('newListener', (event) => {
  if (event === 'SIGINT') writeSync(2, 'ready for SIGINT\n');
});
