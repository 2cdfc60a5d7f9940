import Mocha from 'mocha';

/** Mocha's list of results, each line marked so that it is found among what the workbench logs. */
export class Marked extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    let depth = 0;
    const print = (text: string) => {
      for (const line of text.split('\n')) console.log(`[relink] ${'  '.repeat(depth)}${line}`);
    };
    runner.on('suite', ({ title }) => {
      if (title !== '') print(title);
      depth++;
    });
    runner.on('suite end', () => {
      depth--;
    });
    runner.on('pass', ({ title, duration }) => {
      print(`✔ ${title}${duration === undefined ? '' : ` (${duration} ms)`}`);
    });
    runner.on('pending', ({ title }) => {
      print(`- ${title}`);
    });
    runner.on('fail', ({ title }, error: unknown) => {
      print(`✖ ${title}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
    runner.on('end', () => {
      const { passes = 0, failures = 0 } = runner.stats ?? {};
      print(`${passes} passing, ${failures} failing`);
    });
  }
}
