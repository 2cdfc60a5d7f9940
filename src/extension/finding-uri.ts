import * as vscode from 'vscode';
import type { Finding } from '../core/types.js';
import type { FindingPlace } from '../editing/finding-commands.js';

/** A link that runs a command on a finding. */
export function findingUri(command: string, uri: vscode.Uri, { ruleId, start }: Finding): vscode.Uri {
  const place: FindingPlace = { uri: uri.toString(), ruleId, start };
  return vscode.Uri.from({ scheme: 'command', path: command, query: JSON.stringify([place]) });
}
