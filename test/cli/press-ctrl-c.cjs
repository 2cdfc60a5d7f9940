/** Preloaded by tests: presses Ctrl-C as soon as the command line handles it, however busy the machine is. */
process.on('newListener', (event) => {
  if (event === 'SIGINT') process.nextTick(() => process.kill(process.pid, 'SIGINT'));
});
