import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { CLI } from '../cli/run.js';

const open: Client[] = [];

/** What a tool answered. */
export interface Answered {
  readonly text: string;
  readonly isError: boolean;
}

export interface Agent {
  readonly client: Client;
  readonly call: (tool: string, input?: Readonly<Record<string, unknown>>) => Promise<Answered>;
}

/** Starts `auth0-relink mcp` in a folder, as an agent does. */
export async function startAgent(cwd: string, ...args: readonly string[]): Promise<Agent> {
  const client = new Client({ name: 'test', version: '1' });
  open.push(client);
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [CLI, 'mcp', ...args], cwd, stderr: 'inherit' }),
  );
  const call: Agent['call'] = async (tool, input = {}) => {
    const { content, isError = false } = await client.callTool({ name: `auth0relink_${tool}`, arguments: input });
    const [first] = content;
    return { text: first?.type === 'text' ? first.text : '', isError };
  };
  return { client, call };
}

export async function endAgents(): Promise<void> {
  for (const client of open.splice(0)) await client.close();
}

/** Returns the token in the answer of a preview. */
export function tokenIn({ text }: Answered): string {
  return /auth0relink_apply with token (\w+)$/m.exec(text)?.[1] ?? `no token in ${text}`;
}

export const EXAMPLE = path.resolve(__dirname, '../../examples/legacy-app');
