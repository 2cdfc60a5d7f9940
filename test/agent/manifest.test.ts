import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AGENT_TOOLS } from '../../src/agent/agent-tools.js';

interface ContributedTool {
  readonly name: string;
  readonly modelDescription: string;
  readonly inputSchema: unknown;
  readonly when: string;
  readonly canBeReferencedInPrompt: boolean;
  readonly toolReferenceName: string;
}

describe("VS Code's language-model tools", () => {
  it('are the tools of the server, with the same descriptions and inputs', () => {
    const manifest = JSON.parse(readFileSync(path.resolve(__dirname, '../../package.json'), 'utf8')) as {
      contributes: { languageModelTools: readonly ContributedTool[] };
    };
    const { languageModelTools } = manifest.contributes;
    assert.deepEqual(
      languageModelTools.map(({ name, modelDescription, inputSchema }) => ({ name, modelDescription, inputSchema })),
      AGENT_TOOLS.map(({ name, description, inputSchema }) => ({ name, modelDescription: description, inputSchema })),
    );
    for (const { when, canBeReferencedInPrompt, toolReferenceName } of languageModelTools) {
      // The extension in a browser has no tools, which read the disk.
      assert.equal(when, 'auth0Relink.agents');
      assert.ok(canBeReferencedInPrompt && /^[\w-]+$/.test(toolReferenceName));
    }
  });
});
