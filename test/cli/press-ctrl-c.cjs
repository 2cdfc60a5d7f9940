/**
 * Preloaded by tests: presses Ctrl-C, or sends SIGNAL, as soon as the command line handles it, however busy the machine
 * is.
 */
const { SIGNAL = 'SIGINT' } = process.env;

process.on('newListener', (event) => {
  if (event === SIGNAL) process.nextTick(() => process.kill(process.pid, SIGNAL));
});
