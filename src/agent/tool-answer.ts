/** What a tool answers. */
export interface ToolAnswer {
  readonly text: string;
  /** Whether something failed; the text says what. */
  readonly isError: boolean;
}
