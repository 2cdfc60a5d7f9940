/** The tool named in a report. */
export interface ToolInfo {
  readonly name: string;
  readonly version: string;
}
