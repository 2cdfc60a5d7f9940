import * as vscode from 'vscode';

/** @returns `1 finding`, `2 findings` */
export function findingsText(count: number): string {
  const { t } = vscode.l10n;
  return count === 1 ? t('1 finding') : t('{0} findings', count);
}
