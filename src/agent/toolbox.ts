/** What agents can do with Relink: the core of `auth0-relink mcp` and of VS Code's language-model tools. */
import { NotRestorable, writtenAnyway } from '../fix/version-control.js';
import { oneLine } from '../report/display.js';
import { messageOf } from '../scan/error-message.js';
import type { AgentHost, CallHooks } from './agent-scanning.js';
import { AGENT_TOOLS } from './agent-tools.js';
import type { AgentTool } from './agent-tools.js';
import { AllowedRoots } from './allowed-roots.js';
import { applyAnswer } from './apply-answer.js';
import type { WrittenTexts } from './apply-answer.js';
import { explainAnswer } from './explain-answer.js';
import { previewAnswer } from './preview-answer.js';
import { Previews } from './previews.js';
import type { Preview } from './previews.js';
import { scanAnswer } from './scan-answer.js';
import type { ToolAnswer } from './tool-answer.js';
import { toolInput } from './tool-input.js';
import type { ToolInput } from './tool-input.js';

export interface ToolboxOptions {
  /** Returns the absolute paths of the only folders that tools may read and write. */
  readonly roots: () => readonly string[];
  /** Whether there is a tool that writes. */
  readonly canWrite: boolean;
  readonly ripgrep: boolean | string;
  /** Whether an editor has changes of a file that are not on disk. */
  readonly isUnsaved?: (file: string) => boolean;
}

/** The tools, with what they remember between two calls. */
export class AgentToolbox {
  readonly #options: ToolboxOptions;
  readonly #previews = new Previews();
  readonly #written: WrittenTexts = new Map();
  /** The last call that writes: two of them would get in each other's way. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(options: ToolboxOptions) {
    this.#options = options;
  }

  get tools(): readonly AgentTool[] {
    return AGENT_TOOLS.filter(({ readOnly }) => readOnly || this.#options.canWrite);
  }

  /** Returns what a token stands for, as long as it can be applied. */
  previewOf(token: string): Preview | undefined {
    return this.#previews.find(token);
  }

  /** Calls a tool. It never rejects: what went wrong is the answer. */
  async call(name: string, given: unknown, hooks: CallHooks): Promise<ToolAnswer> {
    try {
      const tool = this.tools.find((each) => each.name === name);
      if (tool === undefined) throw new Error(`there is no tool ${oneLine(name)}`);
      const { roots, ripgrep, isUnsaved = () => false } = this.#options;
      const host: AgentHost = { roots: new AllowedRoots(roots()), ripgrep, isUnsaved };
      return await this.#answer(tool, toolInput(tool, given), host, hooks);
    } catch (error) {
      const reason =
        error instanceof NotRestorable ? writtenAnyway(error.problem, 'allowDirty: true') : messageOf(error);
      return { text: `Refused: ${oneLine(reason)}.\n`, isError: true };
    }
  }

  #answer({ name }: AgentTool, input: ToolInput, host: AgentHost, hooks: CallHooks): Promise<ToolAnswer> {
    switch (name) {
      case 'auth0relink_scan':
        return scanAnswer(input, host, hooks);
      case 'auth0relink_explain':
        return explainAnswer(input, host, hooks);
      case 'auth0relink_preview':
        return previewAnswer(input, host, hooks, this.#previews, this.#options.canWrite);
      case 'auth0relink_apply': {
        const answer = this.#writing.then(() => applyAnswer(input, host, hooks, this.#previews, this.#written));
        this.#writing = answer.catch(() => undefined);
        return answer;
      }
    }
  }
}
