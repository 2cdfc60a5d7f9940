import { createInterface } from 'node:readline';

/** Talks with a person. */
export interface Dialog {
  show(text: string): void;
  /** @returns the answer, without space around it; undefined when none will come any more */
  ask(question: string): Promise<string | undefined>;
}

export interface TerminalDialog extends Dialog {
  readonly close: () => void;
}

/**
 * A dialog on the terminal.
 * @param onInterrupt called at Ctrl-C, which ends the dialog
 */
export function createDialog(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  onInterrupt: () => void,
): TerminalDialog {
  const terminal = createInterface({ input, output });
  // Lines may come before they are asked for, when someone types ahead.
  const lines: string[] = [];
  let closed = false;
  let asking = false;
  let wake: () => void = () => undefined;
  terminal.on('line', (line) => {
    lines.push(line.trim());
    wake();
  });
  terminal.on('close', () => {
    closed = true;
    // The next output starts on a new line.
    if (asking) output.write('\n');
    wake();
  });
  terminal.on('SIGINT', () => {
    onInterrupt();
    terminal.close();
  });
  return {
    show: (text) => output.write(text),
    async ask(question) {
      if (closed) {
        const line = lines.shift();
        if (line !== undefined) output.write(`${question}${line}\n`);
        return line;
      }
      terminal.setPrompt(question);
      terminal.prompt();
      asking = true;
      // Both of these change while it waits, which the compiler does not see.
      while (lines.length === 0 && !(closed as boolean)) await new Promise<void>((resolve) => (wake = resolve));
      asking = false;
      return lines.shift();
    },
    close: () => {
      terminal.close();
    },
  };
}
